// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Espressif's chips, by the names that ESP-IDF gives its targets.
 *
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/tools/mkdfu.py">ESP-IDF, mkdfu.py and dfu.cmake: product
 *     ids and targets</a>
 * @see <a href="https://github.com/espressif/esptool/tree/master/esptool/targets">esptool, targets: image chip ids and
 *     bootloader offsets</a>
 */
public enum Chip {
    // spotless:off
    //                              ESP-IDF name  image id  USB product  bootloader
    /** ESP32.       */ ESP32    ("esp32",       0,       -1,          0x1000),
    /** ESP32-S2.    */ ESP32_S2 ("esp32s2",     2,       0x0002,      0x1000),
    /** ESP32-C3.    */ ESP32_C3 ("esp32c3",     5,       -1,          0x0000),
    /** ESP32-S3.    */ ESP32_S3 ("esp32s3",     9,       0x0009,      0x0000),
    /** ESP32-C2.    */ ESP32_C2 ("esp32c2",    12,       -1,          0x0000),
    /** ESP32-C6.    */ ESP32_C6 ("esp32c6",    13,       -1,          0x0000),
    /** ESP32-H2.    */ ESP32_H2 ("esp32h2",    16,       -1,          0x0000),
    /** ESP32-P4.    */ ESP32_P4 ("esp32p4",    18,       0x0012,      0x2000),
    /** ESP32-C61.   */ ESP32_C61("esp32c61",   20,       -1,          0x0000),
    /** ESP32-C5.    */ ESP32_C5 ("esp32c5",    23,       -1,          0x2000),
    /** ESP32-H21.   */ ESP32_H21("esp32h21",   25,       -1,          0x0000),
    /** ESP32-H4.    */ ESP32_H4 ("esp32h4",    28,       -1,          0x2000),
    /** ESP32-E22.   */ ESP32_E22("esp32e22",   31,       -1,          -1),
    /** ESP32-S31.   */ ESP32_S31("esp32s31",   32,       0x0020,      0x2000),
    /** ESP8266.     */ ESP8266  ("esp8266",    -1,       -1,          0x0000);
    // spotless:on

    /** Vendor id of Espressif, of every chip whose ROM speaks DFU: 0x303a. */
    public static final int VENDOR_ID = 0x303a;

    private final String target;
    private final int imageId;
    private final int productId;
    private final long bootloaderAddress;

    Chip(String target, int imageId, int productId, long bootloaderAddress) {
        this.target = target;
        this.imageId = imageId;
        this.productId = productId;
        this.bootloaderAddress = bootloaderAddress;
    }

    /**
     * Returns the chip of a target's name; case and hyphens do not matter.
     *
     * @param name such as {@code esp32s3} or {@code ESP32-S3}
     * @return the chip
     * @throws InvalidRequestException if there is no such chip
     */
    public static Chip named(String name) throws InvalidRequestException {
        var plain = name.strip().toLowerCase(Locale.ROOT).replace("-", "");
        return Arrays.stream(values())
                .filter(chip -> chip.target.equals(plain))
                .findFirst()
                .orElseThrow(() -> TargetError.UNKNOWN_TARGET.about(
                        "target", name, "is no chip we know; those with DFU are %s", targetsWithDfu()));
    }

    /**
     * Returns the chip of a target's name, which must be one whose ROM speaks DFU.
     *
     * @param name such as {@code esp32s3}
     * @return a chip with a product id
     * @throws InvalidRequestException if there is no such chip or it has no DFU
     */
    public static Chip namedWithDfu(String name) throws InvalidRequestException {
        var chip = named(name);
        if (!chip.hasDfu()) {
            throw chip.dfuNotSupported();
        }
        return chip;
    }

    /**
     * Returns the error that says that this chip's ROM has no DFU, and which chips' have.
     *
     * @return the exception, to be thrown
     */
    public InvalidRequestException dfuNotSupported() {
        return TargetError.TARGET_WITHOUT_DFU.because(
                "DFU is not supported for this target: %s (it is for %s)", target, targetsWithDfu());
    }

    /**
     * Returns the chip whose ROM enumerates with a product id under Espressif's vendor id.
     *
     * @param productId 0 to 0xffff
     * @return the chip, or empty
     */
    public static Optional<Chip> ofProductId(int productId) {
        return Arrays.stream(values())
                .filter(chip -> chip.hasDfu() && chip.productId == productId)
                .findFirst();
    }

    /**
     * Returns the chip that an image header names.
     *
     * @param imageId the header's chip id, 0 to 0xffff
     * @return the chip, or empty
     */
    public static Optional<Chip> ofImageId(int imageId) {
        return Arrays.stream(values())
                .filter(chip -> chip.imageId >= 0 && chip.imageId == imageId)
                .findFirst();
    }

    /**
     * Returns the chips whose ROM speaks DFU.
     *
     * @return four chips, in the order of this enum
     */
    public static List<Chip> withDfu() {
        return Arrays.stream(values()).filter(Chip::hasDfu).toList();
    }

    /**
     * Returns ESP-IDF's name of the target.
     *
     * @return such as {@code esp32s3}
     */
    public String target() {
        return target;
    }

    /**
     * Tells whether the chip's ROM speaks DFU.
     *
     * @return true if it has a product id
     */
    public boolean hasDfu() {
        return productId >= 0;
    }

    /**
     * Returns the product id with which the ROM enumerates, which is also the one in the suffix of its images.
     *
     * @return 0 to 0xffff
     * @throws IllegalStateException if the chip has no DFU
     */
    public int productId() {
        if (productId < 0) {
            throw new IllegalStateException(target + " has no DFU");
        }
        return productId;
    }

    /**
     * Returns the number that stands for this chip in an image header.
     *
     * @return 0 to 0xffff, or empty for the ESP8266, whose images have none
     */
    public OptionalInt imageId() {
        return imageId < 0 ? OptionalInt.empty() : OptionalInt.of(imageId);
    }

    /**
     * Returns where in flash the ROM looks for the bootloader.
     *
     * @return address in flash, or empty where it is not known
     */
    public OptionalLong bootloaderAddress() {
        return bootloaderAddress < 0 ? OptionalLong.empty() : OptionalLong.of(bootloaderAddress);
    }

    /** Returns ESP-IDF's name of the target. */
    @Override
    public String toString() {
        return target;
    }

    private static String targetsWithDfu() {
        return withDfu().stream().map(Chip::target).collect(Collectors.joining(", "));
    }
}
