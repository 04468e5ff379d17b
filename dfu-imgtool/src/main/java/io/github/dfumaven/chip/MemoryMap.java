// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which addresses of a chip belong to which kind of memory. */
final class MemoryMap {

    /** Of a chip of which nothing is known. */
    static final MemoryMap EMPTY = new MemoryMap(List.of());

    private final List<Range> ranges;

    private MemoryMap(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Reads a table: rows of kind, first address and address behind the last, in hexadecimal, with semicolons between. */
    static MemoryMap parse(String table) {
        return new MemoryMap(Arrays.stream(table.split("; ")).map(Range::parse).toList());
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
