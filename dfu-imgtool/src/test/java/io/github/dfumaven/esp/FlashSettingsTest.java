// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.chip.TargetError;
import io.github.dfumaven.error.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlashSettingsTest {

    private static final FlashSettings QIO_80M_16MB = new FlashSettings(
            Optional.of(FlashMode.QIO), Optional.of(FlashFrequency.MHZ_80), Optional.of(FlashSize.MB_16));

    @Test
    void newSettingsStandInTheHeaderAndTheDigestFits() throws Exception {
        var changed = EspImage.parse(EspImage.parse(SmallImages.app()).withFlashSettings(QIO_80M_16MB, Chip.ESP32_S3));
        assertThat(changed.flashMode()).contains(FlashMode.QIO);
        assertThat(changed.flashFrequency()).contains(FlashFrequency.MHZ_80);
        assertThat(changed.flashSize()).contains(FlashSize.MB_16);
        assertThat(changed.problems()).isEmpty();
    }

    @Test
    void settingsThatAreKeptStay() throws Exception {
        var settings = new FlashSettings(Optional.empty(), Optional.of(FlashFrequency.MHZ_40), Optional.empty());
        var changed = EspImage.parse(EspImage.parse(SmallImages.app()).withFlashSettings(settings, Chip.ESP32_S3));
        assertThat(changed.flashMode()).contains(FlashMode.DIO);
        assertThat(changed.flashFrequency()).contains(FlashFrequency.MHZ_40);
        assertThat(changed.flashSize()).contains(FlashSize.MB_4);
    }

    @Test
    void keepingAllChangesNothing() throws Exception {
        var image = EspImage.parse(SmallImages.app());
        assertThat(image.withFlashSettings(FlashSettings.KEEP, Chip.ESP32_S3)).isEqualTo(SmallImages.app());
    }

    @Test
    void dataBehindTheDigestStays() throws Exception {
        var tail = Bytes.hex("0011223344");
        var file = Bytes.concat(List.of(SmallImages.app(), tail));
        var changed = EspImage.parse(file).withFlashSettings(QIO_80M_16MB, Chip.ESP32_S3);
        assertThat(changed.length()).isEqualTo(file.length());
        assertThat(changed.slice(changed.length() - tail.length())).isEqualTo(tail);
    }

    @Test
    void anImageWithoutDigestGetsNone() throws Exception {
        var file = SmallImages.withoutDigest();
        var changed = EspImage.parse(file).withFlashSettings(QIO_80M_16MB, Chip.ESP32_S3);
        assertThat(changed.slice(4)).isEqualTo(file.slice(4));
    }

    @Test
    void aFrequencyTheChipDoesNotHaveIsRefused() throws Exception {
        var image = EspImage.parse(SmallImages.app());
        assertThatThrownBy(() -> image.withFlashSettings(QIO_80M_16MB, Chip.ESP32_H2))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.code()).isEqualTo(TargetError.BAD_FLASH_FREQUENCY));
    }

    @Test
    void everyCodeOfEveryChipReadsBack() {
        for (var chip : Chip.values()) {
            for (int code = 0; code < 16; code++) {
                int expected = code;
                FlashFrequency.ofCode(chip, code)
                        .ifPresent(one -> assertThat(one.code(chip)).hasValue(expected));
                FlashSize.ofCode(chip, code)
                        .ifPresent(one -> assertThat(one.code(chip)).hasValue(expected));
            }
        }
    }
}
