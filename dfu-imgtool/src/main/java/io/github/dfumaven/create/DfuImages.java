// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.files.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Makes images for the DFU of an ESP chip's ROM. */
public final class DfuImages {

    private DfuImages() {}

    /**
     * Builds a {@code dfu.bin}. The bytes are those that ESP-IDF's mkdfu.py writes from the same files, whenever the
     * chip's ROM would accept them.
     *
     * @param request what to put into it
     * @param image the file to appear, whole or not at all; replaced if it is there
     * @return what was put where
     * @throws InvalidRequestException if the request is incomplete or contradicts itself
     * @throws FormatException if an input is bad, or would not be flashed where it should
     * @throws IOException if an input cannot be read or the image not be written
     */
    public static CreateResult create(CreateRequest request, Path image) throws IOException {
        var plan = CreatePlan.of(request, CreateInputs.read(request));
        var payload = payload(plan);
        OutputFile.write(image, out -> write(plan, payload, out));
        return result(plan, image, payload);
    }

    /**
     * Builds a {@code dfu.bin} into a stream. Nothing is written unless all checks pass.
     *
     * @param request what to put into it
     * @param out gets the image, not closed
     * @return what was put where; its file is {@code -}
     * @throws InvalidRequestException if the request is incomplete or contradicts itself
     * @throws FormatException if an input is bad, or would not be flashed where it should
     * @throws IOException if an input cannot be read or the image not be written
     */
    public static CreateResult create(CreateRequest request, OutputStream out) throws IOException {
        var plan = CreatePlan.of(request, CreateInputs.read(request));
        var payload = payload(plan);
        write(plan, payload, out);
        return result(plan, Path.of("-"), payload);
    }

    private static void write(CreatePlan plan, List<Bytes> payload, OutputStream out) throws IOException {
        DfuFile.write(payload, Chip.VENDOR_ID, plan.inputs().productId(), DfuSuffix.ANY, DfuSuffix.DFU_1_0, out);
    }

    private static List<Bytes> payload(CreatePlan plan) {
        return ArchiveWriter.payload(
                plan.inputs().flashSize().bytes(), plan.pieces(), plan.inputs().deltaBase());
    }

    private static int length(List<Bytes> pieces) {
        return pieces.stream().mapToInt(Bytes::length).sum();
    }

    private static CreateResult result(CreatePlan plan, Path image, List<Bytes> payload) {
        var inputs = plan.inputs();
        return new CreateResult(
                image,
                (long) length(payload) + DfuSuffix.SIZE,
                inputs.productId(),
                inputs.chip(),
                inputs.flashSize(),
                plan.pieces(),
                plan.warnings());
    }
}
