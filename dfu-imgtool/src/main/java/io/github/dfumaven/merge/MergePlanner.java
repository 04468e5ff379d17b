// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.firmware.FlashText;
import io.github.dfumaven.layout.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds out what a request means for the files it names. */
final class MergePlanner {

    private final MergeRequest request;
    private final List<Problem> problems = new ArrayList<>();
    private final List<MergePiece> pieces = new ArrayList<>();
    private final Layout.Collector layout = new Layout.Collector();
    private final HeaderPatch patch;

    MergePlanner(MergeRequest request) throws InvalidRequestException {
        this.request = request;
        this.patch = new HeaderPatch(request, problems::add);
    }

    MergePlan plan() throws IOException {
        MergeChecks.options(request, problems::add);
        for (var file : request.files()) {
            addFile(file);
        }
        pieces.sort(Comparator.comparingLong(MergePiece::address));
        MergeChecks.places(request, pieces, problems::add);
        problems.addAll(MergeLayout.check(request, layout));
        if (pieces.stream().noneMatch(piece -> piece.address() == patch.place())) {
            patch.missing();
        }
        return new MergePlan(request, pieces, problems);
    }

    private void addFile(MergeFile file) throws IOException {
        problems.addAll(file.doubts());
        var content = file.read();
        if (!file.isData() && FirmwareFile.asContent(content) instanceof FlashText text) {
            addText(file, text);
            return;
        }

        if (content.isEmpty()) {
            throw MergeError.MERGE_EMPTY_FILE.of("the file has no content").in(file.name());
        }
        if (content.u8(0) == ':') {
            problems.add(MergeError.MERGE_TAKEN_AS_BINARY.warning(
                    "%s: starts with a colon as Intel HEX does, but its first line is no record", file.name()));
        }
        layout.add(file.placed(new Region(file.address(), content)));
        pieces.add(
                isToBePatched(file.address())
                        ? MergePiece.of(file, file.address(), patch.apply(file.name(), content))
                        : MergePiece.whole(file, content.length()));
    }

    private void addText(MergeFile file, FlashText text) throws FormatException {
        try {
            text.undamaged();
        } catch (FormatException e) {
            throw e.in(file.name());
        }

        if (text.regions().isEmpty()) {
            throw MergeError.MERGE_EMPTY_FILE
                    .of("the %s has no data", text.kind().title())
                    .in(file.name());
        }
        text.problems().forEach(problem -> problems.add(problem.in(file.name())));
        for (var region : text.regions()) {
            layout.add(file.placed(region));
            var parts =
                    isToBePatched(region.address()) ? patch.apply(file.name(), region.data()) : List.of(region.data());
            pieces.add(MergePiece.of(file, region.address(), parts));
        }
    }

    private boolean isToBePatched(long address) {
        return address == patch.place() && !patch.keepsAll();
    }
}
