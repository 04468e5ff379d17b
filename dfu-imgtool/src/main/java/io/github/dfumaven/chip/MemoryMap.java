// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import java.util.Arrays;
import java.util.List;

/** Which addresses of a chip belong to which kind of memory. */
record MemoryMap(List<Range> ranges) {

    /** Of a chip of which nothing is known. */
    static final MemoryMap EMPTY = new MemoryMap(List.of());

    /** Of the ESP32-C6, and of chips that are laid out as it is. */
    static final String OF_C6 = "DROM 42000000-43000000; DRAM 40800000-40880000; BYTE_ACCESSIBLE 40800000-40880000; "
            + "DROM_MASK 4004ac00-40050000; IROM_MASK 40000000-4004ac00; IROM 42000000-43000000; "
            + "IRAM 40800000-40880000; RTC_IRAM 50000000-50004000; RTC_DRAM 50000000-50004000; "
            + "MEM_INTERNAL2 600fe000-60100000";

    /** Reads a table: rows of kind, first address and address behind the last, in hexadecimal, with semicolons between. */
    static MemoryMap parse(String table) {
        return new MemoryMap(Arrays.stream(table.split("; ")).map(Range::parse).toList());
    }

    /** Returns the names of the kinds of memory at an address, in the order of the table. */
    List<String> at(long address) {
        return ranges.stream()
                .filter(range -> address >= range.start && address < range.end)
                .map(range -> range.type.name())
                .distinct()
                .toList();
    }

    /** One row of a table. */
    private record Range(MemoryType type, long start, long end) {
        static Range parse(String text) {
            int blank = text.indexOf(' ');
            int dash = text.indexOf('-');
            return new Range(
                    MemoryType.valueOf(text.substring(0, blank)),
                    Long.parseLong(text.substring(blank + 1, dash), 16),
                    Long.parseLong(text.substring(dash + 1), 16));
        }
    }
}
