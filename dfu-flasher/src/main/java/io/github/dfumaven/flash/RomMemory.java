// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.Step;
import io.github.dfumaven.session.UploadPlan;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Reads flash through the ROM of an ESP chip, in a way that is not documented: an archive with nothing but the
 * parameters of the flash chip makes the ROM attach it, and the value of SET_INTERFACE chooses the range that UPLOAD
 * gives. Found by executing the ROMs; not tried on a board.
 */
final class RomMemory {

    /** What came of one attempt, and what it read. */
    private record Attempt(Verdict verdict, Bytes read) {}

    private static final int SET_INTERFACE = 11;
    private static final int MIB = 20;
    /** What the ROM takes the flash for when nobody tells it: 2 MiB. */
    private static final long SMALLEST_CHIP = 2 << MIB;

    private final DfuLink link;
    private final DfuDevice device;
    private final DfuInterface one;
    private final Clock clock;
    private final ProgressListener listener;
    private final int mostRestarts;
    private int restarts;

    /**
     * Creates it.
     *
     * @param mostRestarts how often it begins anew at most after a failed transfer, all readings together
     */
    RomMemory(DfuLink link, DfuInterface one, Clock clock, ProgressListener listener, int mostRestarts) {
        this.link = link;
        this.device = link.device();
        this.one = one;
        this.clock = clock;
        this.listener = listener;
        this.mostRestarts = mostRestarts;
    }

    /** Makes the ROM attach the flash, believing it large enough for everything in front of an address. */
    void attach(long end) throws DeviceException {
        long size = Math.max(SMALLEST_CHIP, Long.highestOneBit(end - 1) << 1);
        var timeout = Duration.ofSeconds(FlashRequest.DEFAULT_SECONDS);
        var plan = DownloadPlan.of(device, one, ArchiveWriter.parametersOnly(size), timeout);
        patiently(() -> {
            var run = new SessionRun(plan.begin(), link, clock, ProgressListener.NONE, device.path());
            return new Attempt(run.run(), Bytes.EMPTY);
        });
    }

    /**
     * Returns what flash holds; {@link #attach} comes first. The ROM starts at whole MiB, and what is in front is
     * dropped. A block that is asked for twice breaks the reading, so after a failed transfer all of it begins anew.
     */
    Bytes read(FlashRange range, LongConsumer progress) throws DeviceException {
        int first = (int) (range.address() >> MIB);
        int last = (int) ((range.end() - 1) >> MIB);
        int skipped = (int) (range.address() - ((long) first << MIB));
        int wanted = skipped + (int) range.size();
        try {
            var read = patiently(() -> readOnce((first << 8) | (last - first + 1), wanted, progress));
            return read.slice(skipped);
        } finally {
            unselect();
        }
    }

    private Attempt readOnce(int setting, int wanted, LongConsumer progress) {
        var error = select(setting);
        if (error.isPresent()) {
            return new Attempt(error.get(), Bytes.EMPTY);
        }

        var content = new ByteWriter();
        var upload = UploadPlan.of(device, one, wanted).begin(content::bytes);
        var verdict = new SessionRun(upload, link, clock, listener, device.path())
                .telling(progress)
                .run();
        var read = content.toBytes();
        boolean cut = verdict instanceof Verdict.Success && read.length() < wanted;
        return new Attempt(cut ? tooShort(read, wanted) : verdict, read);
    }

    /** Makes attempts until one ends well, or with what another would not change, or there were enough of them. */
    private Bytes patiently(Supplier<Attempt> attempt) throws DeviceException {
        while (true) {
            var done = attempt.get();
            var verdict = done.verdict();
            if (!(verdict instanceof Verdict.Failure failure) || !failure.again() || restarts >= mostRestarts) {
                verdict.orThrow();
                return done.read();
            }
            var what = failure.error().message();
            if (clock.isCancelled()) {
                throw SessionError.INTERRUPTED.on(device, "interrupted instead of reading again, after this: " + what);
            }
            restarts++;
            listener.note(
                    device.path(),
                    String.format(
                            Locale.ROOT, "%s; reading again from the start (%d of %d)", what, restarts, mostRestarts));
        }
    }

    private Verdict tooShort(Bytes read, int wanted) {
        return new Verdict.Failure(
                SessionError.SHORT_ANSWER.on(
                        device,
                        String.format(Locale.ROOT, "gave %d bytes of flash instead of %d", read.length(), wanted)),
                true);
    }

    /** Chooses what to read; returns what went wrong with that. */
    private Optional<Verdict> select(int value) {
        return link.control(setInterface(value), Step.CONTROL_TIMEOUT)
                .error()
                .map(error -> new Verdict.Failure(
                        new UsbException(
                                error,
                                String.format(
                                        Locale.ROOT,
                                        "%s: choosing what to read (SET_INTERFACE %04x) failed",
                                        device,
                                        value)),
                        error != UsbError.USB_NO_DEVICE && error != UsbError.USB_NOT_FOUND));
    }

    /** Makes UPLOAD give what it always gives. A device that is gone needs none of this. */
    private void unselect() {
        var error = link.control(setInterface(0), Step.CONTROL_TIMEOUT).error();
        if (error.isPresent()) {
            error = link.control(setInterface(0), Step.CONTROL_TIMEOUT).error();
        }
        error.ifPresent(why -> listener.note(device.path(), "SET_INTERFACE 0 after reading failed: " + why.id()));
    }

    /** The value is more than an alternate setting can be, so this cannot be asked of the system. */
    private ControlTransfer setInterface(int value) {
        return ControlTransfer.out(0x01, SET_INTERFACE, value, one.number(), Bytes.EMPTY);
    }
}
