// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorRequestTest {

    @Test
    void whatIsNotSaidIsLeftAtItsDefault() throws Exception {
        var request = MonitorRequest.builder()
                .path(null)
                .port(null)
                .baud(null)
                .elf(null)
                .until(null)
                .fail(null)
                .timeout(null)
                .log(null)
                .filter(null)
                .build();

        assertThat(request).isEqualTo(MonitorRequest.builder().build());
        assertThat(request.baud()).isEqualTo(115_200);
    }

    @Test
    void whatIsNoRegularExpressionIsToldWithItsPlace() {
        assertThatThrownBy(() -> MonitorRequest.builder().until("(Ready"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("until (Ready: is no regular expression: Unclosed group near 6 [bad-pattern]");
    }

    @Test
    void aBoardOfAnotherHostHasNoPortHere() throws Exception {
        assertThatThrownBy(() -> MonitorRequest.builder().path("bench/1-10")).hasMessageContaining("[port-elsewhere]");
        var remote = UsbPath.parse("bench/1-10");
        assertThatThrownBy(() -> MonitorRequest.builder().build().at(remote)).hasMessageContaining("[port-elsewhere]");
        var named = MonitorRequest.builder().port("COM3").build();
        assertThat(named.at(remote)).isEqualTo(named);
        assertThat(MonitorRequest.builder().build().at(UsbPath.of(1, 2)).path()).contains(UsbPath.of(1, 2));
    }

    @Test
    void numbersAndTimesOutOfTheirRangeAreRefused() {
        for (var bits : List.of("0", "49", "20000001", "fast", "-1")) {
            assertThatThrownBy(() -> MonitorRequest.builder().baud(bits)).isInstanceOf(InvalidRequestException.class);
        }
        assertThatThrownBy(() -> MonitorRequest.builder().timeout("0")).hasMessageContaining("timeout 0");
        assertThatThrownBy(() -> MonitorRequest.builder().monitorTimeout("soon"))
                .hasMessageContaining("monitorTimeout");
        assertThatThrownBy(() -> new MonitorRequest(
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
