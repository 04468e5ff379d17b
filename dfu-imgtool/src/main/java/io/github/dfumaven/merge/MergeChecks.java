// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.uf2.Uf2Options;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The rules of a merge that need no file's content. */
final class MergeChecks {

    private static final long LARGEST_FLASH = 128L << 20;
    private static final long SMALLEST_PAD = 256L << 10;

    private MergeChecks() {}

    static void options(MergeRequest request, Consumer<Problem> warnings) throws InvalidRequestException {
        if (request.files().isEmpty()) {
            throw MergeError.MERGE_NO_FILES.because("there is no file to merge");
        }
        if (request.fill() < 0 || request.fill() > 0xff) {
            throw MergeError.MERGE_BAD_FILL.about("fill", request.fill(), "is no byte");
        }
        if (request.targetOffset() < 0) {
            throw MergeError.MERGE_BEFORE_OUTPUT.about("targetOffset", request.targetOffset(), "is below 0");
        }
        if (request.padToSize().isPresent() && !isFlashSize(request.padToSize().getAsLong())) {
            throw MergeError.MERGE_BAD_PAD_SIZE.about(
                    "padToSize", request.padToSize().getAsLong(), "is not the size of a flash chip");
        }
        chunkSize(request);
        unused(request, warnings);
    }

    private static boolean isFlashSize(long size) {
        return size >= SMALLEST_PAD && size <= LARGEST_FLASH && Long.bitCount(size) == 1;
    }

    private static void chunkSize(MergeRequest request) throws InvalidRequestException {
        long size = request.chunkSize().orElse(4);
        if (size % 4 != 0) {
            throw MergeError.MERGE_BAD_CHUNK_SIZE.about("chunkSize", size, "is no multiple of 4");
        }

        int largest = Uf2Options.largestChunk(!request.md5Disable());
        if (request.format() == MergeFormat.UF2 && (size < 4 || size > largest)) {
            throw MergeError.MERGE_BAD_CHUNK_SIZE.about("chunkSize", size, "is not within 4 to %d", largest);
        }
    }

    private static void unused(MergeRequest request, Consumer<Problem> warnings) {
        boolean raw = request.format() == MergeFormat.RAW;
        boolean uf2 = request.format() == MergeFormat.UF2;
        unused(!raw && request.targetOffset() != 0, "targetOffset", request, warnings);
        unused(!raw && request.padToSize().isPresent(), "padToSize", request, warnings);
        unused(!raw && request.fill() != 0xff, "fill", request, warnings);
        unused(!uf2 && request.chunkSize().isPresent(), "chunkSize", request, warnings);
        unused(!uf2 && request.md5Disable(), "md5Disable", request, warnings);
    }

    private static void unused(boolean is, String component, MergeRequest request, Consumer<Problem> warnings) {
        if (is) {
            warnings.accept(MergeError.MERGE_OPTION_UNUSED.warning(
                    "%s has no effect on the format %s", component, request.format()));
        }
    }

    /** Checks where the pieces are, which come in the order of their addresses. */
    static void places(MergeRequest request, List<MergePiece> pieces, Consumer<Problem> warnings)
            throws InvalidRequestException {
        for (int i = 1; i < pieces.size(); i++) {
            overlap(pieces.get(i - 1), pieces.get(i));
        }

        long end = pieces.get(pieces.size() - 1).end();
        boolean raw = request.format() == MergeFormat.RAW;
        for (var piece : pieces) {
            if (piece.end() > 1L << 32 || (raw && piece.end() > LARGEST_FLASH)) {
                throw MergeError.MERGE_BEYOND_FLASH.because(
                        "%s: %d bytes at 0x%x end at 0x%x, behind the largest flash chip",
                        piece.name(), piece.size(), piece.address(), piece.end());
            }
        }
        if (end > LARGEST_FLASH) {
            warnings.accept(MergeError.MERGE_BEYOND_FLASH.warning("0x%x is behind the largest flash chip", end));
        }
        if (raw) {
            output(request, pieces.get(0), end, warnings);
        }
    }

    private static void overlap(MergePiece lower, MergePiece next) throws InvalidRequestException {
        boolean bytes = next.address() < lower.end();
        boolean sector = FlashSector.floor(next.address()) < lower.end();
        // ranges of one Intel HEX file were made for each other, so they may share a sector
        if (bytes || (sector && !next.isOf(lower.file()))) {
            throw MergeError.MERGE_OVERLAP.because(
                    "%s at 0x%x shares %s with %s, which fills 0x%x to 0x%x",
                    next.name(),
                    next.address(),
                    bytes
                            ? "bytes"
                            : String.format(Locale.ROOT, "the sector at 0x%x", FlashSector.floor(next.address())),
                    lower.name(),
                    lower.address(),
                    lower.end() - 1);
        }
    }

    private static void output(MergeRequest request, MergePiece first, long end, Consumer<Problem> warnings)
            throws InvalidRequestException {
        if (first.address() < request.targetOffset()) {
            throw MergeError.MERGE_BEFORE_OUTPUT.about(
                    "targetOffset",
                    String.format(Locale.ROOT, "0x%x", request.targetOffset()),
                    "%s starts in front of it, at 0x%x",
                    first.name(),
                    first.address());
        }

        OptionalLong pad = request.padToSize();
        if (pad.isPresent() && pad.getAsLong() < end) {
            warnings.accept(MergeError.MERGE_PAD_TOO_SMALL.warning(
                    "the files end at 0x%x, behind the %d bytes to pad to", end, pad.getAsLong()));
        }
    }
}
