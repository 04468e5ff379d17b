// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.error.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What was extracted.
 *
 * @param source the container
 * @param folder where the files are
 * @param files the files, by ascending address for a {@code dfu.bin}
 * @param manifest whether {@code flasher_args.json} was written beside them
 * @param rebuilds whether {@code create} makes the same bytes again from the folder; found out by doing it
 * @param warnings what somebody should know
 */
public record Extraction(
        Path source,
        Path folder,
        List<ExtractedFile> files,
        boolean manifest,
        boolean rebuilds,
        List<Problem> warnings) {

    /** Copies the lists. */
    public Extraction {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /**
     * {@return this as JSON: {@code file}, {@code directory}, {@code manifest}, {@code rebuilds} and {@code files}, each with
     * {@code name}, {@code address}, {@code size}, {@code parts} and {@code sha256}; several lines, without a line feed at the end}
     */
    public String json() {
        return ExtractionJson.write(this);
    }
}
