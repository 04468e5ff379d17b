// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partition table by itself, binary or as CSV.
 *
 * @param kind in which form it is
 * @param file all its bytes
 * @param table the table, or empty if it is damaged
 * @param problems what is wrong with it
 */
public record TableFile(FileKind kind, Bytes file, Optional<PartitionTable> table, List<Problem> problems)
        implements FirmwareFile {

    private static final String NEEDS_OPTIONS =
            "Make it binary with {primaryBootloaderOffset}, and look at that; a CSV file alone does not say it.";

    public TableFile {
        problems = List.copyOf(problems);
    }

    static Optional<TableFile> binary(Bytes file) {
        if (!PartitionTable.isLikely(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(sound(FileKind.PARTITION_TABLE, file, PartitionTable.parse(file)));
        } catch (FormatException damage) {
            return Optional.of(damaged(FileKind.PARTITION_TABLE, file, damage));
        }
    }

    /** Without a heading, takes no CSV file that cannot be read to the end, for much that is text has commas. */
    static Optional<TableFile> csv(Bytes file) {
        boolean titled = Documents.isTitledTable(file);
        if (!titled && !Documents.mayBeTable(file)) {
            return Optional.empty();
        }
        try {
            var table = PartitionTable.read(file, PartitionOptions.DEFAULT.unverified(), Map.of());
            return titled || !table.partitions().isEmpty()
                    ? Optional.of(sound(FileKind.PARTITION_CSV, file, table))
                    : Optional.empty();
        } catch (FormatException e) {
            boolean open = PartitionTable.wantsBootloader(e);
            return titled || open
                    ? Optional.of(damaged(FileKind.PARTITION_CSV, file, open ? e.withHint(NEEDS_OPTIONS) : e))
                    : Optional.empty();
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }

    /** The file does not say where in flash the table is. */
    private static TableFile sound(FileKind kind, Bytes file, PartitionTable table) {
        return new TableFile(kind, file, Optional.of(table), table.problems());
    }

    private static TableFile damaged(FileKind kind, Bytes file, FormatException damage) {
        return new TableFile(kind, file, Optional.empty(), List.of(Problem.of(damage)));
    }
}
