// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a shell can propose for the value of an option, or for an argument.
 *
 * @param kind what it is
 * @param words all words there are, for {@link Kind#WORDS}
 */
record Value(Kind kind, List<String> words) {

    /** What can be proposed. */
    enum Kind {
        FILE,
        FOLDER,
        WORDS,
        NOTHING
    }

    private static final Set<String> FILES =
            Set.of("FILE", "ADDRESS FILE", "IN", "OUT", "OLD", "NEW", "JOB", "TABLE", "DATABASE");
    private static final Set<String> FOLDERS = Set.of("DIR");

    /** Returns it for an option or argument that takes a value. */
    static Value of(ArgSpec taking) {
        var words = new ArrayList<String>();
        if (taking.completionCandidates() != null) {
            taking.completionCandidates().forEach(words::add);
        }
        if (taking.type().isEnum()) {
            words.replaceAll(word -> word.toLowerCase(Locale.ROOT)); // as the help spells them
        }
        if (!words.isEmpty()) {
            return new Value(Kind.WORDS, List.copyOf(words));
        }
        var label = taking.paramLabel();
        if (FILES.contains(label)) {
            return new Value(Kind.FILE, List.of());
        }
        return new Value(FOLDERS.contains(label) ? Kind.FOLDER : Kind.NOTHING, List.of());
    }
}
