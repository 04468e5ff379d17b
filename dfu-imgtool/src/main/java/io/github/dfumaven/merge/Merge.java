// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.files.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Carries merges out. */
public final class Merge {

    private Merge() {}

    /**
     * Checks a request against its files, without writing anything.
     *
     * @param request what to merge
     * @return what would be written
     * @throws InvalidRequestException if the request makes no sense, or files overlap or do not fit
     * @throws FormatException if a file is empty, damaged, or for another chip
     * @throws IOException if a file cannot be read
     */
    public static MergePlan plan(MergeRequest request) throws IOException {
        return new MergePlanner(request).plan();
    }

    /**
     * Merges files into one.
     *
     * @param request what to merge
     * @param out the file to appear, which does so whole or not at all
     * @return what was written
     * @throws InvalidRequestException as {@link #plan}
     * @throws FormatException as {@link #plan}
     * @throws IOException if a file cannot be read or the output not written
     */
    public static MergePlan write(MergeRequest request, Path out) throws IOException {
        var plan = plan(request);
        OutputFile.write(out, stream -> write(plan, stream));
        return plan;
    }

    /**
     * Merges files into a stream, such as standard output. Nothing is written unless all checks pass.
     *
     * @param request what to merge
     * @param out not closed
     * @return what was written
     * @throws InvalidRequestException as {@link #plan}
     * @throws FormatException as {@link #plan}
     * @throws IOException if a file cannot be read or the stream not written
     */
    public static MergePlan write(MergeRequest request, OutputStream out) throws IOException {
        var plan = plan(request);
        write(plan, out);
        return plan;
    }

    /**
     * Writes what was planned to a stream, such as standard output.
     *
     * @param plan of this class
     * @param out not closed
     * @throws IOException if a file cannot be read any more, or the stream not written
     */
    public static void write(MergePlan plan, OutputStream out) throws IOException {
        MergeWriter.write(plan, out);
    }
}
