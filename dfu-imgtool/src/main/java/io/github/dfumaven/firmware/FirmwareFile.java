// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The answer to the question what a file is, and what it says about flash. It is found out by the content, never by a
 * name, and nothing that a file holds makes it fail: what is wrong is told as a problem.
 */
public sealed interface FirmwareFile
        permits ArchiveFile,
                AddressedFile,
                FlashText,
                SuffixedFile,
                FlashDump,
                EspImageFile,
                TableFile,
                NvsDump,
                OtherFile {

    /**
     * Finds out what a file is, and reads it.
     *
     * @param file all its bytes
     * @return what it is, {@code UNKNOWN} at worst
     */
    static FirmwareFile of(Bytes file) {
        return FileKind.read(file, kind -> true);
    }

    /**
     * Reads a file as content of flash.
     *
     * @param file all its bytes
     * @return what is in the format that it is wrapped in; without such a format, the bytes as they are, which are
     *     taken for flash from address 0 on
     */
    static FirmwareFile asContent(Bytes file) {
        return FileKind.read(file, FileKind::wraps);
    }

    /** {@return the format by which it was recognised} */
    FileKind kind();

    /** {@return all bytes of the file} */
    Bytes file();

    /** {@return what goes where in flash or in another device, in the order of the file; none if it does not say where} */
    default List<PlacedFile> parts() {
        return List.of();
    }

    /** {@return the chip that the file says it is for, or empty} */
    default Optional<Chip> chip() {
        return Optional.empty();
    }

    /** {@return the size of the flash chip that the file says it is for, or empty} */
    default Optional<FlashSize> flashSize() {
        return Optional.empty();
    }

    /** {@return what is wrong with the file by itself} */
    List<Problem> problems();

    /** {@return the errors that keep its content from being believed} */
    default List<Problem> damage() {
        return problems().stream().filter(Problem::isError).toList();
    }

    /** {@return the DFU suffix, or empty if the file does not end in one} */
    default Optional<Suffix> suffix() {
        return Suffix.of(file());
    }

    /** {@return what goes where, without names} */
    default List<Region> regions() {
        return parts().stream().map(PlacedFile::region).toList();
    }

    /**
     * {@return this very file, whose content is to be believed}
     *
     * @throws FormatException for the first sign of damage, with the others suppressed into it
     */
    default FirmwareFile undamaged() throws FormatException {
        var damage = damage();
        if (!damage.isEmpty()) {
            throw FormatException.of(damage);
        }
        return this;
    }
}
