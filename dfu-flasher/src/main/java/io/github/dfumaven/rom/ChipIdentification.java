// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.session.SessionError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Asks a chip through its ROM what it is, in a way that is not documented and was not tried on a board: the address and the
 * revision that are burnt into it, and the identification of its flash chip. Nothing in flash changes.
 *
 * <p>Before anything is written the ROM is held against what was recorded of it, and in the end its own table of strings is
 * put back, whatever happened.
 */
public final class ChipIdentification {

    private static final int MAC_SIZE = 6;
    private static final int FLASH_ID_SIZE = 3;

    /** Registers of the flash controller: the command, and where its answer is. */
    private static final int COMMAND = 0x00;

    private static final int ANSWER = 0x58;
    private static final long READ_ID = 1L << 28;

    private final ReadableRom known;
    private final OpenRom rom;
    private final OwnStrings own;
    private final RomBytes memory;

    private ChipIdentification(ReadableRom known, OpenRom rom, int mostRestarts) {
        this.known = known;
        this.rom = rom;
        this.own = new OwnStrings(known.chip(), new Descriptors(rom, mostRestarts));
        this.memory = new RomBytes(known, rom, mostRestarts);
    }

    /**
     * Asks a chip.
     *
     * @param rom an open ROM
     * @param mostRestarts how many transfers may fail at most, in each part of the work
     * @return what it told
     * @throws DeviceException BOARD_CANNOT_TELL if it is none that can be asked, ROM_DIFFERS if it does not answer as its ROM
     *     does, STRINGS_NOT_RESTORED if its table of strings could not be put back, others if it cannot be reached
     */
    public static ChipFacts ask(OpenRom rom, int mostRestarts) throws DeviceException {
        var known = ReadableRom.of(rom.device())
                .orElseThrow(() -> RomError.BOARD_CANNOT_TELL.on(rom.device(), whyNot(rom.device())));
        try {
            return new ChipIdentification(known, rom, mostRestarts).ask();
        } catch (DeviceException e) {
            throw e.code() == SessionError.INTERRUPTED ? e.withHint("Run it again: nothing in flash was changed.") : e;
        }
    }

    private static String whyNot(DfuDevice device) {
        if (!device.isRom()) {
            return "is not the ROM of an ESP chip by all its descriptors, so what it has in its memory is not known";
        }
        return device.chip().equals(Optional.of(Chip.ESP32_P4))
                ? "cannot be asked what it is: there are two ROMs of the ESP32-P4 (rev0 and rev3.00), which no descriptor tells"
                        + " apart, and what would be written to the one lands in unknown memory of the other"
                : "cannot be asked what it is: where things are in the memory of its ROM is not known";
    }

    private ChipFacts ask() throws DeviceException {
        var difference = own.difference();
        if (difference.isPresent()) {
            throw RomError.ROM_DIFFERS.on(
                    rom.device(), difference.get() + " is not that of the ROM that was looked at; nothing was written");
        }

        try {
            var facts = read();
            memory.putBack();
            return facts;
        } catch (DeviceException e) {
            throw e.code() == RomError.STRINGS_NOT_RESTORED ? e : putBackAfter(e);
        } catch (RuntimeException | Error e) {
            putBackInSpiteOf(e);
            throw e;
        }
    }

    /** Returns the error to be told: that the table could not be put back counts for more than why it was time to. */
    private DeviceException putBackAfter(DeviceException first) {
        try {
            memory.putBack();
            return first;
        } catch (DeviceException e) {
            if (RomBytes.isGone(e)) {
                return first;
            }
            return new DeviceException(e.code(), e.message() + "; before that: " + first.message(), null, first);
        }
    }

    private void putBackInSpiteOf(Throwable mistake) {
        try {
            memory.putBack();
        } catch (DeviceException e) {
            mistake.addSuppressed(e);
        }
    }

    private ChipFacts read() throws DeviceException {
        checkAnswers();
        var fuses = fuses();
        var addresses = Stream.concat(
                        fuses.stream().map(offset -> known.fuses() + offset),
                        LongStream.range(0, FLASH_ID_SIZE).mapToObj(n -> known.flashController() + ANSWER + n))
                .toList();
        var read = memory.read(addresses, readFlashId());
        var burnt = new HashMap<Integer, Integer>();
        for (int n = 0; n < fuses.size(); n++) {
            burnt.put(fuses.get(n), read.u8(n));
        }
        var mac = mac(read);
        if (known.chip().hasSerialNumber() && !mac.equalsIgnoreCase(own.serial())) {
            throw RomError.ROM_DIFFERS.on(
                    rom.device(), "its MAC was read as " + mac + ", but its serial number is " + own.serial());
        }
        var flash = Optional.of(FlashId.of(read.slice(fuses.size()))).filter(id -> !id.isSilence());
        return new ChipFacts(
                known.chip(),
                isBurnt(read) ? Optional.of(mac) : Optional.empty(),
                known.revision().read(burnt::get),
                flash.map(FlashId::toString),
                flash.flatMap(FlashId::size));
    }

    /** Reads what is known, zeros among it, before anything is believed that is not. */
    private void checkAnswers() throws DeviceException {
        var wanted = known.tableStart();
        var addresses = LongStream.range(0, wanted.length())
                .mapToObj(n -> known.table() + n)
                .toList();
        var read = memory.read(addresses, List.of());
        if (!read.equals(wanted)) {
            throw RomError.ROM_DIFFERS.on(
                    rom.device(),
                    "the ROM has %s at 0x%08x, where the one that was looked at has %s",
                    read.toHex(),
                    known.table(),
                    wanted.toHex());
        }
    }

    private List<Integer> fuses() {
        return Stream.concat(IntStream.range(0, MAC_SIZE).boxed(), known.revision().addresses().stream())
                .toList();
    }

    /** The controller's own command; it leaves all its other registers as the ROM has set them. */
    private List<Region> readFlashId() {
        return List.of(word(known.flashController() + ANSWER, 0), word(known.flashController() + COMMAND, READ_ID));
    }

    private static boolean isBurnt(Bytes read) {
        return !read.slice(0, MAC_SIZE).isAll(0);
    }

    /** The last byte comes first. */
    private static String mac(Bytes read) {
        return IntStream.range(0, MAC_SIZE)
                .mapToObj(n -> String.format(Locale.ROOT, "%02x", read.u8(MAC_SIZE - 1 - n)))
                .collect(Collectors.joining(":"));
    }

    private static Region word(long address, long value) {
        return new Region(address, new ByteWriter().u32le(value).toBytes());
    }
}
