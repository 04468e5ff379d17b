// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.partition.PartitionCsv;
import io.github.dfumaven.partition.PartitionError;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Map;

/** Partition tables, binary or as CSV. */
final class PartitionTableFormat {

    private static final String NEEDS_OPTIONS =
            "Make it binary with {primaryBootloaderOffset}, and look at that; a CSV file alone does not say it.";

    private PartitionTableFormat() {}

    static ImageInfo binary(String name, Bytes file) {
        try {
            return info(name, file, PartitionTable.parse(file));
        } catch (FormatException damaged) {
            return damaged(name, file, damaged);
        }
    }

    static ImageInfo csv(String name, Bytes file) {
        try {
            return info(name, file, PartitionCsv.parse(file, PartitionOptions.DEFAULT.withVerify(false), Map.of()));
        } catch (FormatException e) {
            return damaged(
                    name,
                    file,
                    e.code() == PartitionError.PARTITION_BOOTLOADER_OFFSET_MISSING ? e.withHint(NEEDS_OPTIONS) : e);
        } catch (InvalidRequestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ImageInfo damaged(String name, Bytes file, FormatException damage) {
        return new ImageInfoBuilder(name, file, FileFormat.PARTITION_TABLE)
                .problem(Problem.of(damage))
                .build();
    }

    private static ImageInfo info(String name, Bytes file, PartitionTable table) {
        return new ImageInfoBuilder(name, file, FileFormat.PARTITION_TABLE)
                .partitions(table.partitions())
                .problems(problems(table))
                .build();
    }

    /** The file does not say where in flash the table is, so what lies below the usual place may be well placed. */
    private static List<Problem> problems(PartitionTable table) {
        return table.problems(PartitionOptions.DEFAULT).stream()
                .map(problem -> problem.code() == PartitionError.PARTITION_BELOW_TABLE ? problem.asWarning() : problem)
                .toList();
    }
}
