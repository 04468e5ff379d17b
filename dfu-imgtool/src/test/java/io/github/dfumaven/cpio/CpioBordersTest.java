// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cpio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last value of each field that is taken, and what comes before and behind it. */
class CpioBordersTest {

    private static final int NAME_SIZE = 94;
    private static final int CHECK = 102;

    private static Bytes archive(String name, Bytes data) {
        return Bytes.concat(CpioArchive.pieces(List.of(CpioEntry.of(name, data))));
    }

    /** An archive with one field of its first header written anew. */
    private static Bytes with(Bytes archive, int field, String digits) {
        return Bytes.concat(
                List.of(archive.slice(0, field), Bytes.utf8(digits), archive.slice(field + digits.length())));
    }

    private static ErrorCode problem(Bytes archive) {
        return CpioArchive.scan(archive).problem().orElseThrow().code();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4095})
    void namesHaveUpTo4095Bytes(int length) {
        var scanned = CpioArchive.scan(archive("n".repeat(length), Bytes.EMPTY));

        assertThat(scanned.problem()).isEmpty();
        assertThat(scanned.entries().get(0).name()).hasSize(length);
    }

    @Test
    void longerNamesAndNoneAreRefused() {
        assertThat(problem(archive("n".repeat(4096), Bytes.EMPTY))).isEqualTo(CpioError.CPIO_BAD_NAME);
        assertThat(problem(archive("", Bytes.EMPTY))).isEqualTo(CpioError.CPIO_BAD_NAME);
        assertThat(problem(with(archive("a", Bytes.EMPTY), NAME_SIZE, "00000000")))
                .isEqualTo(CpioError.CPIO_BAD_NAME);
    }

    @Test
    void aNameEndsWhereItsSizeSays() {
        var archive = archive("abc", Bytes.EMPTY);

        assertThat(problem(with(archive, NAME_SIZE, "00000005"))).isEqualTo(CpioError.CPIO_BAD_NAME);
        assertThat(problem(with(archive("a", Bytes.EMPTY).slice(0, 112), NAME_SIZE, "00000003")))
                .as("behind the end")
                .isEqualTo(CpioError.CPIO_TRUNCATED);
    }

    @ParameterizedTest
    @CsvSource({"0, cpio-no-trailer", "1, cpio-truncated", "109, cpio-truncated", "110, cpio-truncated"})
    void whatIsCutSaysSo(int length, String code) {
        assertThat(problem(archive("a", Bytes.EMPTY).slice(0, length)).id()).isEqualTo(code);
    }

    @Test
    void aHeaderThatIsCutSaysHowMuchIsThere() {
        var archive = archive("a", Bytes.EMPTY);

        var problem = CpioArchive.scan(archive.slice(0, 112 + 50)).problem().orElseThrow();
        assertThat(problem.message()).contains("a header has 110 bytes, but the archive ends after 50");
        var whole = CpioArchive.scan(archive.slice(0, 112 + 110)).problem().orElseThrow();
        assertThat(whole.message()).as("its name is missing").doesNotContain("a header has");
    }

    @Test
    void dataThatIsCutSaysHowMuchIsLeft() {
        var archive = archive("a", Bytes.fill(1, 8));

        var problem = CpioArchive.scan(archive.slice(0, 119)).problem().orElseThrow();
        assertThat(problem.message()).contains("a has 8 bytes, but the archive ends after 7 of them");
        assertThat(CpioArchive.scan(archive.slice(0, 120)).entries()).hasSize(1);
        assertThat(CpioArchive.scan(archive("a", Bytes.EMPTY).slice(0, 112)).entries())
                .as("nothing follows")
                .hasSize(1);
    }

    @Test
    void zerosInFrontOfTheFirstEntryAreNoEnd() {
        assertThat(problem(Bytes.fill(0, 512))).isEqualTo(CpioError.CPIO_BAD_MAGIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"070700", "070703", "170701", "0707 1"})
    void thereAreTwoMagics(String magic) {
        assertThat(problem(with(archive("a", Bytes.EMPTY), 0, magic))).isEqualTo(CpioError.CPIO_BAD_MAGIC);
    }

    @Test
    void numbersAreHexadecimalInEitherCase() {
        var data = Bytes.fill(1, 0xab);
        var archive = archive("a", data);

        assertThat(CpioArchive.scan(with(archive, 54, "000000AB"))
                        .entries()
                        .get(0)
                        .data())
                .isEqualTo(data);
        assertThat(problem(with(archive, 54, "000000g0"))).isEqualTo(CpioError.CPIO_BAD_NUMBER);
        assertThat(problem(with(archive, 54, "0x0000ab"))).isEqualTo(CpioError.CPIO_BAD_NUMBER);
    }

    @Test
    void theSumOfTheBytesIsHeldAgainstTheField() {
        var archive = with(archive("a", Bytes.fill(0xff, 5000)), 0, "070702");
        var right = String.format(Locale.ROOT, "%08x", 5000 * 0xff);

        assertThat(CpioArchive.scan(with(archive, CHECK, right)).problem()).isEmpty();
        assertThat(CpioArchive.scan(with(archive, CHECK, right)).entries()).hasSize(1);
        assertThat(problem(archive)).isEqualTo(CpioError.CPIO_BAD_CHECK);
    }

    @Test
    void withoutChecksTheFieldSaysNothing() {
        assertThat(CpioArchive.scan(with(archive("a", Bytes.of(1)), CHECK, "00000009"))
                        .problem())
                .isEmpty();
    }

    @Test
    void anArchiveBeginsWithTheNameOfItsFirstEntry() {
        var archive = archive("abc", Bytes.EMPTY);

        assertThat(CpioArchive.beginsWith(archive, "abc")).isTrue();
        assertThat(CpioArchive.beginsWith(archive, "abd")).isFalse();
        assertThat(CpioArchive.beginsWith(with(archive, 0, "07071"), "abc")).isFalse();
        assertThat(CpioArchive.beginsWith(archive.slice(0, 115), "abc")).isTrue();
        assertThat(CpioArchive.beginsWith(archive.slice(0, 114), "abc")).isFalse();
    }
}
