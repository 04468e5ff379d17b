// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "7c:df:a1:00:00:01, 7CDFA1000001, true",
        "7C-DF-A1-00-00-01, 7cdfa1000001, true",
        "7c:df:a1:00:00:01, 7c:df:a1:00:00:02, false",
        "7cdfa1000001, 7cdfa10000012, false",
        "7cdfa10000g1, 7CDFA10000G1, false",
        "abc, abc, true",
        "abc, ABC, false",
        "0, 0, true",
        "7c:df:a1:00:00:01, 0, false",
        "0, 7c:df:a1:00:00:01, false"
    })
    void numbersAreOneIfTheyAreEqualOrTheSameMac(String first, String other, boolean same) {
        assertThat(SerialNumbers.same(first, other)).isEqualTo(same);
    }

    @Test
    void onlyTheNumberOfEveryS2TellsNothing() {
        assertThat(SerialNumbers.identifies(Devices.rom().known())).isTrue();
        assertThat(SerialNumbers.identifies(Devices.s2().known())).isFalse();
        assertThat(SerialNumbers.identifies(Devices.rom().serial("").known()))
                .as("none")
                .isFalse();
        assertThat(SerialNumbers.identifies(Devices.rom().serial("0").known()))
                .as("the 0 of another chip")
                .isTrue();
        assertThat(SerialNumbers.identifies(Devices.s2().serial("1").known()))
                .as("another number of an S2")
                .isTrue();
        assertThat(SerialNumbers.identifies(Devices.rom().unknown()))
                .as("it has one, though it was not read")
                .isTrue();
    }
}
