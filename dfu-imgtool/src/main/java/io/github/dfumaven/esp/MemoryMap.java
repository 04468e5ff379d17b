// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which addresses of a chip belong to which kind of memory. */
final class MemoryMap {

    private static final Map<Chip, MemoryMap> MAPS = new EnumMap<>(Chip.class);

    static {
        for (var chip : Chip.values()) {
            MAPS.put(chip, new MemoryMap(chip));
        }
    }

    private final List<Range> ranges;

    private MemoryMap(Chip chip) {
        var padding = chip == Chip.ESP8266 ? "" : "PADDING 0-10000; ";
        ranges = Arrays.stream((padding + table(chip)).split("; "))
                .map(Range::parse)
                .toList();
    }

    static MemoryMap of(Chip chip) {
        return Objects.requireNonNull(MAPS.get(chip));
    }

    /** Returns the kinds of memory at an address, in the order of the table. */
    Set<MemoryType> at(long address) {
        var types = new LinkedHashSet<MemoryType>();
        for (var range : ranges) {
            if (address >= range.start && address < range.end) {
                types.add(range.type);
            }
        }
        return Collections.unmodifiableSet(types);
    }

    /** One row of a table: kind, first address, address behind the last; both in hexadecimal. */
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

    // spotless:off
    private static String table(Chip chip) {
        return switch (chip) {
            case ESP32 ->
                "DROM 3f400000-3f800000; EXTRAM_DATA 3f800000-3fc00000; RTC_DRAM 3ff80000-3ff82000; "
                + "BYTE_ACCESSIBLE 3ff90000-40000000; DRAM 3ffae000-40000000; "
                + "DIRAM_DRAM 3ffe0000-3ffffffc; IROM 40000000-40070000; CACHE_PRO 40070000-40078000; "
                + "CACHE_APP 40078000-40080000; IRAM 40080000-400a0000; DIRAM_IRAM 400a0000-400bfffc; "
                + "RTC_IRAM 400c0000-400c2000; IROM 400d0000-40400000; RTC_DATA 50000000-50002000";
            case ESP32_S2 ->
                "DROM 3f000000-3ff80000; EXTRAM_DATA 3f500000-3ff80000; RTC_DRAM 3ff9e000-3ffa0000; "
                + "BYTE_ACCESSIBLE 3ff9e000-40000000; MEM_INTERNAL 3ff9e000-40072000; "
                + "DRAM 3ffb0000-40000000; IROM_MASK 40000000-4001a100; IRAM 40020000-40070000; "
                + "RTC_IRAM 40070000-40072000; IROM 40080000-40800000; RTC_DATA 50000000-50002000";
            case ESP32_S3 ->
                "DROM 3c000000-3d000000; EXTRAM_DATA 3d000000-3e000000; RTC_DRAM 600fe000-60100000; "
                + "BYTE_ACCESSIBLE 3fc88000-3fd00000; MEM_INTERNAL 3fc88000-403e2000; "
                + "DRAM 3fc88000-3fd00000; IROM_MASK 40000000-4001a100; IRAM 40370000-403e0000; "
                + "RTC_IRAM 600fe000-60100000; IROM 42000000-42800000; RTC_DATA 50000000-50002000";
            case ESP32_P4 ->
                "DROM 40000000-4c000000; DRAM 4ff00000-4ffa0000; BYTE_ACCESSIBLE 4ff00000-4ffa0000; "
                + "DROM_MASK 4fc00000-4fc20000; IROM_MASK 4fc00000-4fc20000; IROM 40000000-4c000000; "
                + "IRAM 4ff00000-4ffa0000; RTC_IRAM 50108000-50110000; RTC_DRAM 50108000-50110000; "
                + "MEM_INTERNAL2 600fe000-60100000";
            case ESP32_S31 ->
                "DROM 40000000-54000000; DRAM 2f000000-2f080000; BYTE_ACCESSIBLE 2f000000-2f080000; "
                + "DROM_MASK 2f800000-2f850000; IROM_MASK 2f800000-2f850000; IROM 40000000-54000000; "
                + "IRAM 2f000000-2f080000; RTC_IRAM 2e000000-2e008000; RTC_DRAM 2e000000-2e008000";
            case ESP32_C2 ->
                "DROM 3c000000-3c400000; DRAM 3fca0000-3fce0000; BYTE_ACCESSIBLE 3fc88000-3fd00000; "
                + "DROM_MASK 3ff00000-3ff50000; IROM_MASK 40000000-40090000; IROM 42000000-42400000; "
                + "IRAM 4037c000-403c0000";
            case ESP32_C3 ->
                "DROM 3c000000-3c800000; DRAM 3fc80000-3fce0000; BYTE_ACCESSIBLE 3fc88000-3fd00000; "
                + "DROM_MASK 3ff00000-3ff20000; IROM_MASK 40000000-40060000; IROM 42000000-42800000; "
                + "IRAM 4037c000-403e0000; RTC_IRAM 50000000-50002000; RTC_DRAM 50000000-50002000; "
                + "MEM_INTERNAL2 600fe000-60100000";
            case ESP32_C5 ->
                "DROM 42000000-44000000; DRAM 40800000-40860000; BYTE_ACCESSIBLE 40800000-40860000; "
                + "DROM_MASK 4003a000-40040000; IROM_MASK 40000000-4003a000; IROM 42000000-44000000; "
                + "IRAM 40800000-40860000; RTC_IRAM 50000000-50004000; RTC_DRAM 50000000-50004000; "
                + "MEM_INTERNAL2 600fe000-60100000";
            case ESP32_C6, ESP32_H2, ESP32_H21 ->
                "DROM 42000000-43000000; DRAM 40800000-40880000; BYTE_ACCESSIBLE 40800000-40880000; "
                + "DROM_MASK 4004ac00-40050000; IROM_MASK 40000000-4004ac00; IROM 42000000-43000000; "
                + "IRAM 40800000-40880000; RTC_IRAM 50000000-50004000; RTC_DRAM 50000000-50004000; "
                + "MEM_INTERNAL2 600fe000-60100000";
            case ESP32_C61 ->
                "DROM 42000000-44000000; DRAM 40800000-40860000; BYTE_ACCESSIBLE 40800000-40860000; "
                + "DROM_MASK 4004ac00-40050000; IROM_MASK 40000000-4004ac00; IROM 42000000-44000000; "
                + "IRAM 40800000-40860000; RTC_IRAM 50000000-50004000; RTC_DRAM 50000000-50004000; "
                + "MEM_INTERNAL2 600fe000-60100000";
            case ESP32_H4 ->
                "DROM 42000000-44000000; DRAM 40810000-40860000; BYTE_ACCESSIBLE 40810000-40860000; "
                + "DROM_MASK 40000000-40050000; IROM_MASK 40000000-40050000; IROM 42000000-44000000; "
                + "IRAM 40810000-40860000; RTC_IRAM 50000000-50004000; RTC_DRAM 50000000-50004000; "
                + "MEM_INTERNAL2 60000000-60100000";
            case ESP32_E22 ->
                "DROM 3c000000-40000000; DRAM 31000000-31200000; BYTE_ACCESSIBLE 31000000-31200000; "
                + "DROM_MASK 30000000-30120000; IROM_MASK 30000000-30120000; IROM 3c000000-40000000; "
                + "IRAM 30fe0000-31200000; RTC_IRAM c0000000-c0008000; RTC_DRAM c0000000-c0008000";
            case ESP8266 ->
                "DPORT 3ff00000-3ff00010; DRAM 3ffe8000-40000000; IRAM 40100000-40108000; "
                + "IROM 40201010-402e1010";
        };
    }
    // spotless:on
}
