// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.TinyArchive;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of an ESP32-P4 the cure of errFIRMWARE tells that its flash may be off. */
class FlashSwitchedOffTest {

    private final Fixture fixture = new Fixture();

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S3", "ESP32_P4", "ESP32_S31"})
    void theCureTellsOfItOnThisChipAlone(Chip chip) throws IOException {
        fixture.plugRom(chip);
        var image = FlashImage.of("dfu.bin", TinyArchive.of(0x1000, Bytes.fill(0x5a, 300), Bytes.fill(0, 16)))
                .forDevice(Chip.VENDOR_ID, chip.productId());

        var result =
                fixture.flash(FlashRequest.builder(image).build()).devices().get(0);

        assertThat(result.status()).contains("errFIRMWARE");
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(SessionError.VERIFY_FAILED);
            assertThat(error.hint().contains("v3.1 or v3.2")).isEqualTo(chip == Chip.ESP32_P4);
            assertThat(error.hint())
                    .startsWith("Do not use the board as it is")
                    .endsWith(".")
                    .doesNotContain(".;");
        });
    }
}
