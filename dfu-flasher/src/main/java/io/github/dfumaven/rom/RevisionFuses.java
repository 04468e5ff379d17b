// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.chip.ChipRevision;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * Where the revision of a chip is in its eFuses. Words count from the start of block 1; block 2 follows on it where it is
 * needed.
 *
 * @param major version of the chip
 * @param minor version of the chip, its upper bits first
 * @param block major and minor version of the block, where they matter
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets: get_major_chip_version,
 *     get_minor_chip_version</a>
 */
record RevisionFuses(Bits major, List<Bits> minor, List<Bits> block) {
    // spotless:off
    static final RevisionFuses ESP32_S2  = new RevisionFuses(new Bits(3, 18, 2), List.of(new Bits(3, 20, 1), new Bits(4, 4, 3)),   List.of());
    static final RevisionFuses ESP32_S3  = new RevisionFuses(new Bits(5, 24, 2), List.of(new Bits(5, 23, 1), new Bits(3, 18, 3)),  List.of(new Bits(10, 0, 2), new Bits(3, 24, 3)));
    static final RevisionFuses ESP32_S31 = new RevisionFuses(new Bits(3, 22, 2), List.of(new Bits(3, 18, 4)),                      List.of());
    // spotless:on

    private static final int LOWER_MINOR = 7;

    /** Bits that lie within one byte. */
    record Bits(int word, int bit, int width) {
        int address() {
            return word * 4 + bit / 8;
        }

        int in(IntUnaryOperator bytes) {
            return (bytes.applyAsInt(address()) >> (bit % 8)) & ((1 << width) - 1);
        }
    }

    /** Returns which bytes from the start of block 1 on have to be known. */
    List<Integer> addresses() {
        return Stream.of(List.of(major), minor, block)
                .flatMap(List::stream)
                .map(Bits::address)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Returns the revision.
     *
     * @param bytes gives the byte at an offset from the start of block 1
     */
    ChipRevision read(IntUnaryOperator bytes) {
        int minorNumber = joined(minor, bytes);
        return isFirstOfAll(minorNumber, bytes)
                ? new ChipRevision(0)
                : new ChipRevision(major.in(bytes) * 100 + minorNumber);
    }

    /** The first ESP32-S3 have block version 1.1 and something else where later ones have their revision. */
    private boolean isFirstOfAll(int minorNumber, IntUnaryOperator bytes) {
        return !block.isEmpty()
                && (minorNumber & LOWER_MINOR) == 0
                && block.stream().allMatch(bits -> bits.in(bytes) == 1);
    }

    private static int joined(List<Bits> parts, IntUnaryOperator bytes) {
        int value = 0;
        for (var part : parts) {
            value = (value << part.width()) | part.in(bytes);
        }
        return value;
    }
}
