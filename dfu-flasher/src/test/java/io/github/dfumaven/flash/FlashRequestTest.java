// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write is understood here, for the command and the goal alike. */
class FlashRequestTest {

    private final FlashRequest.Builder builder = FlashRequest.builder(Fixture.image(Chip.ESP32_S3));

    @Test
    void whatIsNotSaidIsTheDefault() throws InvalidRequestException {
        var request = builder.waitFor("1s").timeout("1s").restarts("0").pipeline("8");

        request.waitFor(null).timeout(null).restarts(null).pipeline(null).verify(false);

        assertThat(request.build())
                .isEqualTo(FlashRequest.builder(Fixture.image(Chip.ESP32_S3)).build());
        assertThat(request.build().timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aWrongWordIsRefusedByTheNameOfItsOption() {
        assertThatThrownBy(() -> builder.waitFor("soon")).hasMessage("wait soon: is no duration [bad-duration]");
        assertThatThrownBy(() -> builder.timeout("0"))
                .hasMessageStartingWith("timeout 0: is no time at all")
                .hasMessageEndingWith("[bad-duration]");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, PT1S, 0, 1",
        "PT0S, PT0S, 0, 1",
        "PT0S, PT1S, -1, 1",
        "PT0S, PT1S, 101, 1",
        "PT0S, PT1S, 0, 0",
        "PT0S, PT1S, 0, 257"
    })
    void valuesOutOfRangeMakeNoRequest(Duration waitFor, Duration timeout, int restarts, int pipeline) {
        var image = Fixture.image(Chip.ESP32_S3);

        assertThatThrownBy(() -> request(image, waitFor, timeout, restarts, pipeline))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(request(image, Duration.ZERO, Duration.ofMillis(1), 100, 256).restarts())
                .isEqualTo(100);
    }

    private static FlashRequest request(
            FlashImage image, Duration waitFor, Duration timeout, int restarts, int pipeline) {
        return new FlashRequest(
                image,
                Selection.any(),
                false,
                false,
                Optional.of(waitFor),
                timeout,
                restarts,
                pipeline,
                false,
                false,
                false,
                RunWish.NO,
                false,
                false,
                false,
                false,
                List.of(),
                Optional.empty());
    }

    @Test
    void whatCannotBeReadBackIsNotCompared() {
        assertThatThrownBy(() -> builder.verify(true)).hasMessageEndingWith("[nothing-to-verify]");
    }

    @Test
    void aSelectionIsWrittenAsTheListPrintsIt() throws InvalidRequestException {
        var all = Selection.builder()
                .serial("1")
                .device("303a:9")
                .interfaceNumber("2")
                .alternate("0")
                .devnum("4");

        assertThat(all.build().vendorId()).hasValue(0x303a);
        assertThat(all.build().productId()).hasValue(9);
        assertThat(all.device("*:9").build().vendorId()).isEmpty();
        assertThat(all.serial(null)
                        .device(null)
                        .interfaceNumber(null)
                        .alternate(null)
                        .devnum(null)
                        .build())
                .isEqualTo(Selection.any());
        assertThatThrownBy(() -> all.device("1:2:3")).hasMessageEndingWith("[bad-device]");
        assertThatThrownBy(() -> all.devnum("256")).hasMessageEndingWith("[bad-selector]");
    }
}
