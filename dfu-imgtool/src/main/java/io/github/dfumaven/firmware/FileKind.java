// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What kind of file some bytes are: all formats there are, in the order in which they are asked. Containers come before
 * what they may begin with, strong marks before weak ones, and text is only what has the structure of a document.
 *
 * <p>A format is one line here, and one class that recognises and reads it.
 */
public enum FileKind {
    // spotless:off
    /** An archive for the DFU of an ESP chip, with or without its suffix. */
    DFU_IMAGE(Use.WRAPPED, "dfu", "DFU image", "a DFU image (dfu.bin)", ArchiveFile::find,
            "Give the files it was made of; extract gets them back."),
    /** A DfuSe container of ST. */
    DFUSE(Use.WRAPPED, "dfuse", "DfuSe file", "a DfuSe file", DfuSeFormat::find,
            "Give the .bin that the build makes for the chip; DfuSe is for other makers' devices."),
    /** Any other file that ends in a DFU suffix. */
    DFU_SUFFIXED(Use.SUFFIXED, "dfu-suffixed", "file with a DFU suffix", "a file with a DFU suffix", SuffixedFile::find,
            "Give the file without its suffix; suffix remove takes it off."),
    /** UF2 blocks. */
    UF2(Use.WRAPPED, "uf2", "UF2 file", "a UF2 file", Uf2Format::find,
            "Give the .bin files it was made of; extract gets its content back."),
    /** Intel HEX. */
    INTEL_HEX(Use.FLASH_TEXT, "hex", "Intel HEX file", "Intel HEX", HexFormat::find,
            "Give it as an address and a file, where it is taken apart by its own addresses."),
    /** What is in a whole flash chip, or in the start of it. */
    FLASH_IMAGE(Use.FLASH, "flash-image", "flash image", "a flash image", FlashDump::find,
            "Give it at the address it was merged for."),
    /** An application or a bootloader. */
    ESP_IMAGE(Use.FLASH, "esp-image", "ESP image", "an ESP image", EspImageFile::find,
            "Give an application or a bootloader where the chip looks for one."),
    /** A partition table in its binary form. */
    PARTITION_TABLE(Use.FLASH, "partition-table", "partition table", "a partition table", TableFile::binary,
            "Give it at the address of the partition table."),
    /** A partition of NVS. */
    NVS_PARTITION(Use.FLASH, "nvs-partition", "NVS partition", "an NVS partition", NvsDump::find,
            "Give it at the address of its partition, or as the data of it."),
    /** A program as linkers write it. */
    ELF(Use.PROGRAM, "an ELF program", magic("7f454c46"),
            "Give the .bin that the build makes of it (esptool elf2image), not the .elf."),
    /** A ZIP archive, which JAR files and many downloads are. */
    ZIP(Use.OTHER, "a ZIP archive", magic("504b0304", "504b0506"),
            "Unpack it and give the .bin that is in it."),
    /** A file compressed by gzip, xz or zstd. */
    COMPRESSED(Use.OTHER, "a compressed file", magic("1f8b08", "fd377a585a00", "28b52ffd"),
            "Unpack it and give the .bin that is in it."),
    /** A PNG picture. */
    PNG(Use.OTHER, "a PNG picture", magic("89504e470d0a1a0a"),
            "Check the name of the file; give the .bin of the build."),
    /** A page in HTML or another document in XML, which failed downloads often are. */
    MARKUP(Use.OTHER, "an HTML or XML document", Documents::isMarkup,
            "Download the file again; this is a page about it, not the file."),
    /** What Git leaves in the place of a large file that was not fetched. */
    GIT_LFS_POINTER(Use.OTHER, "a pointer of Git LFS", Documents::isGitLfsPointer,
            "Fetch the file itself (git lfs pull)."),
    /** Motorola S-records. */
    S_RECORD(Use.PROGRAM, "a file of Motorola S-records", Documents::isSRecord,
            "Give the .bin of the build, or convert it (objcopy -O binary)."),
    /** A document in JSON. */
    JSON(Use.OTHER, "a JSON document", Documents::isJson,
            "Check the name of the file; give the .bin of the build."),
    /** A partition table as people write it. */
    PARTITION_CSV(Use.TABLE_TEXT, "csv", "partition table in CSV", "a partition table in CSV", TableFile::csv,
            "Build with {partitions}, which makes it binary."),
    /** Nothing that is known; encrypted content looks like this. */
    UNKNOWN(Use.UNKNOWN, "nothing we know", file -> true,
            "Check that this is the right file.");
    // spotless:on

    /**
     * What can be made of a file: firmware in a wrapping with addresses of its own, anything with a suffix behind it,
     * flash spelled as text, what a chip reads as it is, a program to be converted, a table spelled as text, no firmware.
     */
    private enum Use {
        WRAPPED,
        SUFFIXED,
        FLASH_TEXT,
        FLASH,
        PROGRAM,
        TABLE_TEXT,
        OTHER,
        UNKNOWN
    }

    /** Returns the file, sound or damaged, or empty if it is of another format. */
    @FunctionalInterface
    private interface Reader {
        Optional<? extends FirmwareFile> find(Bytes file);
    }

    private final Use use;
    private final String id;
    private final String title;
    private final String words;

    /** References to methods without a state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Reader reader;

    private final String cure;

    FileKind(Use use, String id, String title, String words, Reader reader, String cure) {
        this.use = use;
        this.id = id;
        this.title = title;
        this.words = words;
        this.reader = reader;
        this.cure = cure;
    }

    /** Creates a kind of which nothing but a mark is known. */
    FileKind(Use use, String words, Predicate<Bytes> mark, String cure) {
        this.use = use;
        this.id = "raw";
        this.title = "unknown data";
        this.words = words;
        this.reader = file -> mark.test(file) ? Optional.of(new OtherFile(this, file)) : Optional.empty();
        this.cure = cure;
    }

    private static Predicate<Bytes> magic(String... marks) {
        return file -> Stream.of(marks).anyMatch(mark -> file.startsWith(Bytes.hex(mark)));
    }

    /** Reads a file by the first of some formats that recognises it. */
    static FirmwareFile read(Bytes file, Predicate<FileKind> asked) {
        return Stream.of(values())
                .filter(asked)
                .flatMap(kind -> kind.reader.find(file).stream())
                .<FirmwareFile>map(found -> found)
                .findFirst()
                .orElseGet(() -> new OtherFile(UNKNOWN, file));
    }

    /** Returns the kind of some content of flash if it is one that no chip reads from there, or empty. */
    static Optional<FileKind> foreign(Bytes content) {
        return Optional.of(read(content, kind -> kind != FLASH_IMAGE).kind()).filter(FileKind::isForeign);
    }

    /** {@return the name that programs read, such as {@code esp-image}; {@code raw} for what is no firmware} */
    public String id() {
        return id;
    }

    /** {@return the name in front of what is known of a file, such as {@code ESP image}} */
    public String title() {
        return title;
    }

    /** {@return the name in a sentence, such as {@code an ELF program}} */
    public String words() {
        return words;
    }

    /** {@return what to do about such a file where an image or a table has to be; components of a request in braces} */
    public String cure() {
        return cure;
    }

    /** {@return what it is another spelling of; {@code UNKNOWN} for what is no firmware, else itself} */
    public FileKind meaning() {
        return switch (use) {
            case FLASH_TEXT -> FLASH_IMAGE;
            case TABLE_TEXT -> PARTITION_TABLE;
            case PROGRAM, OTHER -> UNKNOWN;
            case WRAPPED, SUFFIXED, FLASH, UNKNOWN -> this;
        };
    }

    /** {@return whether no chip can make anything of such a file, wherever its bytes are in flash} */
    public boolean isForeign() {
        return use != Use.FLASH && use != Use.UNKNOWN;
    }

    /** {@return whether a chip reads such a file from flash as it is} */
    public boolean isFlash() {
        return use == Use.FLASH;
    }

    /** {@return whether such a file is firmware in a wrapping, which nobody stores as data} */
    public boolean isWrappedFirmware() {
        return use == Use.WRAPPED || use == Use.FLASH_TEXT || use == Use.PROGRAM;
    }

    /** Tells whether content has to be taken out of such a file first. */
    boolean wraps() {
        return use == Use.WRAPPED || use == Use.FLASH_TEXT || use == Use.SUFFIXED;
    }
}
