// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

/** What kind of file some bytes are. */
public enum FileKind {
    /** An archive for the DFU of an ESP chip, with or without its suffix. */
    DFU_IMAGE("a DFU image (dfu.bin)", "Give the files it was made of; extract gets them back."),
    /** A DfuSe container of ST. */
    DFUSE("a DfuSe file", "Give the .bin that the build makes for the chip; DfuSe is for other makers' devices."),
    /** Any other file that ends in a DFU suffix. */
    DFU_SUFFIXED("a file with a DFU suffix", "Give the file without its suffix; suffix remove takes it off."),
    /** UF2 blocks. */
    UF2("a UF2 file", "Give the .bin files it was made of; extract gets its content back."),
    /** Intel HEX. */
    INTEL_HEX("Intel HEX", "Give it as an address and a file, where it is taken apart by its own addresses."),
    /** Motorola S-records. */
    S_RECORD("a file of Motorola S-records", "Give the .bin of the build, or convert it (objcopy -O binary)."),
    /** A program as linkers write it. */
    ELF("an ELF program", "Give the .bin that the build makes of it (esptool elf2image), not the .elf."),
    /** A ZIP archive, which JAR files and many downloads are. */
    ZIP("a ZIP archive", "Unpack it and give the .bin that is in it."),
    /** A file compressed by gzip, xz, zstd or bzip2. */
    COMPRESSED("a compressed file", "Unpack it and give the .bin that is in it."),
    /** A PNG picture. */
    PNG("a PNG picture", "Check the name of the file; give the .bin of the build."),
    /** A page in HTML or another document in XML, which failed downloads often are. */
    MARKUP("an HTML or XML document", "Download the file again; this is a page about it, not the file."),
    /** A document in JSON. */
    JSON("a JSON document", "Check the name of the file; give the .bin of the build."),
    /** What Git leaves in the place of a large file that was not fetched. */
    GIT_LFS_POINTER("a pointer of Git LFS", "Fetch the file itself (git lfs pull)."),
    /** A partition table as people write it. */
    PARTITION_CSV("a partition table in CSV", "Build with {partitions}, which makes it binary."),
    /** What is in a whole flash chip, or in the start of it. */
    FLASH_IMAGE("a flash image", "Give it at the address it was merged for."),
    /** An application or a bootloader. */
    ESP_IMAGE("an ESP image", "Give an application or a bootloader where the chip looks for one."),
    /** A partition table in its binary form. */
    PARTITION_TABLE("a partition table", "Give it at the address of the partition table."),
    /** Nothing that is known; encrypted content looks like this. */
    UNKNOWN("nothing we know", "Check that this is the right file.");

    private final String words;
    private final String cure;

    FileKind(String words, String cure) {
        this.words = words;
        this.cure = cure;
    }

    /**
     * Returns the name that people read.
     *
     * @return such as {@code an ELF program}
     */
    public String words() {
        return words;
    }

    /**
     * Returns what to do about such a file where an image or a table has to be.
     *
     * @return a sentence, with components of a request in braces
     */
    public String cure() {
        return cure;
    }

    /**
     * Tells whether no chip can make anything of such a file, wherever its bytes are in flash.
     *
     * @return false for what a chip reads from flash, and for what is not known
     */
    public boolean isForeign() {
        return switch (this) {
            case FLASH_IMAGE, ESP_IMAGE, PARTITION_TABLE, UNKNOWN -> false;
            case DFU_IMAGE,
                    DFUSE,
                    DFU_SUFFIXED,
                    UF2,
                    INTEL_HEX,
                    S_RECORD,
                    ELF,
                    ZIP,
                    COMPRESSED,
                    PNG,
                    MARKUP,
                    JSON,
                    GIT_LFS_POINTER,
                    PARTITION_CSV -> true;
        };
    }

    /**
     * Tells whether such a file is firmware in a wrapping, which nobody stores as data.
     *
     * @return false for what is no firmware, and for what a chip reads as it is
     */
    public boolean isWrappedFirmware() {
        return switch (this) {
            case DFU_IMAGE, DFUSE, UF2, INTEL_HEX, S_RECORD, ELF -> true;
            case DFU_SUFFIXED,
                    ZIP,
                    COMPRESSED,
                    PNG,
                    MARKUP,
                    JSON,
                    GIT_LFS_POINTER,
                    PARTITION_CSV,
                    FLASH_IMAGE,
                    ESP_IMAGE,
                    PARTITION_TABLE,
                    UNKNOWN -> false;
        };
    }
}
