// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What an archive says of the base it was made from. */
class DeltaBaseFuzzTest {

    static Stream<byte[]> seeds() {
        var needed = List.of(new Region(0x1000, Bytes.fill(1, 5000)), new Region(0x10000, Bytes.fill(2, 10)));
        return Stream.of(
                        DeltaBase.of("old/dfu.bin", Bytes.EMPTY.sha256(), needed)
                                .toBytes(),
                        DeltaBase.of("ü", Bytes.EMPTY.sha256(), List.of()).toBytes(),
                        // found: a name of one NUL, which is written with no byte and then refused
                        Bytes.concat(List.of(
                                Bytes.utf8("dfudelta"),
                                Bytes.hex("0100" + "0100" + "00000000"),
                                Bytes.EMPTY.sha256(),
                                Bytes.of(0))))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadIsWrittenAgain(byte[] input) {
        var entry = Bytes.copyOf(input);
        var base = Laws.read(input.length, () -> DeltaBase.read(new ByteReader(entry)));
        base.ifPresent(read -> {
            Laws.harmless(read.notWhole("delta.bin"));
            Laws.same(
                    "base",
                    read,
                    Laws.read(input.length, () -> DeltaBase.read(new ByteReader(read.toBytes())))
                            .orElseThrow());
        });

        // and the same in an archive, from which it is found however much of that is left
        var index = new ByteWriter();
        new DfuInfo(0, 0, "x", Bytes.EMPTY.md5()).write(index);
        var archive = Bytes.concat(CpioArchive.pieces(
                List.of(CpioEntry.of(DfuInfo.ENTRY, index.toBytes()), CpioEntry.of(DeltaBase.ENTRY, entry))));
        for (int end : new int[] {110, input.length, archive.length() - 1}) {
            var cut = archive.slice(0, Math.min(end, archive.length()));
            Laws.read(cut.length(), () -> DeltaBase.find(cut));
        }
        Laws.same(
                "base",
                base,
                Laws.read(archive.length(), () -> DeltaBase.find(archive)).flatMap(found -> found));
    }
}
