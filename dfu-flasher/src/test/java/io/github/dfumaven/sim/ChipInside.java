// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;

/** What is burnt into a simulated chip, and what lies in its memory. */
public final class ChipInside {

    private static final int WORDS = 12;

    private final SimulatedRom rom;

    public ChipInside(SimulatedRom rom) {
        this.rom = rom;
    }

    /** Burns a word of block 1 of the eFuses, or of block 2 behind it. */
    public ChipInside burn(int word, long value) {
        rom.memory()
                .burn(
                        rom.model().addresses().fuses() + 4L * word,
                        new ByteWriter().u32le(value).toBytes());
        return this;
    }

    /** Burns the revision where the chip has it, with every bit around it set. */
    public ChipInside revise(int major, int minor) {
        var words = new long[WORDS];
        java.util.Arrays.fill(words, 2, WORDS, 0xffff_ffffL);
        switch (rom.model().chip()) {
            case ESP32_S2 -> {
                words[3] = put(words[3], 18, 2, major);
                words[3] = put(words[3], 20, 1, minor >> 3);
                words[4] = put(words[4], 4, 3, minor & 7);
            }
            case ESP32_S3 -> {
                words[5] = put(words[5], 24, 2, major);
                words[5] = put(words[5], 23, 1, minor >> 3);
                words[3] = put(words[3], 18, 3, minor & 7);
            }
            case ESP32_S31 -> {
                words[3] = put(words[3], 22, 2, major);
                words[3] = put(words[3], 18, 4, minor);
            }
            default -> throw new IllegalArgumentException("nobody asks " + rom.model());
        }
        for (int word = 2; word < WORDS; word++) {
            burn(word, words[word]);
        }
        return this;
    }

    /** Burns the version of the block of an ESP32-S3, which is in two places. */
    public ChipInside versionOfBlock(int major, int minor) {
        return burn(3, put(word(3), 24, 3, minor)).burn(10, put(word(10), 0, 2, major));
    }

    /** Makes the flash chip identify itself otherwise. */
    public ChipInside flashId(String answer) {
        rom.flash().identifyAs(Bytes.hex(answer));
        return this;
    }

    /** Puts something else into the memory of the ROM where its own table of strings is. */
    public ChipInside otherRom() {
        rom.memory().burn(rom.model().addresses().ownStrings() + 9, Bytes.of(0x12));
        return this;
    }

    /** Tells whether the ROM's own table of strings is in use. */
    public boolean hasOwnStrings() {
        var addresses = rom.model().addresses();
        return rom.memory().u32(addresses.stringsPointer()) == addresses.ownStrings();
    }

    private long word(int word) {
        return rom.memory().u32(rom.model().addresses().fuses() + 4L * word);
    }

    private static long put(long word, int bit, int width, long value) {
        long mask = ((1L << width) - 1) << bit;
        return (word & ~mask) | ((value << bit) & mask);
    }
}
