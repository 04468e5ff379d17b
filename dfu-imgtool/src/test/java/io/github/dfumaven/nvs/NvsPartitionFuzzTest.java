// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fuzz.Laws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Partitions of NVS. */
class NvsPartitionFuzzTest {

    private static final String VALUES = """
            key,type,encoding,value
            storage,namespace,,
            number,data,i16,-7
            text,data,string,"a text, of more than thirty-two bytes in all"
            big,data,blob_fill(1900;0x5A),start
            """;

    static Stream<byte[]> seeds() throws IOException {
        var values = NvsValues.read(List.of(new NvsFile("values.csv", Path.of(""), Bytes.utf8(VALUES))));
        return Stream.of(
                        values.compile(new NvsOptions(0x1000, NvsVersion.V1, Optional.empty())),
                        values.compile(NvsOptions.ofSize(0x3000).build()),
                        Bytes.fill(0xff, 0x1000))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsSoundIsTheSameAsText(byte[] input) {
        Laws.read(input.length, () -> NvsPartition.parse(Bytes.copyOf(input), Optional.empty()));
        var file = repaired(input);
        var read = Laws.read(file.length(), () -> NvsPartition.parse(file, Optional.empty()));
        if (read.isEmpty()) {
            return;
        }

        var partition = read.get();
        Laws.harmless(partition.problems(true));
        Laws.harmless(partition.problems(false));
        Laws.harmless(partition.summary());
        var csv = Laws.read(file.length(), () -> NvsCsv.format(partition));
        boolean plain =
                partition.problems().isEmpty() && partition.items().stream().noneMatch(this::isOfWifi);
        if (csv.isPresent() && plain && partition.problems().stream().noneMatch(Problem::isError)) {
            var again = Laws.read(
                    file.length(), () -> NvsValues.read(List.of(new NvsFile("again.csv", Path.of(""), csv.get()))));
            Laws.holds(again.isPresent(), "the text is refused", csv.get().toUtf8());
            Laws.holds(
                    again.get().items().size() == partition.items().size(),
                    "values are lost",
                    csv.get().toUtf8());
        }
    }

    /** Beside these the generator writes others by itself. */
    private boolean isOfWifi(NvsItem item) {
        return item.key().startsWith("ap.") || item.key().startsWith("sta.");
    }

    /** Gives every header and every entry the check sum that it should have. */
    private static Bytes repaired(byte[] input) {
        var bytes = input.clone();
        for (int page = 0; page + PageWriter.SIZE <= bytes.length; page += PageWriter.SIZE) {
            put(bytes, page + 28, NvsCrc.of(Bytes.copyOf(bytes).slice(page + 4, page + 28)));
            for (int n = 0; n < PageWriter.ENTRIES; n++) {
                int at = page + PageWriter.address(0, n);
                var entry = Bytes.copyOf(bytes).slice(at, at + Entry.SIZE);
                if (!entry.isAll(0xff) && entry.u8(0) < 8) {
                    put(bytes, at + 4, NvsCrc.of(entry.slice(0, 4), entry.slice(8)));
                }
            }
        }
        return Bytes.copyOf(bytes);
    }

    private static void put(byte[] bytes, int at, long crc) {
        for (int n = 0; n < 4; n++) {
            bytes[at + n] = (byte) (crc >>> (8 * n));
        }
    }
}
