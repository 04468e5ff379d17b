// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsbIpHostTest {

    @Test
    void thePortIs3240UnlessOneIsGiven() throws InvalidRequestException {
        assertThat(UsbIpHost.parse("usbip://bench")).containsExactly(new UsbIpHost("bench", 3240));
        assertThat(UsbIpHost.parse("usbip://10.0.0.7:4000/")).containsExactly(new UsbIpHost("10.0.0.7", 4000));
        assertThat(UsbIpHost.parse("usbip://[::1]:4000")).containsExactly(new UsbIpHost("[::1]", 4000));
    }

    @Test
    void severalAreJoinedByCommasAndCountOnce() throws InvalidRequestException {
        assertThat(UsbIpHost.parse("usbip://a,usbip://b:1,c:2,a:3240"))
                .containsExactly(new UsbIpHost("a", 3240), new UsbIpHost("b", 1), new UsbIpHost("c", 2));
    }

    @Test
    void pathsHaveThePortOnlyWhereItIsNotTheUsualOne() {
        assertThat(new UsbIpHost("bench", 3240)).hasToString("bench");
        assertThat(new UsbIpHost("bench", 3241)).hasToString("bench:3241");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usbip:bench",
                "usbip://",
                "usbip://a:",
                "usbip://a:0",
                "usbip://a:65536",
                "usbip://a,,b",
                "usbip://a b",
                "usbip://a/1-10",
                "usbip://::1"
            })
    void whatNamesNoServerIsRefused(String text) {
        assertThatThrownBy(() -> UsbIpHost.parse(text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("usb " + text)
                .hasMessageEndingWith("[bad-usbip-host]");
    }
}
