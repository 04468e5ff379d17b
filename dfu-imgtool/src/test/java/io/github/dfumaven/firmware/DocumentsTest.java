// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the structure of a document begins and ends. */
class DocumentsTest {

    /** An S-record of the longest kind: 255 bytes behind its length. */
    private static final String LONGEST = "S0FF" + "00".repeat(254) + "00";

    @ParameterizedTest
    @ValueSource(strings = {"S00600004844521B", "S9030000FC", "S00600004844521B rest"})
    void anSRecordHasPairsOfDigitsAndTheRightSum(String text) {
        assertThat(recognise(Bytes.utf8(text))).contains(FileKind.S_RECORD);
    }

    @Test
    void theLongestSRecordIsOneAndALongerOneIsNone() {
        assertThat(recognise(Bytes.utf8(LONGEST))).contains(FileKind.S_RECORD);
        assertThat(recognise(Bytes.utf8(LONGEST + "00"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S0", // shorter than any
                "S00600",
                "S903000FC", // an odd number of digits
                "SA030000FC", // no type
                "S/030000FC",
                "S:030000FC",
                "S9040000FB", // another length than it says
                "S9020000FD",
                "S903000GFC", // no digits
                "S903G000FC",
                "S90300000C"
            })
    void whatIsNotQuiteAnSRecordIsNone(String text) {
        assertThat(recognise(Bytes.utf8(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1}  \n", "[]", "[{}]", "[-1]\t", "[true]", "[ \"a\" ]"})
    void jsonBeginsAndEndsWithBrackets(String text) {
        assertThat(recognise(Bytes.utf8(text))).contains(FileKind.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1", "[1", "{a}", "[a]", "{\"a\":1}!"})
    void whatIsCutOffIsNoJson(String text) {
        assertThat(recognise(Bytes.utf8(text))).isEmpty();
    }

    @Test
    void aTableInCsvIsNoLargerThan64KiB() {
        var row = "nvs,data,nvs,0x9000,24K\n";
        var full = Bytes.utf8(row + "#".repeat((64 << 10) - row.length()));

        assertThat(recognise(full)).contains(FileKind.PARTITION_CSV);
        assertThat(recognise(Bytes.concat(List.of(full, Bytes.utf8("#"))))).isEmpty();
    }

    @Test
    void aTableInCsvHasRows() {
        assertThat(recognise(Bytes.utf8("\n\n"))).isEmpty();
        assertThat(recognise(Bytes.EMPTY)).isEmpty();
    }

    @Test
    void aTableThatNeedsToKnowItsChipIsOneAllTheSame() {
        assertThat(recognise(Bytes.utf8("boot,bootloader,primary,,\n"))).contains(FileKind.PARTITION_CSV);
    }

    @Test
    void onlyTheStartOfAFileTellsWhatItIs() {
        assertThat(recognise(Bytes.utf8(" ".repeat(500) + "<html>"))).contains(FileKind.MARKUP);
        assertThat(recognise(Bytes.utf8(" ".repeat(512) + "<html>"))).isEmpty();
    }

    private static Optional<FileKind> recognise(Bytes file) {
        return Optional.of(FirmwareFile.of(file).kind()).filter(kind -> kind != FileKind.UNKNOWN);
    }
}
