// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bytes.Bytes;
import java.util.Locale;
import java.util.Optional;

/**
 * What a flash chip answers to the command 0x9f.
 *
 * @param maker by JEDEC's list: 0 to 0xff
 * @param type the maker's own number, 0 to 0xff
 * @param capacity the size in some way of the maker's, mostly as a power of two: 0 to 0xff
 */
record FlashId(int maker, int type, int capacity) {

    private static final int ADESTO = 0x1f;
    private static final int ADESTO_BITS = 0x1f;
    private static final int ADESTO_512_KIB = 0x04;
    private static final int ADESTO_16_MIB = 0x09;

    private static final long KIB_256 = 256 << 10;
    private static final long KIB_512 = 512 << 10;
    private static final long MIB_64 = 64 << 20;

    /** Reads an answer of three bytes. */
    static FlashId of(Bytes answer) {
        return new FlashId(answer.u8(0), answer.u8(1), answer.u8(2));
    }

    /** Tells whether no chip has answered: all bits are alike. */
    boolean isSilence() {
        return maker == type && type == capacity && (maker == 0 || maker == 0xff);
    }

    /**
     * Returns how large the chip is, as esptool understands it: nearly always a power of two; there are three rows of numbers
     * for it, and Adesto has one of its own, in the byte before.
     *
     * @return bytes, or empty if the number is in none of them
     * @see <a href="https://github.com/espressif/esptool/blob/master/esptool/cmds.py">esptool, DETECTED_FLASH_SIZES</a>
     */
    Optional<Long> size() {
        if (isSilence()) {
            return Optional.empty();
        }
        return maker == ADESTO
                ? row(type & ADESTO_BITS, ADESTO_512_KIB, ADESTO_16_MIB, KIB_512)
                : row(capacity, 0x12, 0x1c, KIB_256)
                        .or(() -> row(capacity, 0x20, 0x22, MIB_64))
                        .or(() -> row(capacity, 0x32, 0x3a, KIB_256));
    }

    /** Returns the three bytes in hexadecimal, such as {@code ef4016}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02x%02x%02x", maker, type, capacity);
    }

    private static Optional<Long> row(int number, int from, int to, long size) {
        return number < from || number > to ? Optional.empty() : Optional.of(size << (number - from));
    }
}
