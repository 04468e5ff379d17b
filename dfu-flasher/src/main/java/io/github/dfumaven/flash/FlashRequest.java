// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to flash, where and how.
 *
 * @param image what to flash
 * @param selection which devices are meant
 * @param all whether to flash every device that fits, at the same time; several paths in the selection do the same for
 *     those
 * @param waitFor how long to wait for a device to appear, or empty to take what is there
 * @param timeout how long a device may take over one block; the verdict at the end gets more, by the size of the image
 * @param restarts how often to start again from the first block after a transfer failed, 0 to 100
 * @param pipeline how many blocks go out together with one question for the status behind them, 1 to 256; more than 1
 *     is for the ROMs of ESP chips only, and was not tried on a board
 * @param reset whether to restart the device at the end, as well as that can be done
 * @param dryRun whether to stop before anything is sent
 * @param force whether to flash an image for another device, or a bare binary to a ROM that would write it to address 0
 * @param trustBase whether to flash a delta without comparing what it leaves out with what the board holds
 * @param verify what to read back and compare after the device confirmed the image, through the ROM of an ESP chip;
 *     empty to believe the device. Experimental, see {@link Flasher#readFlash}
 */
public record FlashRequest(
        FlashImage image,
        Selection selection,
        boolean all,
        Optional<Duration> waitFor,
        Duration timeout,
        int restarts,
        int pipeline,
        boolean reset,
        boolean dryRun,
        boolean force,
        boolean trustBase,
        List<FlashContent> verify) {

    /** How long a device may take over one block unless told otherwise: 60 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** How often to start again after a transfer failed, unless told otherwise: twice. */
    public static final int DEFAULT_RESTARTS = 2;

    /** The most restarts that can be asked for: 100. */
    public static final int MOST_RESTARTS = 100;

    /** The most blocks that can go out together: 256. */
    public static final int MOST_PIPELINED = 256;

    public FlashRequest {
        verify = List.copyOf(verify);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout of " + timeout + " is not longer than 0");
        }
        if (waitFor.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("nobody can wait for " + waitFor.get());
        }
        if (restarts < 0 || restarts > MOST_RESTARTS) {
            throw new IllegalArgumentException(restarts + " restarts are not within 0 to " + MOST_RESTARTS);
        }
        if (pipeline < 1 || pipeline > MOST_PIPELINED) {
            throw new IllegalArgumentException(pipeline + " blocks are not within 1 to " + MOST_PIPELINED);
        }
    }

    /**
     * Returns the request to flash the one device that is there.
     *
     * @param image what to flash
     * @return a request with nothing else set
     */
    public static FlashRequest of(FlashImage image) {
        return builder(image).build();
    }

    /**
     * Starts a request, so far to flash the one device that is there.
     *
     * @param image what to flash
     * @return a builder with nothing else set
     */
    public static FlashRequestBuilder builder(FlashImage image) {
        return new FlashRequestBuilder(image);
    }

    /**
     * Returns the same for some devices only.
     *
     * @param which devices are meant
     * @return a request with this selection
     */
    public FlashRequest to(Selection which) {
        return change().selection(which).build();
    }

    /** {@return the same for every device that fits: a request for all} */
    public FlashRequest toAll() {
        return change().all(true).build();
    }

    /**
     * Returns the same with a wait for the device.
     *
     * @param limit how long to wait at most
     * @return a request that waits
     */
    public FlashRequest waiting(Duration limit) {
        return change().waitFor(Optional.of(limit)).build();
    }

    /**
     * Returns the same with another limit for one block.
     *
     * @param limit how long a device may take over one block
     * @return a request with this timeout
     */
    public FlashRequest withTimeout(Duration limit) {
        return change().timeout(limit).build();
    }

    /**
     * Returns the same with another number of restarts.
     *
     * @param most how often to start again after a transfer failed, 0 to 100
     * @return a request with this limit
     */
    public FlashRequest withRestarts(int most) {
        return change().restarts(most).build();
    }

    /**
     * Returns the same with several blocks going out together.
     *
     * @param blocks how many, 1 to 256
     * @return a request with this pipeline
     */
    public FlashRequest pipelined(int blocks) {
        return change().pipeline(blocks).build();
    }

    /** {@return the same with a restart at the end: a request that resets} */
    public FlashRequest thenReset() {
        return change().reset(true).build();
    }

    /** {@return the same without sending anything: a dry run} */
    public FlashRequest dry() {
        return change().dryRun(true).build();
    }

    /** {@return the same without the checks that keep a wrong image away from a device: a forced request} */
    public FlashRequest forced() {
        return change().force(true).build();
    }

    /** {@return the same for a delta whose base is not compared: a request that believes the board to hold the base} */
    public FlashRequest trustingBase() {
        return change().trustBase(true).build();
    }

    /**
     * Returns the same with a comparison at the end.
     *
     * @param contents what has to be in flash
     * @return a request that reads back
     */
    public FlashRequest verifying(List<FlashContent> contents) {
        return change().verify(contents).build();
    }

    private FlashRequestBuilder change() {
        return new FlashRequestBuilder(this);
    }
}
