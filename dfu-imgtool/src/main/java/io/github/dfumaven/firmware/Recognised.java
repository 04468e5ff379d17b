// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.dfuse.DfuSeFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.ihex.IntelHex;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.uf2.Uf2File;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to the question what kind of file some bytes are, by their content and never by a name. Containers come
 * before what they may begin with, strong marks before weak ones, and text is only what has the structure of a document.
 *
 * @param kind the kind
 * @param flash what is in it and where it begins, for a flash image
 */
public record Recognised(FileKind kind, Optional<FlashDump> flash) {

    /** The first entry of every archive for an ESP chip. */
    private static final String DFU_INDEX = "dfuinfo0.dat";

    private static final Map<Bytes, FileKind> MAGICS = Map.of(
            Bytes.hex("7f454c46"), FileKind.ELF,
            Bytes.hex("504b0304"), FileKind.ZIP,
            Bytes.hex("504b0506"), FileKind.ZIP,
            Bytes.hex("1f8b08"), FileKind.COMPRESSED,
            Bytes.hex("fd377a585a00"), FileKind.COMPRESSED,
            Bytes.hex("28b52ffd"), FileKind.COMPRESSED,
            Bytes.hex("89504e470d0a1a0a"), FileKind.PNG);

    /**
     * Finds out what kind of file some bytes are.
     *
     * @param file all bytes of the file
     * @return the kind, {@code UNKNOWN} at worst
     */
    public static Recognised of(Bytes file) {
        var wrapped = wrapping(file);
        if (wrapped.isPresent()) {
            return new Recognised(wrapped.get(), Optional.empty());
        }
        var flash = FlashDump.find(file);
        if (flash.isPresent()) {
            return new Recognised(FileKind.FLASH_IMAGE, flash);
        }
        return new Recognised(plain(file), Optional.empty());
    }

    /** Returns the kind if it is one that no chip reads from flash, or empty. */
    static Optional<FileKind> foreign(Bytes file) {
        return wrapping(file).or(() -> Optional.of(plain(file)).filter(FileKind::isForeign));
    }

    /**
     * Finds out whether content is wrapped in a file of another format, from which it has to be taken first.
     *
     * @param file all bytes of the file
     * @return the kind of the wrapping, or empty if the file is what it holds
     */
    public static Optional<FileKind> wrapping(Bytes file) {
        if (CpioArchive.beginsWith(file, DFU_INDEX)) {
            return Optional.of(FileKind.DFU_IMAGE);
        }
        if (DfuSeFile.isDfuSe(file)) {
            return Optional.of(FileKind.DFUSE);
        }
        if (DfuSuffix.find(file).isPresent()) {
            return Optional.of(FileKind.DFU_SUFFIXED);
        }
        if (Uf2File.isUf2(file)) {
            return Optional.of(FileKind.UF2);
        }
        return IntelHex.isIntelHex(file) ? Optional.of(FileKind.INTEL_HEX) : Optional.empty();
    }

    private static FileKind plain(Bytes file) {
        if (isEspImage(file)) {
            return FileKind.ESP_IMAGE;
        }
        if (PartitionTable.isLikely(file)) {
            return FileKind.PARTITION_TABLE;
        }
        return MAGICS.entrySet().stream()
                .filter(magic -> file.startsWith(magic.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Documents.recognise(file))
                .orElse(FileKind.UNKNOWN);
    }

    /** An unknown chip is an image all the same if its check sum says so. */
    private static boolean isEspImage(Bytes file) {
        if (EspImage.isLikely(file)) {
            return true;
        }
        try {
            return EspImage.parse(file).checksum().valid();
        } catch (FormatException e) {
            return false;
        }
    }
}
