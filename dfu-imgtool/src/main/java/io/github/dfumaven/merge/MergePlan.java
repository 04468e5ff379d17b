// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a merge will write, or has written. */
public final class MergePlan {

    private final MergeRequest request;
    private final List<MergePiece> pieces;
    private final List<Problem> problems;

    MergePlan(MergeRequest request, List<MergePiece> pieces, List<Problem> problems) {
        this.request = request;
        this.pieces = List.copyOf(pieces);
        this.problems = List.copyOf(problems);
    }

    /** {@return what was asked for} */
    public MergeRequest request() {
        return request;
    }

    /** Returns what goes where, in the order of addresses; at least one. */
    List<MergePiece> pieces() {
        return pieces;
    }

    /** {@return what somebody should know: warnings all of them} */
    public List<Problem> problems() {
        return problems;
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
