// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A file as it was before it was cut into parts.
 *
 * @param name of the file, which is that of its first part
 * @param address address in flash
 * @param parts its entries, each where the one before it ends
 */
public record DfuContent(String name, long address, List<DfuEntry> parts) {

    public DfuContent {
        parts = List.copyOf(parts);
    }

    /**
     * Joins entries that are parts of one file: {@code app.bin}, {@code app.bin.1}, {@code app.bin.2}, … without a gap.
     *
     * @param entries entries of an archive in any order, those that are no files left out
     * @return the files by ascending address
     */
    static List<DfuContent> join(List<DfuEntry> entries) {
        var sorted = entries.stream()
                .filter(DfuEntry::isFile)
                .sorted((one, other) ->
                        Long.compare(one.info().address(), other.info().address()))
                .toList();
        var contents = new ArrayList<DfuContent>();
        for (var entry : sorted) {
            int last = contents.size() - 1;
            if (last >= 0 && contents.get(last).continuesWith(entry)) {
                contents.set(last, contents.get(last).with(entry));
            } else {
                contents.add(new DfuContent(entry.info().name(), entry.info().address(), List.of(entry)));
            }
        }
        return contents;
    }

    /**
     * {@return the name of a part: the name itself for part 0, else with the number behind a dot}
     *
     * @param name of the whole file
     * @param part number from 0
     */
    public static String partName(String name, int part) {
        return part == 0 ? name : name + "." + part;
    }

    /** {@return how many bytes the file has} */
    public int size() {
        return parts.stream().mapToInt(part -> part.data().length()).sum();
    }

    /** {@return the whole file; copied if it has several parts} */
    public Bytes data() {
        return parts.size() == 1
                ? parts.get(0).data()
                : Bytes.concat(parts.stream().map(DfuEntry::data).toList());
    }

    private boolean continuesWith(DfuEntry entry) {
        return entry.info().address() == address + size() && entry.info().name().equals(partName(name, parts.size()));
    }

    private DfuContent with(DfuEntry entry) {
        var more = new ArrayList<>(parts);
        more.add(entry);
        return new DfuContent(name, address, more);
    }
}
