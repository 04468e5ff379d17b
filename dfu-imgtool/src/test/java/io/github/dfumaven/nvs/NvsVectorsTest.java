// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds our partitions, byte for byte, against those of Espressif's esp-idf-nvs-partition-gen. */
class NvsVectorsTest {

    /** The generator makes these with a key twice; firmware cannot find both. */
    private static final Set<String> DOUBTFUL = Set.of("namespaces", "same-key");

    private static int exact;
    private static int refused;

    @AfterAll
    static void count() {
        System.out.printf(Locale.ROOT, "golden nvs: %d exact equal, %d refused%n", exact, refused);
    }

    @TestFactory
    Stream<DynamicTest> everyPartitionIsWhatTheGeneratorMakes() {
        return tests("exact", one -> {
            var values = NvsValues.read(files(one));
            var partition = values.compile(options(one));

            assertThat(partition).isEqualTo(Bytes.read(one.folder().resolve("expected.bin")));
            assertThat(values.warnings().isEmpty()).isEqualTo(!DOUBTFUL.contains(one.id()));
            exact++;
        });
    }

    @TestFactory
    Stream<DynamicTest> everyPartitionIsSoundAndGivesItsValuesBack() {
        return tests("exact", one -> {
            var expected = Bytes.read(one.folder().resolve("expected.bin"));
            var partition = NvsPartition.parse(expected, Optional.empty());

            assertThat(partition.problems(false)).noneMatch(Problem::isError);
            assertThat(partition.problems(false).isEmpty()).isEqualTo(!DOUBTFUL.contains(one.id()));
            assertThat(partition.items()).isEqualTo(NvsValues.read(files(one)).items());
            var csv = new NvsFile("back.csv", one.folder(), NvsCsv.format(partition));
            assertThat(NvsValues.read(List.of(csv)).compile(options(one))).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> everythingThatTheGeneratorRefusesIsRefusedWithItsPlace() {
        return tests("reject", one -> {
            assertThatThrownBy(() -> NvsValues.read(files(one)).compile(options(one)))
                    .isInstanceOfSatisfying(DfuException.class, thrown -> {
                        assertThat(thrown.hint()).endsWith(".");
                        if (thrown instanceof FormatException bad) {
                            assertThat(bad.file()).isPresent();
                            assertThat(bad.message()).matches("line 3, key \\w+: .*");
                        } else {
                            assertThat(thrown.code()).isEqualTo(NvsOptionError.BAD_NVS_SIZE);
                        }
                    });
            refused++;
        });
    }

    @TestFactory
    Stream<DynamicTest> theLongestStringFillsAPageWhereTheGeneratorBreaksDown() {
        return tests("lenient", one -> {
            assertThat(one.id()).isEqualTo("long-string");
            var values = NvsValues.read(files(one));
            var partition = NvsPartition.parse(values.compile(options(one)), Optional.empty());

            assertThat(partition.problems(false)).isEmpty();
            assertThat(partition.items()).isEqualTo(values.items());
            assertThat(partition.pages()).extracting(NvsPage::free).containsExactly(125, 0);
        });
    }

    private interface Check {
        void of(VectorCase one) throws IOException;
    }

    private static Stream<DynamicTest> tests(String strictness, Check check) {
        return Shared.tests(
                Shared.recorded("nvs").stream()
                        .filter(one -> one.strictness().equals(strictness))
                        .toList(),
                check::of);
    }

    private static List<NvsFile> files(VectorCase one) throws IOException {
        var files = new ArrayList<NvsFile>();
        for (var name : one.json().getAsJsonArray("inputs")) {
            files.add(NvsFile.read(one.folder().resolve(name.getAsString())));
        }
        return files;
    }

    private static NvsOptions options(VectorCase one) {
        var version = one.args().contains("1") ? NvsVersion.V1 : NvsVersion.V2;
        return new NvsOptions(one.json().get("size").getAsLong(), version, Optional.empty());
    }
}
