// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.FirmwareError;
import io.github.dfumaven.layout.Layout;
import io.github.dfumaven.layout.LayoutError;
import io.github.dfumaven.layout.LayoutTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the rules for layouts about a merge. */
final class MergeLayout {

    private MergeLayout() {}

    /**
     * Returns what keeps a chip from starting, all of it as warnings: esptool writes such images. What is only doubtful is
     * left to those who look at the result.
     *
     * @throws FormatException if something is of a kind that cannot be an image where one has to be
     */
    static List<Problem> check(MergeRequest request, Layout.Collector files) throws FormatException {
        if (request.target().isFirstGeneration()) {
            return List.of(); // has neither tables nor a place of its own for a bootloader
        }

        // empty where the header keeps its size, or gets one that only the ESP8266 has
        var size = MergeSources.known(request.flashSize()).stream()
                .mapToLong(FlashSize::bytes)
                .findFirst();
        var layout = files.check(new LayoutTarget(Optional.of(request.target()), size, request.encrypted()));
        var problems = new ArrayList<>(layout.problems());
        problems.addAll(layout.beyondFlash());
        var refused = problems.stream()
                .filter(problem -> problem.isError() && isKind(problem))
                .toList();
        if (!refused.isEmpty()) {
            throw FormatException.of(refused);
        }
        return problems.stream()
                .filter(problem -> problem.isError() || isKind(problem))
                .map(MergeLayout::inMerge)
                .toList();
    }

    private static boolean isKind(Problem problem) {
        return problem.code() == FirmwareError.NOT_AN_IMAGE || problem.code() == LayoutError.CONTENT_UNKNOWN;
    }

    private static Problem inMerge(Problem problem) {
        var warning = problem.asWarning();
        return problem.code() == LayoutError.WRONG_CHIP
                ? new Problem(false, MergeError.MERGE_OTHER_CHIP, warning.message(), MergeError.MERGE_OTHER_CHIP.hint())
                : warning;
    }
}
