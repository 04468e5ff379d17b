// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.json.StrictJson;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads files stops where no firmware goes on, and says so in few words. */
class BoundsTest {

    private static final int MIB = 1 << 20;
    private static final int MOST_FILE = 256 * MIB;
    private static final int LONGEST_MESSAGE = 1000;

    @Test
    void aFileThatIsTooLargeIsNotRead(@TempDir Path folder) throws IOException {
        var file = folder.resolve("disk.img");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(MOST_FILE + 1L);
        }

        assertThatThrownBy(() -> Bytes.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("disk.img: 268435457 bytes", "268435456", "[file-too-large]");
    }

    @Test
    void anEndlessStreamIsReadNoFurtherThanTheLimit() {
        var endless = new Endless();

        assertThatThrownBy(() -> Bytes.readAll(endless))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("standard input", "268435456", "[file-too-large]");
        assertThat(endless.given).isBetween(MOST_FILE + 1L, MOST_FILE + (long) MIB);
    }

    @Test
    void aLongStreamIsReadWhole() throws IOException {
        int length = 20 * MIB + 3;
        var content = Bytes.readAll(new LimitedZeros(length));

        assertThat(content.length()).isEqualTo(length);
        assertThat(content.isAll(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 2000, 1_000_000})
    void aNumberOfManyDigitsIsRefusedInFewWords(int digits) {
        assertThat(Numbers.integer("1".repeat(digits))).isEmpty();
        assertThatThrownBy(() -> Numbers.parse("partSize", "1_".repeat(digits) + "K"))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(BoundsTest::isShort);
    }

    @Test
    void aTableIsNoLargerThanAMebibyte() {
        var rows = Bytes.utf8("a,data,nvs,,4K\n".repeat(MIB / 14));
        var line = Bytes.utf8("a".repeat(MIB + 1));

        for (var text : new Bytes[] {rows, line}) {
            assertThatThrownBy(() -> PartitionTable.read(text, PartitionOptions.DEFAULT, Map.of()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("1048576")
                    .satisfies(BoundsTest::isShort);
        }
    }

    @Test
    void aLongLineOfATableIsNotSaidWhole() {
        var line = Bytes.utf8("a,data," + "x".repeat(100_000) + ",,4K\n");

        assertThatThrownBy(() -> PartitionTable.read(line, PartitionOptions.DEFAULT, Map.of()))
                .isInstanceOf(FormatException.class)
                .satisfies(BoundsTest::isShort);
    }

    @Test
    void aTextOfManyMebibytesIsNoJsonOfABuild() {
        assertThatThrownBy(() -> StrictJson.parse(
                        Bytes.utf8("\"" + "a".repeat(4 * MIB) + "\""),
                        InputError.FLASHER_ARGS_BAD_JSON,
                        InputError.FLASHER_ARGS_BAD_VALUE))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("4194304")
                .satisfies(BoundsTest::isShort);
        assertThatThrownBy(() -> StrictJson.parse(
                        Bytes.utf8("[".repeat(MIB)),
                        InputError.FLASHER_ARGS_BAD_JSON,
                        InputError.FLASHER_ARGS_BAD_VALUE))
                .isInstanceOf(FormatException.class)
                .satisfies(BoundsTest::isShort);
    }

    private static void isShort(Throwable thrown) {
        assertThat(thrown.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
    }

    private static final class LimitedZeros extends InputStream {

        private int left;

        LimitedZeros(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    private static final class Endless extends InputStream {

        private long given;

        @Override
        public int read() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            given += length;
            return length;
        }
    }
}
