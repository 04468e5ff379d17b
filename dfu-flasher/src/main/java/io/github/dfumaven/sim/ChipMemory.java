// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Memory and registers of a chip, as far as entries of an archive with the flag "RAM" write them and string descriptors
 * read them. What was never written is 0. The controller of the flash chip fetches its identification when told to.
 *
 * @see RomUpdater
 */
final class ChipMemory {

    private static final int PAGE = 4096;
    private static final int WORD = 4;

    /** Registers of the flash controller, from its base on. */
    private static final int COMMAND = 0x00;

    private static final int USER_COMMAND = 0x20;
    private static final int FIRST_DATA = 0x58;

    private static final long READ_ID = 1L << 28;
    private static final long RUN_USER_COMMAND = 1L << 18;
    private static final int READ_ID_OPCODE = 0x9f;

    private final long controller;
    private final Supplier<Bytes> flashId;
    private final RtcDomain rtc;
    private final Map<Long, Bytes> fuses = new HashMap<>();
    private final Map<Long, byte[]> pages = new HashMap<>();
    private final List<RegisterWrite> writes = new ArrayList<>();

    /**
     * One write of a 32-bit word.
     *
     * @param address a multiple of 4
     * @param value 0 to 0xffff_ffff
     */
    record RegisterWrite(long address, long value) {}

    /**
     * Creates memory full of zeros.
     *
     * @param controller where the registers of the flash controller start
     * @param flashId what the flash chip answers to the command 0x9f
     * @param rtc what else sees the writes to registers
     */
    ChipMemory(long controller, Supplier<Bytes> flashId, RtcDomain rtc) {
        this.controller = controller;
        this.flashId = flashId;
        this.rtc = rtc;
    }

    /** Sets what is there from power-on. */
    void burn(long address, Bytes content) {
        fuses.put(address, content);
        store(address, content);
    }

    /** Forgets everything but the fuses, as the ROM starts anew. */
    void restart() {
        pages.clear();
        writes.clear();
        fuses.forEach(this::store);
    }

    /** Writes bytes; four of them at an aligned address are one access, so they may be a register. */
    void write(long address, Bytes content) {
        store(address, content);
        if (content.length() == WORD && address % WORD == 0) {
            writes.add(new RegisterWrite(address, content.u32le(0)));
            rtc.written(address, content.u32le(0));
            if (address == controller + COMMAND) {
                command(content.u32le(0));
            }
        }
    }

    /** Returns the writes of single words in their order. */
    List<RegisterWrite> writes() {
        return List.copyOf(writes);
    }

    int u8(long address) {
        var page = pages.get(address / PAGE);
        return page == null ? 0 : page[(int) (address % PAGE)] & 0xff;
    }

    long u32(long address) {
        return read(address, WORD).u32le(0);
    }

    Bytes read(long address, int length) {
        var content = new byte[length];
        for (int n = 0; n < length; n++) {
            content[n] = (byte) u8(address + n);
        }
        return Bytes.copyOf(content);
    }

    private void command(long value) {
        boolean asked = (value & READ_ID) != 0
                || ((value & RUN_USER_COMMAND) != 0 && u8(controller + USER_COMMAND) == READ_ID_OPCODE);
        if (asked) {
            store(controller + FIRST_DATA, flashId.get());
        }
    }

    private void store(long address, Bytes content) {
        for (int n = 0; n < content.length(); n++) {
            long at = address + n;
            pages.computeIfAbsent(at / PAGE, page -> new byte[PAGE])[(int) (at % PAGE)] = (byte) content.u8(n);
        }
    }
}
