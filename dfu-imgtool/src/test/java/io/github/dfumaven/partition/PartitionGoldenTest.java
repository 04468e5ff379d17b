// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Holds our tables, byte for byte, against those of gen_esp32part.py. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionGoldenTest {

    /** What the reference takes without a word and we refuse on purpose: by code, and why. */
    private static final Map<String, Refusal> REFUSED = Map.ofEntries(
            refused("name-17", PartitionError.PARTITION_BAD_NAME, "the reference cuts the name"),
            refused("name-cut-duplicates", PartitionError.PARTITION_BAD_NAME, "cut names become alike"),
            refused("name-utf8-cut", PartitionError.PARTITION_BAD_NAME, "the reference cuts the name"),
            refused("name-utf8-cut-odd", PartitionError.PARTITION_BAD_NAME, "cut inside a character"),
            refused("empty-input", PartitionError.PARTITION_TABLE_EMPTY, "the firmware refuses an empty table"),
            refused("only-comments", PartitionError.PARTITION_TABLE_EMPTY, "the firmware refuses an empty table"),
            refused("bin-two-md5", PartitionError.PARTITION_SECOND_MD5, "the firmware refuses two MD5 rows"),
            refused("offset-unaligned", PartitionOptionError.BAD_TABLE_OFFSET, "flash is erased by sectors"),
            refused("size-unit-twice", PartitionError.PARTITION_BAD_SIZE, "1kk is a slip of the hand"),
            refused("bootloader-empty-subtype", PartitionError.PARTITION_BAD_SUBTYPE, "undefined is for data only"));

    /** What the reference takes and we take alike, though it is doubtful: why. */
    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("bin-app-readonly", "the flag does no harm to a board that is flashed by cable; a warning"),
            Map.entry("bin-md5-in-the-middle", "all rows are read, none is lost; a warning"),
            Map.entry("bin-no-verify", "the user asked for no verification"),
            Map.entry("bin-sizes", "odd sizes of data and 0 are legal; a warning"),
            Map.entry("bin-unknown-flags", "kept in the binary, not in the CSV; a warning"),
            Map.entry("bootloader-numeric", "own numbers of subtypes are legal"),
            Map.entry("flags-app-readonly", "as bin-app-readonly"),
            Map.entry("misaligned-no-verify", "the user asked for no verification"),
            Map.entry("name-16", "fits the field, and the firmware reads it whole"),
            Map.entry("name-empty", "found by its type; a warning"),
            Map.entry("offset-0", "a sector like any other"),
            Map.entry("size-blank-before-unit", "means what it says"),
            Map.entry("size-data-unaligned", "the next partition starts at the next sector; a warning"),
            Map.entry("size-huge", "ends below 4 GiB; whoever names the flash size gets the error"),
            Map.entry("size-zero", "legal; a warning"),
            Map.entry("suite-binary-entry", "the user asked for no verification"),
            Map.entry("suite-multiple-entries", "the user asked for no verification"),
            Map.entry("type-ff", "legal in a table; a warning"),
            Map.entry("variable-unknown-later", "$ cannot be escaped, so it may be meant; a warning"));

    private int exact;
    private int refused;
    private int lenient;
    private int onPurpose;

    private record Refusal(ErrorCode code, String why) {}

    private static Map.Entry<String, Refusal> refused(String id, ErrorCode code, String why) {
        return Map.entry(id, new Refusal(code, why));
    }

    @AfterAll
    void count() {
        System.out.printf(
                Locale.ROOT,
                "golden partition-table: %d exact equal, %d refused, %d lenient (%d alike, %d refused on purpose)%n",
                exact,
                refused,
                lenient + onPurpose,
                lenient,
                onPurpose);
    }

    @TestFactory
    Stream<DynamicTest> everyTableIsWhatTheReferenceMakes() {
        return Shared.tests(Shared.cases("partition-table"), vector -> {
            var input = vector.inputs().values().iterator().next();
            if (vector.isReject()) {
                assertThatThrownBy(() -> convert(vector, input)).isInstanceOf(DfuException.class);
                refused++;
            } else if (REFUSED.containsKey(vector.id())) {
                assertThat(vector.strictness()).isEqualTo("lenient");
                assertThatThrownBy(() -> convert(vector, input))
                        .as(REFUSED.get(vector.id()).why())
                        .isInstanceOfSatisfying(
                                DfuException.class,
                                e -> assertThat(e.code())
                                        .isEqualTo(REFUSED.get(vector.id()).code()));
                onPurpose++;
            } else {
                assertThat(vector.isExact() || ALIKE.containsKey(vector.id()))
                        .as("decided")
                        .isTrue();
                assertThat(convert(vector, input))
                        .isEqualTo(vector.expectedOutput().orElseThrow());
                assertReadback(vector);
                assertWarnings(vector, input);
                count(vector);
            }
        });
    }

    private void count(VectorCase vector) {
        if (vector.isExact()) {
            exact++;
        } else {
            lenient++;
        }
    }

    private static Bytes convert(VectorCase vector, Bytes input) throws DfuException {
        var options = Arguments.parse(vector.args());
        var table = PartitionTable.read(input, options, vector.env());
        return vector.json().get("direction").getAsString().equals("csv2bin")
                ? table.toBytes()
                : PartitionCsv.format(table, options.subtypes());
    }

    /** What the reference prints for its own binary. */
    private static void assertReadback(VectorCase vector) throws Exception {
        if (!vector.expect().has("readback")
                || !vector.expect().getAsJsonObject("readback").has("stored")) {
            return;
        }
        var options = Arguments.parse(vector.args());
        var table = PartitionTable.parse(vector.expectedOutput().orElseThrow(), options);
        assertThat(PartitionCsv.format(table, options.subtypes()))
                .isEqualTo(Bytes.read(vector.folder().resolve("expected.csv")));
    }

    private static void assertWarnings(VectorCase vector, Bytes input) throws Exception {
        var options = Arguments.parse(vector.args());
        if (options.verify()) {
            var problems = PartitionTable.read(input, options, vector.env()).problems(options);
            assertThat(problems).noneMatch(Problem::isError);
            assertThat(problems)
                    .hasSizeGreaterThanOrEqualTo(
                            vector.expect().getAsJsonArray("warnings").size());
            if (vector.isExact()) {
                assertThat(problems).hasSameSizeAs(vector.expect().getAsJsonArray("warnings"));
            }
        }
    }
}
