// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damages a small table, binary and CSV, in every way a copy or an editor can. */
class PartitionDamageTest {

    private static final PartitionTable TABLE = new PartitionTable(
            List.of(
                    new Partition("nvs", 1, 2, 0x9000, 0x6000, 0),
                    new Partition("factory", 0, 0, 0x10000, 0x100000, Partition.ENCRYPTED)),
            true,
            List.of());
    private static final int USED = 4 * Partition.ROW_SIZE;

    @Test
    void whatIsWrittenReadsBack() throws FormatException {
        assertThat(PartitionTable.parse(TABLE.toBytes())).isEqualTo(TABLE);
        assertThat(TABLE.toBytes().length()).isEqualTo(PartitionTable.SIZE);
    }

    @Test
    void everyPrefixWithoutTheEndRowIsRefused() throws FormatException {
        var binary = TABLE.toBytes();
        for (int length = 0; length < binary.length(); length++) {
            var prefix = binary.slice(0, length);
            if (length < USED) {
                assertThatThrownBy(() -> PartitionTable.parse(prefix))
                        .as("%d bytes", length)
                        .isInstanceOf(FormatException.class);
            } else {
                assertThat(PartitionTable.parse(prefix)).as("%d bytes", length).isEqualTo(TABLE);
            }
        }
    }

    @Test
    void everyFlippedBitUpToTheEndRowIsFound() {
        for (int bit = 0; bit < USED * 8; bit++) {
            var damaged = flip(TABLE.toBytes(), bit);
            assertThatThrownBy(() -> PartitionTable.parse(damaged))
                    .as("bit %d", bit)
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void everyFlippedBitWithoutMd5GivesAVerdict() {
        var table = new PartitionTable(TABLE.partitions(), false, List.of());
        for (int bit = 0; bit < USED * 8; bit++) {
            var damaged = flip(table.toBytes(), bit);
            assertThatCode(() -> verdict(damaged)).as("bit %d", bit).doesNotThrowAnyException();
        }
    }

    @Test
    void everyPrefixAndEveryFlippedBitOfACsvGivesAVerdict() throws FormatException {
        var csv = PartitionCsv.format(TABLE, Subtypes.STANDARD);
        for (int length = 0; length < csv.length(); length++) {
            var prefix = csv.slice(0, length);
            assertThatCode(() -> verdict(prefix)).as("%d bytes", length).doesNotThrowAnyException();
        }
        for (int bit = 0; bit < csv.length() * 8; bit++) {
            var damaged = flip(csv, bit);
            assertThatCode(() -> verdict(damaged)).as("bit %d", bit).doesNotThrowAnyException();
        }
    }

    @Test
    void randomLinesNeverCrash() {
        long seed = 20261121;
        var random = new Random(seed);
        var words = List.of(
                "a",
                "app",
                "data",
                "ota",
                "0x",
                "-1",
                "9",
                "k",
                "m",
                "0xffffffff",
                ",",
                ",",
                ",",
                ",",
                "$",
                "{",
                "}",
                ":",
                "#",
                "\n",
                "\r",
                " ",
                "N/A",
                "encrypted",
                "1M",
                "-0x7fffffffffffffff",
                "9223372036854775807k",
                "3");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            assertThatCode(() -> verdict(Bytes.utf8(text.toString())))
                    .as("seed %d, round %d: %s", seed, i, text)
                    .doesNotThrowAnyException();
        }
    }

    /** Reads, judges and writes; only our own exceptions may come out. */
    private static void verdict(Bytes file) {
        for (boolean verify : new boolean[] {true, false}) {
            try {
                var table = PartitionTable.read(
                        file, PartitionOptions.builder().verify(verify).build(), Map.of("a", "$a"));
                assertThat(table.problems(PartitionOptions.DEFAULT)).isNotNull();
                assertThat(PartitionTable.parse(table.toBytes()).partitions()).isEqualTo(table.partitions());
                PartitionCsv.format(table, Subtypes.STANDARD);
            } catch (DfuException e) {
                assertThat(e.hint()).isNotEmpty();
            }
        }
    }

    private static Bytes flip(Bytes file, int bit) {
        var copy = file.toByteArray();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.copyOf(copy);
    }
}
