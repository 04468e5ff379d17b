// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.rom.Patient.Attempt;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.UploadPlan;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads flash through the ROM of an ESP chip, in a way that is not documented: an archive with nothing but the
 * parameters of the flash chip makes the ROM attach it, and the value of SET_INTERFACE chooses the range that UPLOAD
 * gives. Found by executing the ROMs; not tried on a board.
 */
public final class RomMemory {

    private static final String AGAIN = "reading again from the start";
    private static final int SET_INTERFACE = 11;
    private static final int MIB = 20;
    /** What the ROM takes the flash for when nobody tells it: 2 MiB. */
    private static final long SMALLEST_CHIP = 2 << MIB;

    private final OpenRom rom;
    private final Patient patient;

    /**
     * Creates it.
     *
     * @param rom an open ROM
     * @param mostRestarts how often it begins anew at most after a failed transfer, all readings together
     */
    public RomMemory(OpenRom rom, int mostRestarts) {
        this.rom = rom;
        this.patient = new Patient(rom, mostRestarts);
    }

    /**
     * Makes the ROM attach the flash, believing it large enough.
     *
     * @param end address behind the last byte that is going to be read
     * @throws DeviceException if it refuses or cannot be reached
     */
    public void attach(long end) throws DeviceException {
        long size = Math.max(SMALLEST_CHIP, Long.highestOneBit(end - 1) << 1);
        patient.send(ArchiveWriter.parametersOnly(size), AGAIN);
    }

    /**
     * {@return what flash holds; {@link #attach} comes first: as many bytes as the range has}. The ROM starts at whole MiB, and what is in
     * front is dropped. A block that is asked for twice breaks the reading, so after a failed transfer all of it begins anew.
     *
     * @param range what to read
     * @param progress takes how many bytes were read, those in front of the range among them
     * @throws DeviceException if the ROM refuses or cannot be reached
     */
    public Bytes read(FlashRange range, LongConsumer progress) throws DeviceException {
        int first = (int) (range.address() >> MIB);
        int last = (int) ((range.end() - 1) >> MIB);
        int skipped = (int) (range.address() - ((long) first << MIB));
        int wanted = skipped + (int) range.size();
        try {
            var read = patient.read(() -> readOnce((first << 8) | (last - first + 1), wanted, progress), AGAIN);
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
        var upload = UploadPlan.of(rom.device(), rom.setting(), wanted).begin(content::bytes);
        var verdict = rom.run(upload, progress);
        var read = content.toBytes();
        boolean cut = verdict instanceof Verdict.Success && read.length() < wanted;
        return new Attempt(cut ? tooShort(read, wanted) : verdict, read);
    }

    private Verdict tooShort(Bytes read, int wanted) {
        return new Verdict.Failure(
                SessionError.SHORT_ANSWER.on(
                        rom.device(), "gave %d bytes of flash instead of %d", read.length(), wanted),
                true);
    }

    /** Chooses what to read; returns what went wrong with that. */
    private Optional<Verdict> select(int value) {
        return rom.control(setInterface(value))
                .error()
                .map(error -> new Verdict.Failure(
                        new UsbException(
                                error,
                                String.format(
                                        Locale.ROOT,
                                        "%s: choosing what to read (SET_INTERFACE %04x) failed",
                                        rom.device(),
                                        value)),
                        error != UsbError.USB_NO_DEVICE && error != UsbError.USB_NOT_FOUND));
    }

    /** Makes UPLOAD give what it always gives. A device that is gone needs none of this. */
    private void unselect() {
        var error = rom.control(setInterface(0)).error();
        if (error.isPresent()) {
            error = rom.control(setInterface(0)).error();
        }
        error.ifPresent(why -> rom.note("SET_INTERFACE 0 after reading failed: " + why.id()));
    }

    /** The value is more than an alternate setting can be, so this cannot be asked of the system. */
    private ControlTransfer setInterface(int value) {
        return ControlTransfer.out(0x01, SET_INTERFACE, value, rom.setting().number(), Bytes.EMPTY);
    }
}
