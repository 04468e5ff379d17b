// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Partition tables as text. */
class PartitionCsvFuzzTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("SIZE", "64K", "NAME", "a,b");

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "# Name, Type, SubType, Offset, Size, Flags\nnvs,data,nvs,,24K,\nphy,data,phy,,4K,\nfactory,app,factory,,1M,\n",
                        "a,app,ota_0,0x10000,${SIZE},encrypted\nb,app,ota_1,,-0x90000,\notadata,data,ota,0x9000,8K,readonly\n",
                        "b,bootloader,primary,N/A,N/A,\nt,partition_table,primary,N/A,N/A,\nx,0x40,0xfe,-1M,0o7_000,encrypted:readonly",
                        "$NAME,data,fat,,0x1_000,\r\n")
                .map(text -> Bytes.utf8(text).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadIsTheSameTableAsBytesAndAsText(byte[] input) {
        var file = Bytes.copyOf(input);
        var options = PartitionOptions.DEFAULT;
        var bootloader = PartitionOptions.builder()
                .primaryBootloaderOffset(OptionalLong.of(0x1000))
                .build();
        Laws.read(input.length, () -> PartitionCsv.parse(file, bootloader, ENVIRONMENT));
        var read = Laws.read(input.length, () -> PartitionCsv.parse(file, options, ENVIRONMENT));
        if (read.isEmpty()) {
            return;
        }

        var table = read.get();
        Laws.harmless(table.warnings());
        var bytes = table.toBytes();
        var binary = Laws.read(bytes.length(), () -> PartitionTable.parse(bytes, options));
        Laws.holds(binary.isPresent(), "the table of a text is refused", file.toUtf8());
        Laws.same("rows", table.partitions(), binary.get().partitions());

        var csv = Laws.read(input.length, () -> PartitionCsv.format(table, Subtypes.STANDARD));
        if (csv.isPresent()) {
            var again = Laws.read(input.length, () -> PartitionCsv.parse(csv.get(), options, Map.of()));
            Laws.holds(again.isPresent(), "the text is refused", csv.get().toUtf8());
            Laws.same("text and table", again.get().partitions(), table.partitions());
        }
    }
}
