// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fast the chip's flash is clocked, the slowest first. Which half byte of the header stands for which frequency depends on
 * the chip.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets, FLASH_FREQUENCY</a>
 */
public enum FlashFrequency {
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
                .filter(one -> one.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> TargetError.BAD_FLASH_FREQUENCY.about(
                        "flashFreq", name, "is not the frequency of any chip's flash"));
    }

    /**
     * Returns the frequency that a half byte stands for. On the ESP32-C6, where 0 means both 80 and 40 MHz, it is 80.
     *
     * @param chip the chip the header is for
     * @param code 0 to 15
     * @return the frequency, or empty if the chip does not use the code
     */
    public static Optional<FlashFrequency> ofCode(Chip chip, int code) {
        return chip.row().frequencies.frequency(code);
    }

    /**
     * Returns the half byte that stands for a frequency in a header.
     *
     * @param chip the chip the header is for
     * @param name such as {@code 80m}, in any case
     * @return 0 to 15
     * @throws InvalidRequestException if the chip does not have this frequency
     */
    public static int code(Chip chip, String name) throws InvalidRequestException {
        return named(name)
                .code(chip)
                .orElseThrow(() ->
                        TargetError.BAD_FLASH_FREQUENCY.about("flashFreq", name, "is none that the %s has", chip));
    }

    /** Returns the half byte that stands for this frequency in a header, or empty if the chip does not have it. */
    OptionalInt code(Chip chip) {
        return chip.row().frequencies.code(this);
    }

    /** Returns the name as ESP-IDF writes it, such as {@code 80m}. */
    @Override
    public String toString() {
        return name().substring("MHZ_".length()) + "m";
    }
}
