// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fast the chip's flash is clocked. Which half byte of the header stands for which frequency depends on the chip.
 *
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets, FLASH_FREQUENCY</a>
 */
public enum FlashFrequency {
    // spotless:off
    //                    most      c5 c61 s31  c6        c2        h2 h21 h4
    /** 12 MHz. */ MHZ_12(-1,       -1,         -1,       -1,       0x2),
    /** 15 MHz. */ MHZ_15(-1,       -1,         -1,       0x2,      -1),
    /** 16 MHz. */ MHZ_16(-1,       -1,         -1,       -1,       0x1),
    /** 20 MHz. */ MHZ_20(0x2,      0x2,        0x2,      0x1,      -1),
    /** 24 MHz. */ MHZ_24(-1,       -1,         -1,       -1,       0x0),
    /** 26 MHz. */ MHZ_26(0x1,      -1,         -1,       -1,       -1),
    /** 30 MHz. */ MHZ_30(-1,       -1,         -1,       0x0,      -1),
    /** 48 MHz. */ MHZ_48(-1,       -1,         -1,       -1,       0xf),
    /** 60 MHz. */ MHZ_60(-1,       -1,         -1,       0xf,      -1),
    /** 80 MHz. */ MHZ_80(0xf,      0xf,        0x0,      -1,       -1),
    /** 40 MHz. */ MHZ_40(0x0,      0x0,        0x0,      -1,       -1);
    // spotless:on

    private final int most;
    private final int c5;
    private final int c6;
    private final int c2;
    private final int h2;

    FlashFrequency(int most, int c5, int c6, int c2, int h2) {
        this.most = most;
        this.c5 = c5;
        this.c6 = c6;
        this.c2 = c2;
        this.h2 = h2;
    }

    /**
     * Returns the frequency of a name such as {@code 80m}.
     *
     * @param name the name, in any case
     * @return the frequency
     * @throws InvalidRequestException if there is none
     */
    public static FlashFrequency named(String name) throws InvalidRequestException {
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
        return Arrays.stream(values())
                .filter(one -> code >= 0 && one.column(chip) == code)
                .findFirst();
    }

    /**
     * Returns the half byte that stands for this frequency in a header.
     *
     * @param chip the chip the header is for
     * @return 0 to 15, or empty if the chip does not have this frequency
     */
    public OptionalInt code(Chip chip) {
        int code = column(chip);
        return code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private int column(Chip chip) {
        return switch (chip) {
            case ESP32, ESP32_S2, ESP32_S3, ESP32_C3, ESP32_P4, ESP32_E22, ESP8266 -> most;
            case ESP32_C5, ESP32_C61, ESP32_S31 -> c5;
            case ESP32_C6 -> c6;
            case ESP32_C2 -> c2;
            case ESP32_H2, ESP32_H21, ESP32_H4 -> h2;
        };
    }

    /** Returns the name as ESP-IDF writes it, such as {@code 80m}. */
    @Override
    public String toString() {
        return name().substring("MHZ_".length()) + "m";
    }
}
