// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Repair;
import io.github.dfumaven.inspect.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Partition tables in their binary form. */
class PartitionTableFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Samples.table(),
                        Samples.table().slice(0, 0xc0 + 32),
                        new PartitionTable(Samples.PARTITIONS, false, List.of()).toBytes())
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadIsWrittenAgain(byte[] input) {
        Laws.read(input.length, () -> PartitionTable.parse(Bytes.copyOf(input)));
        var file = Repair.table(Bytes.copyOf(input));
        Laws.read(file.length(), () -> PartitionTable.parse(file, PartitionOptions.DEFAULT));
        var read = Laws.read(file.length(), () -> PartitionTable.parse(file));
        if (read.isEmpty()) {
            return;
        }

        var table = read.get();
        var problems = table.problems(PartitionOptions.DEFAULT);
        Laws.harmless(problems);
        var again = table.toBytes();
        var reread =
                Laws.read(again.length(), () -> PartitionTable.parse(again)).orElseThrow();
        Laws.same("rows", table.partitions(), reread.partitions());
        if (problems.isEmpty() && isAscending(table)) {
            asText(table);
        }
    }

    /** As in ESP-IDF, text has to be in the order of the offsets, but a binary table need not. */
    private static boolean isAscending(PartitionTable table) {
        var offsets = table.partitions().stream().map(Partition::offset).toList();
        return offsets.equals(offsets.stream().sorted().toList());
    }

    /** A table without a fault says the same as text. */
    private static void asText(PartitionTable table) {
        var options = PartitionOptions.builder().verify(false).md5(table.md5()).build();
        Laws.read(PartitionTable.SIZE, () -> PartitionCsv.format(table, Subtypes.STANDARD))
                .ifPresent(csv -> {
                    var parsed = Laws.read(csv.length(), () -> PartitionCsv.parse(csv, options, Map.of()));
                    Laws.holds(parsed.isPresent(), "the text is refused", csv.toUtf8());
                    Laws.same("text and table", parsed.get().partitions(), table.partitions());
                    Laws.holds(
                            parsed.get().warnings().stream().noneMatch(Problem::isError), "errors as warnings", parsed);
                });
    }
}
