// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where entries of an archive fit to the byte, and where they are one byte too long or one too many. */
class LayoutRulesTest {

    private static final long FLASH = 4 << 20;
    private static final long LARGE_FLASH = 32 << 20;

    @ParameterizedTest
    @CsvSource({"63, ''", "64, too-many-entries"})
    void theRomTakes64EntriesWithTheParameters(int files, String code) {
        var pieces = new ArrayList<Piece>();
        for (int n = 0; n < files; n++) {
            pieces.add(piece("f" + n, 0x1000L * n, 1));
        }

        assertThat(codes(pieces, FLASH)).isEqualTo(list(code));
    }

    @ParameterizedTest
    @CsvSource({"63, n, ''", "64, n, name-too-long", "31, ö, ''", "32, ö, name-too-long"})
    void namesAreCountedInBytes(int characters, String character, String code) {
        assertThat(codes(List.of(piece(character.repeat(characters), 0, 1)), FLASH))
                .isEqualTo(list(code));
    }

    @ParameterizedTest
    @CsvSource({"0x1000, ''", "0x1004, ''", "0x1001, address-unaligned", "0x1002, address-unaligned"})
    void addressesAreMultiplesOf4(String address, String code) {
        assertThat(codes(List.of(piece("a", Long.decode(address), 1)), FLASH)).isEqualTo(list(code));
    }

    @Test
    void filesEndWithTheFlash() {
        assertThat(codes(List.of(piece("a", FLASH - 4, 4)), FLASH)).isEmpty();

        var problems = LayoutRules.check(List.of(piece("a", FLASH - 4, 5)), Optional.empty(), FLASH);
        assertThat(problems).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(ArchiveError.BEYOND_FLASH);
            assertThat(one.message()).contains("0x400001", "0x400000 (4 MB)");
        });
    }

    @Test
    void filesEndWithWhatTheRomReaches() {
        assertThat(codes(List.of(piece("a", 0xfffffc, 4)), LARGE_FLASH)).isEmpty();
        assertThat(codes(List.of(piece("a", 0xfffffc, 5)), LARGE_FLASH)).containsExactly("above-16-mib");
        assertThat(codes(List.of(piece("a", 0xfffffc, 5)), 16 << 20))
                .as("the chip is the nearer border")
                .containsExactly("beyond-flash");
    }

    @ParameterizedTest
    @CsvSource({
        "0x1000, 0x1000, 0x2000, ''",
        "0x1000, 0x1001, 0x2000, overlap",
        "0x1000, 0x1000, 0x2004, ''",
        "0x1000, 0x1004, 0x2004, sector-shared",
        "0x1000, 0x1001, 0x2004, sector-shared",
        "0x1000, 0x1004, 0x3000, ''",
        "0x1000, 0, 0x1004, ''",
        "0x1000, 4, 0x1000, overlap"
    })
    void neighboursShareNoSector(String lower, String size, String upper, String code) {
        var one = piece("a", Long.decode(lower), Integer.decode(size));
        var other = piece("b", Long.decode(upper), 4);

        assertThat(codes(List.of(one, other), FLASH)).isEqualTo(list(code));
        assertThat(codes(List.of(other, one), FLASH)).as("in any order").isEqualTo(list(code));
    }

    @Test
    void namesDifferInMoreThanCase() {
        var problems =
                LayoutRules.check(List.of(piece("a.bin", 0, 1), piece("A.bin", 0x1000, 1)), Optional.empty(), FLASH);

        assertThat(problems).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(ArchiveError.NAMES_ALIKE);
            assertThat(one.isError()).isFalse();
            assertThat(one.message()).startsWith("a.bin and A.bin differ");
        });
        assertThat(codes(List.of(piece("a.bin", 0, 1), piece("a.bin", 0x1000, 1)), FLASH))
                .as("the same name is another matter")
                .isEmpty();
    }

    @Test
    void aPlaceBeginsWithItsSector() {
        assertThat(piece("a", 0x1fff, 2).firstSector()).isEqualTo(0x1000);
        assertThat(piece("a", 0x2000, 2).firstSector()).isEqualTo(0x2000);
        assertThat(piece("a", 0x2000, 2).end()).isEqualTo(0x2002);
    }

    private static Piece piece(String name, long address, int size) {
        return new Piece(name, address, size, name, Bytes.EMPTY);
    }

    private static List<String> codes(List<Piece> pieces, long flashSize) {
        return LayoutRules.check(pieces, Optional.empty(), flashSize).stream()
                .map(Problem::code)
                .map(code -> code.id())
                .toList();
    }

    private static List<String> list(String code) {
        return code.isEmpty() ? List.of() : List.of(code);
    }
}
