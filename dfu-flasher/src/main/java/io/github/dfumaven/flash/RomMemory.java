// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.image.DfuImages;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.DownloadSession;
import io.github.dfumaven.session.Session;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.UploadPlan;
import io.github.dfumaven.session.UploadSession;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.UsbException;
import java.util.function.LongConsumer;

/**
 * Reads flash through the ROM of an ESP chip, in a way that is not documented: an archive with nothing but the
 * parameters of the flash chip makes the ROM attach it, and the value of SET_INTERFACE chooses the range that UPLOAD
 * gives. Found by executing the ROMs; not tried on a board.
 */
final class RomMemory {

    private static final int SET_INTERFACE = 11;
    private static final int MIB = 20;
    /** What the ROM takes the flash for when nobody tells it: 2 MiB. */
    private static final long SMALLEST_CHIP = 2 << MIB;

    private final DfuLink link;
    private final DfuDevice device;
    private final DfuInterface one;
    private final Clock clock;
    private final ProgressListener listener;

    RomMemory(DfuLink link, DfuDevice device, DfuInterface one, Clock clock, ProgressListener listener) {
        this.link = link;
        this.device = device;
        this.one = one;
        this.clock = clock;
        this.listener = listener;
    }

    /** Makes the ROM attach the flash, believing it large enough for everything in front of an address. */
    void attach(long end) throws DeviceException {
        long size = Math.max(SMALLEST_CHIP, Long.highestOneBit(end - 1) << 1);
        var plan = DownloadPlan.of(device, one, DfuImages.parametersOnly(size), FlashRequest.DEFAULT_TIMEOUT);
        new SessionRun(new DownloadSession(plan), link, clock, ProgressListener.NONE, device.path())
                .run()
                .orThrow();
    }

    /**
     * Returns what flash holds; {@link #attach} comes first. The ROM starts at whole MiB, and what is in front is
     * dropped.
     */
    Bytes read(FlashRange range, LongConsumer progress) throws DeviceException {
        int first = (int) (range.address() >> MIB);
        int last = (int) ((range.end() - 1) >> MIB);
        int skipped = (int) (range.address() - ((long) first << MIB));
        select((first << 8) | (last - first + 1));
        try {
            int wanted = skipped + (int) range.size();
            var session = new UploadSession(UploadPlan.of(device, one, wanted));
            new SessionRun(session, link, clock, listener, device.path())
                    .telling(progress)
                    .run()
                    .orThrow();
            var read = session.content();
            if (read.length() < wanted) {
                throw SessionError.SHORT_ANSWER.on(
                        device, "gave %d bytes of flash instead of %d".formatted(read.length(), wanted));
            }
            return read.slice(skipped);
        } finally {
            unselect();
        }
    }

    private void select(int value) throws DeviceException {
        var error = link.control(setInterface(value), Session.CONTROL_TIMEOUT).error();
        if (error.isPresent()) {
            throw new UsbException(
                    error.get(), "%s: choosing what to read (SET_INTERFACE %04x) failed".formatted(device, value));
        }
    }

    /** Makes UPLOAD give what it always gives. A device that is gone needs none of this. */
    private void unselect() {
        var error = link.control(setInterface(0), Session.CONTROL_TIMEOUT).error();
        error.ifPresent(why -> listener.note(device.path(), "SET_INTERFACE 0 after reading failed: " + why.id()));
    }

    /** The value is more than an alternate setting can be, so this cannot be asked of the system. */
    private ControlTransfer setInterface(int value) {
        return ControlTransfer.out(0x01, SET_INTERFACE, value, one.number(), Bytes.EMPTY);
    }
}
