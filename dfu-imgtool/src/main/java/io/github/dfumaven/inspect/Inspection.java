// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.Recognised;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out what a file is. Nothing that a file holds makes it fail; what is wrong is told as a problem. */
public final class Inspection {

    private Inspection() {}

    /**
     * Returns all that is known of a file.
     *
     * @param file any file
     * @return what it is, what it holds, what is wrong with it
     * @throws IOException if it cannot be read
     */
    public static ImageInfo of(Path file) throws IOException {
        return of(file.toString(), Bytes.read(file));
    }

    /**
     * Returns all that is known of some bytes.
     *
     * @param name what to call them
     * @param file the content of a whole file
     * @return what it is, what it holds, what is wrong with it
     */
    public static ImageInfo of(String name, Bytes file) {
        var found = Recognised.of(file);
        return switch (found.kind()) {
            case DFU_IMAGE -> DfuFormat.inspect(name, file);
            case DFUSE -> DfuSeFormat.inspect(name, file);
            case DFU_SUFFIXED -> SuffixedFormat.inspect(name, file);
            case UF2 -> Uf2Format.inspect(name, file);
            case INTEL_HEX -> IntelHexFormat.inspect(name, file);
            case FLASH_IMAGE ->
                FlashDumpFormat.inspect(name, file, found.flash().orElseThrow());
            case ESP_IMAGE -> EspImageFormat.inspect(name, file);
            case PARTITION_TABLE -> PartitionTableFormat.binary(name, file);
            case PARTITION_CSV -> PartitionTableFormat.csv(name, file);
            case S_RECORD, ELF, ZIP, COMPRESSED, PNG, MARKUP, JSON, GIT_LFS_POINTER, UNKNOWN ->
                unknown(name, file, found.kind());
        };
    }

    private static ImageInfo unknown(String name, Bytes file, FileKind kind) {
        return new ImageInfoBuilder(name, file, FileFormat.RAW)
                .problem(problem(file, kind))
                .build();
    }

    private static Problem problem(Bytes file, FileKind kind) {
        if (file.isEmpty()) {
            return InspectError.UNKNOWN_FORMAT.error("the file is empty");
        }
        if (kind != FileKind.UNKNOWN) {
            var known = InspectError.UNKNOWN_FORMAT.error("the file is %s, which is no firmware for DFU", kind.words());
            return new Problem(known.severity(), known.code(), known.message(), kind.cure());
        }
        var start = file.slice(0, Math.min(8, file.length())).toHex();
        return InspectError.UNKNOWN_FORMAT.error("the file begins with %s, which no format we know does", start);
    }
}
