// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.words.Durations;
import io.github.dfumaven.words.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What to flash, where and how.
 *
 * @param image what to flash
 * @param selection which devices are meant
 * @param all whether to flash every device that fits, at the same time; several paths in the selection do the same for
 *     those
 * @param enter whether to restart an application that has only a serial port into download mode; experimental
 * @param waitFor how long to wait for a device to appear, or empty to take what is there
 * @param timeout how long a device may take over one block; the verdict at the end gets more, by the size of the image
 * @param restarts how often to start again from the first block after a transfer failed, 0 to 100
 * @param pipeline how many blocks go out with one question for the status behind them, 1 to 256; more than 1 is for ROMs only
 * @param changed whether to read flash first and to send only the sectors that differ; experimental, see
 *     {@link Flasher#readFlash}
 * @param fast whether to shorten the delays of the ROM before anything else, where that is known how; experimental
 * @param reset whether to restart the device at the end, as well as that can be done
 * @param run whether to start the application in the end in place of the reset; experimental, see {@link Flasher#start}
 * @param dryRun whether to stop before anything is sent
 * @param force whether to flash an image for another device, or a bare binary to a ROM that would write it to address 0
 * @param trustBase whether to flash a delta without comparing what it leaves out with what the board holds
 * @param checkBoard whether to ask the board what it is, and to refuse an image that is for a larger flash chip or for other
 *     revisions of the chip. Experimental, see {@link Flasher#identify}
 * @param verify what to read back and compare after the device confirmed the image, through the ROM of an ESP chip;
 *     empty to believe the device. Experimental, see {@link Flasher#readFlash}
 * @param own makes the image of the one board that is flashed in place of {@code image}; empty where all boards get the same
 */
public record FlashRequest(
        FlashImage image,
        Selection selection,
        boolean all,
        boolean enter,
        Optional<Duration> waitFor,
        Duration timeout,
        int restarts,
        int pipeline,
        boolean changed,
        boolean fast,
        boolean reset,
        RunWish run,
        boolean dryRun,
        boolean force,
        boolean trustBase,
        boolean checkBoard,
        List<PlacedFile> verify,
        Optional<OwnImage> own) {

    /** How many seconds a device may take over one block unless told otherwise. */
    public static final int DEFAULT_SECONDS = DownloadPlan.USUAL_SECONDS;

    /** How often to start again after a transfer failed, unless told otherwise. */
    public static final int DEFAULT_RESTARTS = 2;

    /** How many blocks go out together unless told otherwise. */
    public static final int DEFAULT_PIPELINE = 1;

    /** The most blocks that can go out together. */
    public static final int MOST_PIPELINED = 256;

    private static final int MOST_RESTARTS = 100;

    /**
     * Creates a request of values that are known to be sound; the {@link Builder} takes what users write.
     *
     * @throws IllegalArgumentException if the number of restarts or of blocks or a duration is out of its range
     */
    public FlashRequest {
        verify = List.copyOf(verify);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout of " + timeout + " is not longer than 0");
        }
        if (waitFor.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("nobody can wait for " + waitFor.get());
        }
        if (restarts < 0 || restarts > MOST_RESTARTS || pipeline < 1 || pipeline > MOST_PIPELINED) {
            throw new IllegalArgumentException(restarts + " restarts and " + pipeline + " blocks are not within 0 to "
                    + MOST_RESTARTS + " and 1 to " + MOST_PIPELINED);
        }
    }

    /**
     * {@return a builder of requests for an image of which nothing more is known, so far to flash it to the one device that is there}
     *
     * @param image what to flash
     */
    public static Builder builder(FlashImage image) {
        return builder(new FlashFile(image, Optional.empty(), OptionalLong.empty(), List.of(), List.of()));
    }

    /**
     * {@return a builder of requests for a file, so far to flash it to the one device that is there}
     *
     * @param file what to flash, checked
     */
    public static Builder builder(FlashFile file) {
        return new Builder(file);
    }

    /** Takes the parts of a request as users write them; null is not said, and leaves the default. */
    public static final class Builder {

        private final FlashFile file;
        private Selection selection = Selection.any();
        private boolean all;
        private boolean enter;
        private Optional<Duration> waitFor = Optional.empty();
        private Duration timeout = Duration.ofSeconds(DEFAULT_SECONDS);
        private int restarts = DEFAULT_RESTARTS;
        private int pipeline = DEFAULT_PIPELINE;
        private boolean changed;
        private boolean fast;
        private boolean reset;
        private RunWish run = RunWish.NO;
        private boolean dryRun;
        private boolean force;
        private boolean trustBase;
        private boolean checkBoard;
        private List<PlacedFile> verify = List.of();
        private Optional<OwnImage> own = Optional.empty();

        private Builder(FlashFile file) {
            this.file = file;
        }

        /** {@return this, told which devices are meant; any, unless set} */
        public Builder selection(Selection devices) {
            selection = devices;
            return this;
        }

        /** {@return this, told whether every device is meant that fits} */
        public Builder all(boolean every) {
            all = every;
            return this;
        }

        /** {@return this, told whether to restart an application that has only a serial port into download mode} */
        public Builder enter(boolean restart) {
            enter = restart;
            return this;
        }

        /** {@return this, told how long to wait for a device to appear, for example {@code 30s}} */
        public Builder waitFor(@Nullable String duration) throws InvalidRequestException {
            waitFor = duration == null ? Optional.empty() : Optional.of(Durations.parse("wait", duration));
            return this;
        }

        /** {@return this, told how long a device may take over one block: more than none} */
        public Builder timeout(@Nullable String duration) throws InvalidRequestException {
            timeout = duration == null ? Duration.ofSeconds(DEFAULT_SECONDS) : Durations.limit("timeout", duration);
            return this;
        }

        /** {@return this, told how often to start again after a transfer failed: 0 to 100} */
        public Builder restarts(@Nullable String count) throws InvalidRequestException {
            restarts = count == null ? DEFAULT_RESTARTS : Numbers.count("restarts", count, 0, MOST_RESTARTS);
            return this;
        }

        /** {@return this, told how many blocks go out together: 1 to 256} */
        public Builder pipeline(@Nullable String blocks) throws InvalidRequestException {
            pipeline = blocks == null ? DEFAULT_PIPELINE : Numbers.count("pipeline", blocks, 1, MOST_PIPELINED);
            return this;
        }

        /** {@return this, told whether to read flash first and to send only the sectors that differ} */
        public Builder changed(boolean only) {
            changed = only;
            return this;
        }

        /** {@return this, told whether to shorten the delays of the ROM} */
        public Builder fast(boolean shorten) {
            fast = shorten;
            return this;
        }

        /** {@return this, told whether to restart the device at the end} */
        public Builder reset(boolean restart) {
            reset = restart;
            return this;
        }

        /** {@return this, told whether to start the application in the end: {@code true}, {@code required} or {@code false}} */
        public Builder run(@Nullable String word) throws InvalidRequestException {
            run = RunWish.parse(word);
            return this;
        }

        /** {@return this, told whether to stop before anything is sent} */
        public Builder dryRun(boolean nothing) {
            dryRun = nothing;
            return this;
        }

        /** {@return this, told whether to leave out the checks that keep a wrong image away from a device} */
        public Builder force(boolean anyway) {
            force = anyway;
            return this;
        }

        /** {@return this, told whether to flash a delta without comparing what it leaves out} */
        public Builder trustBase(boolean unseen) {
            trustBase = unseen;
            return this;
        }

        /** {@return this, told whether to ask the board what it is before anything is sent} */
        public Builder checkBoard(boolean ask) {
            checkBoard = ask;
            return this;
        }

        /**
         * {@return this, told whether to read back and compare what the file puts into flash}
         *
         * @throws InvalidRequestException if it is a file of which nothing can be read back
         */
        public Builder verify(boolean compare) throws InvalidRequestException {
            return verify(compare ? file.contentsToVerify() : List.of());
        }

        /** {@return this, told what to read back and compare} */
        public Builder verify(List<PlacedFile> contents) {
            verify = contents;
            return this;
        }

        /** {@return this, told how the image of the one board is made} */
        public Builder own(Optional<? extends OwnImage> maker) {
            own = maker.map(made -> made);
            return this;
        }

        /** {@return the request of all that was said} */
        public FlashRequest build() {
            return new FlashRequest(
                    file.image(),
                    selection,
                    all,
                    enter,
                    waitFor,
                    timeout,
                    restarts,
                    pipeline,
                    changed,
                    fast,
                    reset,
                    run,
                    dryRun,
                    force,
                    trustBase,
                    checkBoard,
                    verify,
                    own);
        }
    }
}
