// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpioArchiveTest {

    private static final List<CpioEntry> ENTRIES = List.of(
            CpioEntry.of("a", Bytes.of(1)),
            CpioEntry.of("größe.bin", Bytes.fill(7, 4)),
            CpioEntry.of("empty", Bytes.EMPTY),
            CpioEntry.of("five", Bytes.of(1, 2, 3, 4, 5)));
    private static final Bytes ARCHIVE = Bytes.concat(CpioArchive.pieces(ENTRIES));

    @Test
    void scanInvertsPieces() {
        var archive = CpioArchive.scan(ARCHIVE);

        assertThat(archive.entries()).extracting(CpioEntry::name).containsExactly("a", "größe.bin", "empty", "five");
        assertThat(archive.entries())
                .extracting(CpioEntry::data)
                .isEqualTo(ENTRIES.stream().map(CpioEntry::data).toList());
        assertThat(archive.end()).isEqualTo(ARCHIVE.length());
        assertThat(archive.problem()).isEmpty();
    }

    @Test
    void everyHeaderAndEveryPieceOfDataStandsAtAMultipleOfFour() {
        for (var entry : CpioArchive.scan(ARCHIVE).entries()) {
            assertThat(entry.offset() % 4).isZero();
            assertThat(entry.dataOffset() % 4).isZero();
            assertThat(ARCHIVE.slice(entry.dataOffset()).startsWith(entry.data()))
                    .isTrue();
        }
    }

    @Test
    void everyPrefixIsRefusedAndKeepsTheWholeEntries() {
        for (int length = 0; length < ARCHIVE.length(); length++) {
            var prefix = ARCHIVE.slice(0, length);
            var scanned = CpioArchive.scan(prefix);
            assertThat(scanned.problem()).as("%d bytes", length).isPresent();
            for (var entry : scanned.entries()) {
                assertThat(entry.dataOffset() + entry.data().length()).isLessThanOrEqualTo(length);
            }
        }
    }

    @Test
    void noFlippedBitMakesAnythingButAVerdict() {
        for (int bit = 0; bit < ARCHIVE.length() * 8; bit++) {
            byte[] damaged = ARCHIVE.toByteArray();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(CpioArchive.scan(Bytes.copyOf(damaged)).entries())
                    .as("bit %d", bit)
                    .hasSizeLessThanOrEqualTo(ENTRIES.size() + 1); // a damaged end mark is one entry more
        }
    }

    @Test
    void aSizeBeyondTheArchiveIsRefusedWithBothNumbers() {
        byte[] damaged = ARCHIVE.toByteArray();
        for (int i = 0; i < 8; i++) {
            damaged[54 + i] = 'f';
        }

        assertThat(CpioArchive.scan(Bytes.copyOf(damaged)).problem().orElseThrow())
                .hasMessageContaining("a has 4294967295 bytes, but the archive ends after")
                .hasMessageContaining("[cpio-truncated]");
    }

    @Test
    void zerosInPlaceOfTheEndMarkAreTold() {
        var cut = Bytes.concat(List.of(ARCHIVE.slice(0, ARCHIVE.length() - 124), Bytes.fill(0, 512)));

        assertThat(CpioArchive.scan(cut).problem().orElseThrow()).hasMessageContaining("[cpio-no-trailer]");
    }
}
