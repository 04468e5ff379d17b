// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives in the newc format. */
class CpioArchiveFuzzTest {

    static Stream<byte[]> seeds() {
        var entries = List.of(
                CpioEntry.of("a", Bytes.utf8("abc")),
                CpioEntry.of("ü/b.bin", Bytes.EMPTY),
                CpioEntry.of("c", Bytes.fill(0, 9)));
        return Stream.of(Bytes.concat(CpioArchive.pieces(entries)), ArchiveWriter.parametersOnly(1 << 22))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadIsWrittenAgain(byte[] input) {
        var file = Bytes.copyOf(input);
        var scanned = Laws.read(input.length, () -> CpioArchive.scan(file)).orElseThrow();
        scanned.problem().ifPresent(Laws::harmless);
        Laws.holds(scanned.end() <= input.length, "the end is behind the file", scanned.end());

        if (scanned.problem().isEmpty()) {
            var again = Bytes.concat(CpioArchive.pieces(scanned.entries()));
            var read = Laws.read(again.length(), () -> CpioArchive.scan(again)).orElseThrow();
            Laws.holds(read.problem().isEmpty(), "written, but not whole", read.problem());
            Laws.same("names", names(scanned.entries()), names(read.entries()));
            Laws.same("contents", contents(scanned.entries()), contents(read.entries()));
        }
    }

    private static List<String> names(List<CpioEntry> entries) {
        return entries.stream().map(CpioEntry::name).toList();
    }

    private static List<Bytes> contents(List<CpioEntry> entries) {
        return entries.stream().map(CpioEntry::data).toList();
    }
}
