// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds out what a file is. Nothing that a file holds makes it fail; what is wrong is told as a problem. */
public final class Inspection {

    /** All formats. Containers come before what they may begin with, strong marks before weak ones. */
    private static final List<Recogniser> FORMATS = List.of(
            DfuFormat::recognise,
            DfuSeFormat::recognise,
            SuffixedFormat::recognise,
            Uf2Format::recognise,
            IntelHexFormat::recognise,
            FlashDumpFormat::recognise,
            EspImageFormat::recognise,
            PartitionTableFormat::recognise);

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
        return FORMATS.stream()
                .flatMap(format -> format.recognise(name, file).stream())
                .findFirst()
                .orElseGet(() -> unknown(name, file));
    }

    private static ImageInfo unknown(String name, Bytes file) {
        var start = file.slice(0, Math.min(8, file.length())).toHex();
        var problem = file.isEmpty()
                ? InspectError.UNKNOWN_FORMAT.error("the file is empty")
                : InspectError.UNKNOWN_FORMAT.error("the file begins with %s, which no format we know does", start);
        return new ImageInfoBuilder(name, file, FileFormat.RAW).problem(problem).build();
    }
}
