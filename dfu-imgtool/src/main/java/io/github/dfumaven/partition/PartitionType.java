// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of partitions that have a name.
 *
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-guides/partition-tables.html">ESP-IDF,
 *     partition tables</a>
 */
public enum PartitionType {
    /** An application. */
    APP(0, 0x10000),
    /** Data of any kind. */
    DATA(1, 0x1000),
    /** A bootloader. */
    BOOTLOADER(2, 0x1000),
    /** A partition table. */
    PARTITION_TABLE(3, 0x1000);

    private final int code;
    private final int alignment;

    PartitionType(int code, int alignment) {
        this.code = code;
        this.alignment = alignment;
    }

    /**
     * {@return the type of a number: the type, or empty for types that have no name}
     *
     * @param code 0 to 255
     */
    public static Optional<PartitionType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /**
     * {@return the type of a name, in any case: the type, or empty if there is none}
     *
     * @param name such as {@code app}
     */
    public static Optional<PartitionType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Returns what the offset of a partition must be a multiple of.
     *
     * @param code the type's number, named or not
     * @return 0x10000 for apps, which are mapped into memory by pages, 0x1000 for all others
     */
    public static int alignmentOf(int code) {
        return ofCode(code).map(type -> type.alignment).orElse(DATA.alignment);
    }

    /** {@return the number that stands for the type in a table: 0 to 3} */
    public int code() {
        return code;
    }

    /** Returns the name as in a CSV file, such as {@code partition_table}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
