// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

/** What a file can be. */
public enum FileFormat {
    /** A {@code dfu.bin} for an ESP chip. */
    DFU("dfu", "DFU image"),
    /** An application or bootloader. */
    ESP_IMAGE("esp-image", "ESP image"),
    /** A partition table in its binary form. */
    PARTITION_TABLE("partition-table", "partition table"),
    /** What is in a whole flash chip, or the start of it. */
    FLASH_IMAGE("flash-image", "flash image"),
    /** A DfuSe file of ST. */
    DFUSE("dfuse", "DfuSe file"),
    /** Any other file with a DFU suffix. */
    DFU_SUFFIXED("dfu-suffixed", "file with a DFU suffix"),
    /** A UF2 file. */
    UF2("uf2", "UF2 file"),
    /** Anything else. */
    RAW("raw", "unknown data");

    private final String id;
    private final String words;

    FileFormat(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /**
     * Returns the name that programs read.
     *
     * @return such as {@code esp-image}
     */
    public String id() {
        return id;
    }

    /**
     * Returns the name that people read.
     *
     * @return such as {@code ESP image}
     */
    public String words() {
        return words;
    }
}
