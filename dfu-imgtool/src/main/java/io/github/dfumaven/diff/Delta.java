// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.create.CreateResult;
import io.github.dfumaven.error.Problem;
import java.util.List;
import java.util.Locale;

/**
 * An archive with only the sectors that changed. It relies on a board that holds the old content exactly: whole sectors are
 * rewritten, and what the new file does not say about them is taken from the old one.
 *
 * @param archive the archive
 * @param sectors how many sectors it rewrites because they changed
 * @param bridged how many more it rewrites, so that all fits into one archive
 * @param erased bytes of rewritten sectors that neither file knows; they come out erased
 * @param warnings what somebody should know
 */
public record Delta(CreateResult archive, int sectors, int bridged, long erased, List<Problem> warnings) {

    /** Copies the list. */
    public Delta {
        warnings = List.copyOf(warnings);
    }

    /** {@return what was written, as people read it} */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s: %d bytes, %d changed sectors and %d unchanged ones between them",
                archive.image(),
                archive.size(),
                sectors,
                bridged);
    }
}
