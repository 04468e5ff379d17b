// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.FormatException;
import java.util.ArrayList;
import java.util.List;

/** Gives every row of a CSV file its place: one behind the other, in the order of the file. */
final class Placement {

    private static final long LIMIT = 1L << 32;

    private final PartitionOptions options;
    private long end;

    Placement(PartitionOptions options) {
        this.options = options;
        this.end = options.firstOffset();
    }

    List<Partition> place(List<CsvRow> rows) throws FormatException {
        var partitions = new ArrayList<Partition>();
        for (var row : rows) {
            partitions.add(standsInFront(row) ? fixed(row) : next(row));
        }
        return partitions;
    }

    /** The bootloader and the table itself may stand anywhere in the file; they move nothing else. */
    private static boolean standsInFront(CsvRow row) {
        return (row.type() == PartitionType.BOOTLOADER.code() || row.type() == PartitionType.PARTITION_TABLE.code())
                && row.subtype() == 0;
    }

    private static Partition fixed(CsvRow row) {
        return at(row, row.offset().orElse(0), row.size());
    }

    private Partition next(CsvRow row) throws FormatException {
        long unit = PartitionType.alignmentOf(row.type());
        long offset = row.offset().orElse((end + unit - 1) / unit * unit);
        if (offset < end) {
            throw PartitionError.PARTITION_BAD_OFFSET.of(
                    "line %d: partition %s is to start at 0x%x, but %s 0x%x",
                    row.line(),
                    row.name(),
                    offset,
                    end == options.firstOffset() ? "the partition table ends at" : "the rows in front end at",
                    end);
        }
        long size = row.size() < 0 ? -row.size() - offset : row.size();
        if (size < 0) {
            throw PartitionError.PARTITION_BAD_SIZE.of(
                    "line %d: partition %s is to end at 0x%x, but starts at 0x%x",
                    row.line(), row.name(), -row.size(), offset);
        }
        if (offset >= LIMIT) {
            throw PartitionError.PARTITION_BAD_OFFSET.of(
                    "line %d: partition %s would start at 0x%x, behind every address there is",
                    row.line(), row.name(), offset);
        }
        end = offset + size;
        return at(row, offset, size);
    }

    private static Partition at(CsvRow row, long offset, long size) {
        return new Partition(row.name(), row.type(), row.subtype(), offset, size, row.flags());
    }
}
