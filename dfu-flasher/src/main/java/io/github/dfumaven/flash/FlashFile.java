// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.ArchiveFile;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.layout.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A file that is to be flashed, read and checked.
 *
 * @param image what is sent, and to which devices
 * @param chip the chip it is for, or empty for other devices
 * @param flashSize bytes of the flash chip it is for, or empty
 * @param contents what has to be in flash afterwards; empty for other devices
 * @param warnings what somebody should look at
 */
public record FlashFile(
        FlashImage image,
        Optional<Chip> chip,
        OptionalLong flashSize,
        List<PlacedFile> contents,
        List<Problem> warnings) {

    public FlashFile {
        contents = List.copyOf(contents);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file and makes every check there is on it.
     *
     * @param file any file; one without a DFU suffix can be forced only, and is then for any device
     * @param force whether to take it although something is wrong with it, which is then a warning
     * @return the file, ready to be flashed
     * @throws FormatException if something is wrong with it; further errors are suppressed into it
     * @throws IOException if it cannot be read
     */
    public static FlashFile read(Path file, boolean force) throws IOException {
        return of(file.toString(), Bytes.read(file), force);
    }

    /**
     * Makes every check there is on the content of a file.
     *
     * @param name what messages call it
     * @param content all its bytes
     * @param force whether to take it although something is wrong with it, which is then a warning; it is then sent
     *     with all of its padding
     * @return the file, ready to be flashed
     * @throws FormatException if something is wrong with it; further errors are suppressed into it
     */
    public static FlashFile of(String name, Bytes content, boolean force) throws FormatException {
        var file = FirmwareFile.of(content);
        var layout = Layout.of(file);
        var problems = Stream.concat(file.problems().stream(), layout.problems().stream())
                .toList();
        var errors = problems.stream()
                .filter(Problem::isError)
                .map(problem -> problem.in(name))
                .toList();
        if (!force && !errors.isEmpty()) {
            throw FormatException.of(errors);
        }

        var warnings =
                problems.stream().map(problem -> problem.asWarning().in(name)).toList();
        var image = image(name, file, force);
        if (errors.isEmpty() && file instanceof ArchiveFile archive) {
            return new FlashFile(
                    // What is forced may go to another device, and what that makes of the padding nobody knows.
                    force ? image : withoutPadding(image, archive.image()),
                    layout.chip(),
                    layout.flashSize(),
                    archive.parts(),
                    warnings);
        }
        return new FlashFile(image, layout.chip(), layout.flashSize(), List.of(), warnings);
    }

    /** Leaves out what stands behind the end mark of an archive: the ROM looks at none of it. */
    private static FlashImage withoutPadding(FlashImage image, DfuImage archive) {
        var payload = image.payload();
        int end = Math.max(archive.archiveEnd(), DfuImage.SHORTEST);
        return end >= payload.length() ? image : image.withPayload(payload.slice(0, end));
    }

    /**
     * {@return what can be read back and compared: one file or more}
     *
     * @throws InvalidRequestException if the file is for other devices than ESP chips, whose flash cannot be read
     */
    public List<PlacedFile> contentsToVerify() throws InvalidRequestException {
        if (contents.isEmpty()) {
            throw FlashError.NOTHING_TO_VERIFY.about("verify", "", "is of no use for this file");
        }
        return contents;
    }

    private static FlashImage image(String name, FirmwareFile file, boolean force) throws FormatException {
        if (force && file.suffix().isEmpty()) {
            return FlashImage.of(name, file.file());
        }
        if (!force && file.kind() == FileKind.DFUSE) {
            throw FlashError.DFUSE_FILE
                    .of("the file is made for DfuSe, ST's extension of DFU, and no other device takes it")
                    .in(name);
        }
        if (file.suffix().isEmpty() && file.kind().meaning().isFlash()) {
            throw FlashError.NOT_AN_ARCHIVE
                    .of(
                            "this is a bare file (%s), not a DFU image",
                            file.kind().meaning().title())
                    .in(name);
        }
        return FlashImage.parse(name, file.file());
    }
}
