// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What flash, or an image of it, holds where an NVS partition is.
 *
 * @param partition name of the partition, or empty for one that is a file by itself
 * @param address where it begins in flash, or 0 where nobody knows
 * @param size of the partition in bytes
 * @param content what is stored, or empty where nothing can be told of it: it is encrypted, or no NVS
 */
public record StoredNvs(String partition, long address, long size, Optional<NvsPartition> content) {

    /** What is said of a partition that cannot be read. */
    private static final String UNREADABLE = "encrypted or no NVS";

    /** How much memory what is not known may take, for each byte that is, and beside that. */
    private static final int MOST_GAPS = 16;

    private static final int MOST_FREE = 1 << 20;

    /**
     * Reads what is stored.
     *
     * @param partition name of the partition
     * @param address where it begins in flash
     * @param size of the partition in bytes
     * @param regions what is known of flash, without overlaps; whatever else belongs to the partition is taken to be erased
     * @return what is stored, or empty if nothing is known of the partition
     */
    public static Optional<StoredNvs> find(String partition, long address, long size, List<Region> regions) {
        long end = address + size;
        var own = regions.stream()
                .filter(region -> region.address() < end && region.end() > address)
                .sorted(Comparator.comparingLong(Region::address))
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredNvs(partition, address, size, read(pages(address, end, own))));
    }

    /**
     * Reads a file that is a partition by itself.
     *
     * @param file any file
     * @return what is stored, or empty if the file is something else, or blank
     */
    public static Optional<StoredNvs> alone(Bytes file) {
        return PageReader.areAllPages(file)
                ? Optional.of(new StoredNvs("", 0, file.length(), parse(file)))
                : Optional.empty();
    }

    /** What lies far behind everything else makes no pages between. */
    private static Bytes pages(long address, long end, List<Region> regions) {
        long known = 0;
        int length = 0;
        var parts = new ArrayList<Region>();
        for (var region : regions) {
            long from = Math.max(address, region.address());
            long to = Math.min(end, region.end());
            known += to - from;
            long pages = (to - address + PageWriter.SIZE - 1) / PageWriter.SIZE;
            if (pages * PageWriter.SIZE > MOST_GAPS * known + MOST_FREE) {
                break;
            }
            length = (int) (pages * PageWriter.SIZE);
            var data = region.data().slice((int) (from - region.address()), (int) (to - region.address()));
            parts.add(new Region(from - address, data));
        }
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        for (var part : parts) {
            var data = part.data().toByteArray();
            System.arraycopy(data, 0, bytes, (int) part.address(), data.length);
        }
        return Bytes.copyOf(bytes);
    }

    private static Optional<NvsPartition> read(Bytes pages) {
        return parse(pages).filter(found -> !found.encrypted());
    }

    private static Optional<NvsPartition> parse(Bytes pages) {
        try {
            return Optional.of(NvsPartition.parse(pages, Optional.empty()));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** Nobody can say here where the partition comes from. */
    private static Problem doubt(Problem sign) {
        return new Problem(
                false,
                sign.code(),
                sign.message(),
                "Build the partition again from its CSV file, unless it is meant to be as a board left it.");
    }

    /** {@return whether nothing is stored} */
    public boolean isBlank() {
        return content.filter(found ->
                        found.pages().isEmpty() && found.problems(false).isEmpty())
                .isPresent();
    }

    /** {@return what there is to say of it in a line: how full it is, that it is blank, or that it cannot be read} */
    public String words() {
        return content.map(found -> found.summary(size)).orElse(UNREADABLE);
    }

    /** {@return the same in a few words, such as {@code 3 keys}} */
    public String shortly() {
        if (content.isEmpty() || isBlank()) {
            return content.isEmpty() ? UNREADABLE : "blank";
        }
        int keys = content.get().items().size();
        return keys + (keys == 1 ? " key" : " keys");
    }

    /** {@return the same for programs: {@code blank}, {@code readable}, or {@code encrypted-or-no-nvs}} */
    public String state() {
        if (content.isEmpty()) {
            return UNREADABLE.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
        return isBlank() ? "blank" : "readable";
    }

    /**
     * {@return what is wrong, with its place; nothing where it cannot be read. What firmware leaves in a partition that it writes to is
     * doubtful in one that it did not write to, and no damage}
     *
     * @param used whether a board's firmware may have written to it
     */
    public List<Problem> problems(boolean used) {
        return content.stream()
                .flatMap(found -> used
                        ? found.problems(true).stream()
                        : Stream.concat(
                                found.problems().stream(),
                                found.signsOfUse().stream().map(StoredNvs::doubt)))
                .map(problem -> partition.isEmpty() ? problem : problem.in(partition))
                .toList();
    }
}
