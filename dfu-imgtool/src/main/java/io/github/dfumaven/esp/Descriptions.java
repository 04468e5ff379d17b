// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.MemoryType;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.List;
import java.util.Optional;

/** Finds the descriptions that applications and bootloaders carry at the start of a segment. */
final class Descriptions {

    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private Descriptions() {}

    /** An application's description stands at the start of its first segment that is read from flash. */
    static Optional<AppDescriptor> app(Bytes file, List<Segment> segments, Optional<Chip> chip) {
        return segments.stream()
                .filter(segment -> chip.isEmpty()
                        || segment.memoryTypes(chip.get()).contains(MemoryType.DROM)
                        || segment.equals(segments.get(0)))
                .map(segment -> data(file, segment))
                .filter(AppDescriptor::startsHere)
                .findFirst()
                .map(AppDescriptor::of);
    }

    /**
     * A bootloader's description stands at the start of its first segment, on every chip. esptool looks at the last one
     * in data memory, and so misses it on chips that have one memory for data and code.
     */
    static Optional<BootloaderDescriptor> bootloader(Bytes file, List<Segment> segments) {
        return segments.stream()
                .limit(1)
                .map(segment -> data(file, segment))
                .filter(BootloaderDescriptor::startsHere)
                .findFirst()
                .map(BootloaderDescriptor::of);
    }

    private static Bytes data(Bytes file, Segment segment) {
        return file.slice(segment.offset(), segment.offset() + segment.size());
    }

    /** Reads a text up to its first NUL; what is no UTF-8 is replaced, because the rest still tells something. */
    static String text(ByteReader in, String field, int size) throws FormatException {
        var raw = in.bytes(field, size);
        int end = 0;
        while (end < size && raw.u8(end) != 0) {
            end++;
        }
        return raw.slice(0, end).toUtf8();
    }

    static boolean isDamaged(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}
