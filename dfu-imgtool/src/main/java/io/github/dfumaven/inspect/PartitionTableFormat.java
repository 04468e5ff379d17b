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
import java.util.Optional;

/** Partition tables, binary or as CSV. */
final class PartitionTableFormat {

    /** A CSV file of so many bytes cannot describe a table; most tables take some hundred. */
    private static final int LARGEST_CSV = 64 << 10;

    private static final String NEEDS_OPTIONS =
            "Make it binary with {primaryBootloaderOffset}, and look at that; a CSV file alone does not say it.";

    private PartitionTableFormat() {}

    static Optional<ImageInfo> recognise(String name, Bytes file) {
        if (!PartitionTable.isLikely(file)) {
            return csv(name, file);
        }
        try {
            return Optional.of(info(name, file, PartitionTable.parse(file)));
        } catch (FormatException damaged) {
            return Optional.of(damaged(name, file, damaged));
        }
    }

    /** Takes no CSV file that cannot be read to the end, for much that is text has commas. */
    private static Optional<ImageInfo> csv(String name, Bytes file) {
        if (file.isEmpty() || file.length() > LARGEST_CSV) {
            return Optional.empty();
        }
        try {
            var table = PartitionCsv.parse(file, PartitionOptions.DEFAULT.withVerify(false), Map.of());
            return Optional.of(table)
                    .filter(found -> !found.partitions().isEmpty())
                    .map(found -> info(name, file, found));
        } catch (FormatException e) {
            return e.code() == PartitionError.PARTITION_BOOTLOADER_OFFSET_MISSING
                    ? Optional.of(damaged(name, file, e.withHint(NEEDS_OPTIONS)))
                    : Optional.empty();
        } catch (InvalidRequestException e) {
            return Optional.empty();
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
