// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.chip;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of flash chips that ESP-IDF knows.
 *
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/tools/mkdfu.py">ESP-IDF, mkdfu.py, option
 *     --flash-size</a>
 */
public enum FlashSize {
    /** 1 MiB. */
    MB_1(0),
    /** 2 MiB. */
    MB_2(1),
    /** 4 MiB. */
    MB_4(2),
    /** 8 MiB. */
    MB_8(3),
    /** 16 MiB. */
    MB_16(4),
    /** 32 MiB. */
    MB_32(5),
    /** 64 MiB. */
    MB_64(6),
    /** 128 MiB. */
    MB_128(7);

    private final int code;

    FlashSize(int code) {
        this.code = code;
    }

    /**
     * {@return the size of a name that need not be given: the size, or empty if there is no name}
     *
     * @param name such as {@code 4MB}, or null
     * @throws InvalidRequestException if there is no such size
     */
    public static Optional<FlashSize> optional(@Nullable String name) throws InvalidRequestException {
        return name == null ? Optional.empty() : Optional.of(named(name));
    }

    /**
     * {@return the size of a name such as {@code 4MB}, in exactly this spelling}
     *
     * @param name the name
     * @throws InvalidRequestException if there is no such size
     */
    public static FlashSize named(String name) throws InvalidRequestException {
        return Arrays.stream(values())
                .filter(size -> size.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> TargetError.BAD_FLASH_SIZE.about("flashSize", name, "is not the size of a flash chip"));
    }

    /**
     * {@return the size of so many bytes: the size, or empty if no flash chip has it}
     *
     * @param bytes any number
     */
    public static Optional<FlashSize> ofBytes(long bytes) {
        return Arrays.stream(values()).filter(size -> size.bytes() == bytes).findFirst();
    }

    /**
     * {@return the size that the upper half of byte 3 of an image header stands for on a chip: the size, or empty if the code is not used
     * or stands for a size below 1 MiB or for one in two parts}. The ESP8266 has half bytes of its own.
     *
     * @param chip the chip the header is for
     * @param code 0 to 15
     */
    public static Optional<FlashSize> ofCode(Chip chip, int code) {
        return Arrays.stream(values())
                .filter(size -> size.code(chip).orElse(-1) == code)
                .findFirst();
    }

    /**
     * {@return the half byte that stands for a size in an image header of a chip: 0 to 15}
     *
     * @param chip the chip the header is for
     * @param name such as {@code 4MB}, in exactly this spelling
     * @throws InvalidRequestException if the chip does not take flash of this size
     */
    public static int code(Chip chip, String name) throws InvalidRequestException {
        return named(name)
                .code(chip)
                .orElseThrow(
                        () -> TargetError.BAD_FLASH_SIZE.about("flashSize", name, "is none that the %s takes", chip));
    }

    /** Returns the half byte for this size in an image header of a chip, or empty if it does not take flash of this size. */
    OptionalInt code(Chip chip) {
        if (!chip.isFirstGeneration()) {
            return OptionalInt.of(code);
        }
        return switch (this) {
            case MB_1 -> OptionalInt.of(2);
            case MB_2 -> OptionalInt.of(3);
            case MB_4 -> OptionalInt.of(4);
            case MB_8 -> OptionalInt.of(8);
            case MB_16 -> OptionalInt.of(9);
            case MB_32, MB_64, MB_128 -> OptionalInt.empty();
        };
    }

    /** {@return the size in bytes: a power of two from 1 MiB to 128 MiB} */
    public long bytes() {
        return (1L << 20) << code;
    }

    /** Returns the name, such as {@code 4MB}. */
    @Override
    public String toString() {
        return (bytes() >> 20) + "MB";
    }
}
