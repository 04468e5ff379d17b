// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a merge will write, or has written.
 *
 * @param request what was asked for
 * @param pieces what goes where, in the order of addresses; at least one
 * @param problems what somebody should know, warnings all of them
 */
public record MergePlan(MergeRequest request, List<MergePiece> pieces, List<Problem> problems) {

    /** Creates a plan. */
    public MergePlan {
        pieces = List.copyOf(pieces);
        problems = List.copyOf(problems);
    }

    /** {@return the address behind the last byte of the last piece} */
    public long end() {
        return pieces.get(pieces.size() - 1).end();
    }

    /**
     * {@return what goes where, as people read it: a line a piece, and one for all}
     *
     * @param output what to call the file
     */
    public List<String> lines(String output) {
        var lines = new ArrayList<String>();
        for (var piece : pieces) {
            lines.add(String.format(Locale.ROOT, "0x%08x  %9d  %s", piece.address(), piece.size(), piece.name()));
        }
        lines.add(String.format(
                Locale.ROOT, "%s: %s for %s, up to 0x%x", output, request.format(), request.target(), end()));
        return lines;
    }
}
