// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads bytes of memory and registers through the ROM of an ESP chip, in a way that is not documented: an archive puts a table
 * of strings into memory and makes it the one in use, and GET_DESCRIPTOR for a string of one byte then gives the byte that
 * the table points to, or nothing at all for a 0. Found by executing the ROMs; not tried on a board.
 *
 * <p>Whoever has read something puts the ROM's own table back, whatever came of it.
 */
final class RomBytes {

    /** Tables of 20 strings were tried. */
    private static final int AT_ONCE = 16;

    private static final int MOST_TRIES = 4;
    private static final int MOST_FAILURES = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(DownloadPlan.USUAL_SECONDS);

    private final ReadableRom known;
    private final OpenRom rom;
    private final Patient patient;
    private final Descriptors descriptors;

    RomBytes(ReadableRom known, OpenRom rom, int mostRestarts) {
        this.known = known;
        this.rom = rom;
        this.patient = new Patient(rom, mostRestarts);
        this.descriptors = new Descriptors(rom, mostRestarts);
    }

    /**
     * {@return bytes of memory: as many bytes, in their order}
     *
     * @param addresses of each of them
     * @param before what is written first, in this order
     * @throws DeviceException if the ROM refuses or cannot be reached
     */
    Bytes read(List<Long> addresses, List<Region> before) throws DeviceException {
        var read = new ByteWriter();
        var writes = new ArrayList<>(before);
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            var some = addresses.subList(from, Math.min(from + AT_ONCE, addresses.size()));
            writes.add(new Region(known.free(), known.tableWith(some)));
            writes.add(word(known.pointer(), known.free()));
            patient.send(ArchiveWriter.memoryOnly(writes), "asking again");
            writes.clear();
            for (int n = 0; n < some.size(); n++) {
                read.u8(ask(ReadableRom.firstOfOthers() + n, some.get(n)));
            }
        }
        return read.toBytes();
    }

    /**
     * Makes the ROM's own table the one in use, and sees to it that it is.
     *
     * @throws DeviceException STRINGS_NOT_RESTORED if that does not succeed, others if the board has left, for then there is
     *     nothing to be put back
     */
    void putBack() throws DeviceException {
        var archive = ArchiveWriter.memoryOnly(List.of(word(known.pointer(), known.table())));
        var plan = DownloadPlan.of(rom.device(), rom.setting(), archive, TIMEOUT);
        var own = new OwnStrings(known.chip(), new Descriptors(rom, MOST_FAILURES));
        var why = "";
        boolean back = false;
        for (int n = 0; n < MOST_TRIES; n++) {
            var verdict = rom.runAnyway(plan.begin());
            var failure = failure(verdict);
            try {
                var difference = own.difference();
                back = difference.isEmpty();
                if (back && failure.isEmpty()) {
                    return;
                }
                why = failure.map(DeviceException::message)
                        .orElseGet(() -> difference.orElse("") + " is not the ROM's own");
            } catch (DeviceException e) {
                if (isGone(e)) {
                    throw e;
                }
                why = e.message();
            }
        }
        if (!back) {
            throw RomError.STRINGS_NOT_RESTORED.on(
                    rom.device(),
                    "the word at 0x%08x could not be put back to 0x%08x in %d attempts: %s",
                    known.pointer(),
                    known.table(),
                    MOST_TRIES,
                    why);
        }
    }

    /** Tells whether an error is about a board that has left, and lost with its power what was written to its memory. */
    static boolean isGone(DeviceException error) {
        return error instanceof UsbException usb && Descriptors.isGone(usb.error());
    }

    /** An answer without a byte is a 0; one that was cut on its way looks alike, so it has to come twice. */
    private int ask(int index, long address) throws DeviceException {
        boolean empty = false;
        while (true) {
            descriptors.checkNotCancelled();
            var answer = descriptors.get(Descriptors.STRING, index, 1);
            if (answer.isEmpty()) {
                answer = descriptors.get(Descriptors.STRING, index, 1);
            }
            if (answer.isEmpty()) {
                throw new UsbException(
                        UsbError.USB_STALL,
                        String.format(Locale.ROOT, "%s: refuses to tell the byte at 0x%08x", rom.device(), address));
            }
            if (answer.get().length() > 0) {
                return answer.get().u8(0);
            }
            if (empty) {
                return 0;
            }
            empty = true;
        }
    }

    private static Optional<DeviceException> failure(Verdict verdict) {
        if (verdict instanceof Verdict.Failure failure) {
            return Optional.of(failure.error());
        }
        return verdict instanceof Verdict.Unknown unknown ? Optional.of(unknown.error()) : Optional.empty();
    }

    private static Region word(long address, long value) {
        return new Region(address, new ByteWriter().u32le(value).toBytes());
    }
}
