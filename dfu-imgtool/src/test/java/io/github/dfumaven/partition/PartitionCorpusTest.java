// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.vectors.Corpus;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Reads partition tables that people have published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionCorpusTest {

    /** Where bootloaders are is the project's choice; the tables that describe one need to be told. */
    private static final PartitionOptions OPTIONS = options();

    private int csv;
    private int binary;

    @AfterAll
    void count() {
        System.out.printf(Locale.ROOT, "corpus: %d CSV files and %d binary partition tables read%n", csv, binary);
    }

    @TestFactory
    Stream<DynamicTest> everyPublishedCsvIsRead() {
        return Corpus.files().stream()
                .filter(sample -> sample.kind().equals("partition-csv"))
                .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> {
                    var table = PartitionCsv.parse(sample.content(), OPTIONS, Map.of());
                    assertThat(table.partitions())
                            .hasSize(sample.verified().get("rows").getAsInt());
                    assertThat(PartitionTable.parse(table.toBytes(), OPTIONS).partitions())
                            .isEqualTo(table.partitions());
                    csv++;
                }));
    }

    @TestFactory
    Stream<DynamicTest> aCsvOfSomethingElseIsRefused() {
        return Corpus.files().stream()
                .filter(sample -> sample.kind().equals("other-csv"))
                .map(sample -> DynamicTest.dynamicTest(
                        sample.file(),
                        () -> assertThatThrownBy(() -> PartitionCsv.parse(sample.content(), OPTIONS, Map.of()))
                                .isInstanceOf(FormatException.class)));
    }

    @TestFactory
    Stream<DynamicTest> everyPublishedBinaryIsReadAndWrittenAlike() {
        return Corpus.files().stream()
                .filter(sample -> sample.kind().equals("partition-table"))
                // This one has no end row; ESP-IDF's tool and firmware refuse it as we do.
                .filter(sample -> !sample.file().endsWith("partitions_singleapp.bin"))
                .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> {
                    var table = PartitionTable.parse(sample.content());
                    assertThat(table.partitions().stream().map(Partition::name))
                            .containsExactlyElementsOf(StreamSupport.stream(
                                            sample.verified()
                                                    .getAsJsonArray("names")
                                                    .spliterator(),
                                            false)
                                    .map(name -> name.getAsString())
                                    .toList());
                    assertThat(table.toBytes()).isEqualTo(sample.content());
                    assertThat(table.problems(PartitionOptions.DEFAULT)).isEmpty();
                    binary++;
                }));
    }

    private static PartitionOptions options() {
        try {
            return PartitionOptions.builder()
                    .primaryBootloaderOffset("0x1000")
                    .recoveryBootloaderOffset("0x380000")
                    .build();
        } catch (InvalidRequestException e) {
            throw new AssertionError(e);
        }
    }
}
