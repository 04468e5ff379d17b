// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fast the chip's flash is clocked, the slowest first. Which half byte of the header stands for which frequency depends on
 * the chip.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets, FLASH_FREQUENCY</a>
 */
enum FlashFrequency {
    /** 12 MHz. */
    MHZ_12,
    /** 15 MHz. */
    MHZ_15,
    /** 16 MHz. */
    MHZ_16,
    /** 20 MHz. */
    MHZ_20,
    /** 24 MHz. */
    MHZ_24,
    /** 26 MHz. */
    MHZ_26,
    /** 30 MHz. */
    MHZ_30,
    /** 40 MHz. */
    MHZ_40,
    /** 48 MHz. */
    MHZ_48,
    /** 60 MHz. */
    MHZ_60,
    /** 80 MHz. */
    MHZ_80;

    /** Returns the frequency of a name such as {@code 80m}, in any case. */
    static FlashFrequency named(String name) throws InvalidRequestException {
        return Arrays.stream(values())
                .filter(frequency -> frequency.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> TargetError.BAD_FLASH_FREQUENCY.about(
                        "flashFreq", name, "is not the frequency of any chip's flash"));
    }

    /** Returns the name as ESP-IDF writes it, such as {@code 80m}. */
    @Override
    public String toString() {
        return name().substring("MHZ_".length()) + "m";
    }
}
