// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.Problem;
import java.util.List;

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
}
