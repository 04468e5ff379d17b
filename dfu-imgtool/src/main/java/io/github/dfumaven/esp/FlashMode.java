// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the chip talks to its flash, as byte 2 of an image header says.
 *
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/bootloader_support/include/esp_app_format.h">
 *     ESP-IDF, esp_image_spi_mode_t</a>
 */
public enum FlashMode {
    /** Four lines for address and data. */
    QIO(0),
    /** Four lines for data. */
    QOUT(1),
    /** Two lines for address and data. */
    DIO(2),
    /** Two lines for data. */
    DOUT(3),
    /** One line, fast; known to ESP-IDF, but no choice of esptool. */
    FAST_READ(4),
    /** One line, slow; known to ESP-IDF, but no choice of esptool. */
    SLOW_READ(5);

    private final int code;

    FlashMode(int code) {
        this.code = code;
    }

    /**
     * {@return the mode of a name, in any case: one of {@code qio}, {@code qout}, {@code dio} and {@code dout}}
     *
     * @param name the name
     * @throws InvalidRequestException if it is none that can be chosen
     */
    public static FlashMode named(String name) throws InvalidRequestException {
        return Arrays.stream(values())
                .filter(mode -> mode.code <= DOUT.code && mode.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> EspImageError.BAD_FLASH_MODE.about("flashMode", name, "is no flash mode"));
    }

    /**
     * {@return the mode that a header's byte stands for: the mode, or empty if the code is not used}
     *
     * @param code 0 to 255
     */
    public static Optional<FlashMode> ofCode(int code) {
        return Arrays.stream(values()).filter(mode -> mode.code == code).findFirst();
    }

    /** {@return the byte that stands for this mode in an image header: 0 to 5} */
    public int code() {
        return code;
    }

    /** Returns the name in lower case, such as {@code dio}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
