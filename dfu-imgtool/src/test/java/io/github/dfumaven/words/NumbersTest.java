// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dfumaven.error.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "00, 0",
        "4096, 4096",
        "0x1000, 4096",
        "0X1F, 31",
        "0o17, 15",
        "0b101, 5",
        "1_000, 1000",
        "0x_ff, 255",
        "' 12 ', 12",
        "+7, 7",
        "512K, 524288",
        "512KB, 524288",
        "512k, 524288",
        "4M, 4194304",
        "4MB, 4194304",
        "4 MB, 4194304",
        "0x10K, 16384",
        "0xffffffff, 4294967295"
    })
    void acceptsEverySpellingOfTheContract(String text, long number) throws InvalidRequestException {
        assertThat(Numbers.parse("size", text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "K",
                "0x",
                "010",
                "1__0",
                "_1",
                "1_",
                "-1",
                "4G",
                "4B",
                "1.5M",
                "0x1g",
                "٣",
                "4KK",
                "0x100000000",
                "4096M",
                "99999999999999999999"
            })
    void refusesEverythingElseAndNamesTheOption(String text) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> Numbers.parse("partSize", text))
                .satisfies(refusal -> assertThat(refusal.component()).isEqualTo("partSize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4K", "1M", "512KB"})
    void thePlainNotationHasNoUnits(String text) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Numbers.parsePlain("partSize", text));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "4095, 4095 B", "4096, 4 KB", "1572864, 1536 KB", "4194304, 4 MB", "4194305, 4194305 B"})
    void sizesAreShownInTheLargestWholeUnit(long bytes, String text) {
        assertThat(Numbers.size(bytes)).isEqualTo(text);
    }
}
