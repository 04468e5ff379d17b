// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import static io.github.dfumaven.operator.Pages.JOB;
import static io.github.dfumaven.operator.Pages.LEFT;
import static io.github.dfumaven.operator.Pages.address;
import static io.github.dfumaven.operator.Pages.get;
import static io.github.dfumaven.operator.Pages.page;
import static io.github.dfumaven.operator.Pages.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.InvalidRequestException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PageAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http",
                "70000",
                "-1",
                "8080.5",
                "localhost",
                "localhost:",
                "a b:80",
                "::1:80",
                "127.0.0.1:99999999999"
            })
    void anAddressThatIsNoneIsToldWithTheCure(String http) {
        assertThatThrownBy(() -> page(http))
                .isInstanceOf(InvalidRequestException.class)
                .satisfies(thrown -> assertThat(
                                ((InvalidRequestException) thrown).code().id())
                        .isEqualTo("bad-http-address"));
    }

    @Test
    void aPortInUseAndAnAddressOfAnotherMachineAreTold() throws Exception {
        try (var page = page("0")) {
            for (var taken : List.of(Integer.toString(port(page)), "192.0.2.1:0")) {
                assertThatThrownBy(() -> page(taken))
                        .isInstanceOf(InvalidRequestException.class)
                        .satisfies(thrown -> assertThat(((InvalidRequestException) thrown)
                                        .code()
                                        .id())
                                .isEqualTo("page-not-served"));
            }
        }
    }

    @Test
    void aLiteralOfIpv6StandsInBrackets() throws Exception {
        assumeThat(InetAddress.getAllByName("::1")[0].isReachable(1000))
                .as("IPv6 here")
                .isTrue();
        try (var page = page("[::1]:0")) {
            assertThat(address(page)).startsWith("http://[0:0:0:0:0:0:0:1]:");
            assertThat(get("http://[::1]:" + port(page) + "/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withoutAnAddressThereIsNoPage() throws Exception {
        try (var page = OperatorPage.open(null, JOB, Tool.WORDING)) {
            page.on(LEFT.begin());
            assertThat(page.addresses()).isEmpty();
        }
    }
}
