// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.LayoutRules;
import io.github.dfumaven.archive.Piece;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.input.InputFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image will hold: all decisions made, all checks passed, nothing written.
 *
 * @param inputs the request with everything looked up and read
 * @param pieces the entries, by ascending address
 * @param warnings what somebody should look at
 */
record CreatePlan(CreateInputs inputs, List<Piece> pieces, List<Problem> warnings) {

    static CreatePlan of(CreateRequest request, CreateInputs inputs) throws FormatException, InvalidRequestException {
        var warnings = new ArrayList<Problem>();
        long partSize = partSize(request, inputs);
        var pieces = split(inputs.files(), partSize, warnings);
        var problems = new ArrayList<>(inputs.problems());
        problems.addAll(
                LayoutRules.check(pieces, inputs.deltaBase(), inputs.flashSize().bytes()));
        report(problems, request.force(), warnings);
        return new CreatePlan(inputs, pieces, warnings);
    }

    private static long partSize(CreateRequest request, CreateInputs inputs) throws InvalidRequestException {
        long partSize = inputs.partSize();
        if (partSize <= 0 || partSize > Integer.MAX_VALUE) {
            throw CreateError.BAD_PART_SIZE.about("partSize", partSize, "is no size to cut files into");
        }

        boolean cuts = inputs.files().stream().anyMatch(file -> file.content().length() > partSize);
        if (cuts && partSize % FlashSector.SIZE != 0 && !request.force()) {
            throw CreateError.BAD_PART_SIZE.about(
                    "partSize", partSize, "is no multiple of 4096, so two parts would share a sector of flash");
        }
        return partSize;
    }

    private static List<Piece> split(List<InputFile> files, long partSize, List<Problem> warnings) {
        var names = new EntryNames();
        var pieces = new ArrayList<Piece>();
        for (var file : files) {
            int parts = (int) ((file.content().length() + partSize - 1) / partSize);
            var name = names.take(file, parts);
            if (!name.equals(file.name())) {
                warnings.add(CreateError.NAME_CHANGED.warning(
                        "%s at 0x%x: is called %s in the image, because the name %s is taken",
                        file.shown(), file.address(), name, file.name()));
            }
            for (int part = 0; part < parts; part++) {
                int from = (int) (part * partSize);
                var data = file.content().slice(from, (int)
                        Math.min(from + partSize, file.content().length()));
                pieces.add(new Piece(
                        DfuContent.partName(name, part), file.address() + from, data.length(), file.shown(), data));
            }
        }
        return pieces;
    }

    private static void report(List<Problem> problems, boolean force, List<Problem> warnings) throws FormatException {
        var kept = problems.stream()
                .filter(problem -> problem.isError() && !(force && canBeForced(problem)))
                .toList();
        if (!kept.isEmpty()) {
            throw FormatException.of(kept);
        }
        problems.forEach(problem -> warnings.add(problem.asWarning()));
    }

    private static boolean canBeForced(Problem problem) {
        return problem.code() != ArchiveError.NAME_TOO_LONG && problem.code() != ArchiveError.EMPTY_FILE;
    }
}
