// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.ihex.HexWriter;
import io.github.dfumaven.uf2.Uf2Family;
import io.github.dfumaven.uf2.Uf2Options;
import io.github.dfumaven.uf2.Uf2Writer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes the pieces of a plan one behind the other; no more than one small file is in memory at a time. */
final class MergeWriter {

    private static final int FILL_CHUNK = 1 << 16;

    private MergeWriter() {}

    static void write(MergePlan plan, OutputStream out) throws IOException {
        switch (plan.request().format()) {
            case RAW -> raw(plan, out);
            case UF2 -> uf2(plan, out);
            case HEX -> hex(plan, out);
        }
    }

    private static void raw(MergePlan plan, OutputStream out) throws IOException {
        var request = plan.request();
        long position = request.targetOffset();
        for (var piece : plan.pieces()) {
            fill(out, request.fill(), piece.address() - position);
            try (var content = piece.open()) {
                content.transferTo(out);
            }
            position = piece.end();
        }
        fill(out, request.fill(), request.padToSize().orElse(0) - position);
    }

    private static void fill(OutputStream out, int value, long count) throws IOException {
        var chunk = new byte[(int) Math.max(0, Math.min(FILL_CHUNK, count))];
        Arrays.fill(chunk, (byte) value);
        for (long left = count; left > 0; left -= chunk.length) {
            out.write(chunk, 0, (int) Math.min(chunk.length, left));
        }
    }

    private static void uf2(MergePlan plan, OutputStream out) throws IOException {
        var request = plan.request();
        boolean md5 = !request.md5Disable();
        int chunkSize = (int) request.chunkSize().orElse(Uf2Options.largestChunk(md5));
        var writer = new Uf2Writer(out, new Uf2Options(Uf2Family.of(request.target()), chunkSize, md5));
        for (var piece : plan.pieces()) {
            try (var content = piece.open()) {
                writer.add(piece.address(), piece.size(), content);
            }
        }
    }

    private static void hex(MergePlan plan, OutputStream out) throws IOException {
        var writer = new HexWriter(out, plan.end());
        for (var piece : plan.pieces()) {
            try (var content = piece.open()) {
                writer.add(piece.address(), content);
            }
        }
        writer.end();
    }
}
