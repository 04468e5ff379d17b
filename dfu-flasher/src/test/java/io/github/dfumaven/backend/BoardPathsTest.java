// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-10                  | libusb                           | 1-10",
                "1-2.4                 | sim:esp32s3*3                    | 1-2.4",
                "1-10                  | usbip://bench                    | bench/1-10",
                "bench/1-10            | usbip://bench                    | bench/1-10",
                "Bench/1-10            | usbip://bench                    | bench/1-10",
                "bench:3240/1-10       | usbip://bench                    | bench/1-10",
                "bench:3240/1-10       | usbip://bench:3240               | bench/1-10",
                "1-10                  | usbip://bench:3241               | bench:3241/1-10",
                "bench/1-10            | usbip://bench:3241               | bench:3241/1-10",
                "bench:3241/1-10       | usbip://bench:3241               | bench:3241/1-10",
                "b/1-10                | usbip://a,usbip://b              | b/1-10",
                "b/1-10                | usbip://a,b:5                    | b:5/1-10",
                "a/1-10                | usbip://a,a:5                    | a/1-10",
                "a:5/1-10              | usbip://a,a:5                    | a:5/1-10",
                "1-10                  | usbip://[::1]                    | [::1]/1-10",
                "[::1]/1-10            | usbip://[::1]:3241               | [::1]:3241/1-10",
                "[FE80::1]:3241/1-10   | usbip://[fe80::1]:3241,[::1]     | [fe80::1]:3241/1-10"
            })
    void whatIsNotInDoubtMayBeLeftOut(String path, String usb, String whole) throws Exception {
        assertThat(Backend.parse(usb).path(path)).hasToString(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench/1-10     | libusb               | path-of-other-host | is on the host bench, but the bus is libusb",
                "bench/1-10     | sim                  | path-of-other-host | is on the host bench, but the bus is sim",
                "c/1-10         | usbip://a,b          | path-of-other-host | is on the host c, not on a, b",
                "a:6/1-10       | usbip://a:5          | path-of-other-host | is on the host a:6, not on a:5",
                "a:3240/1-10    | usbip://a:5          | path-of-other-host | is on the host a:3240, not on a:5",
                "1-10           | usbip://a,b          | path-without-host  | may be on any of a, b",
                "a/1-10         | usbip://a:5,a:6      | path-without-host  | may be on any of a:5, a:6",
                "here           | usbip://a            | bad-path           | is not a USB path"
            })
    void whatIsInDoubtIsAskedFor(String path, String usb, String code, String why) {
        assertThatThrownBy(() -> Backend.parse(usb).path(path))
                .isInstanceOfSatisfying(InvalidRequestException.class, thrown -> {
                    assertThat(thrown.code().id()).isEqualTo(code);
                    assertThat(thrown.describe(Wording.PLAIN)).contains(path, why);
                });
    }
}
