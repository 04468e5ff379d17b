// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names that come from files of strangers: which of them are safe to write into a folder, on this system and on others. */
public final class SafeName {

    private static final Set<String> DEVICES = devices();

    private SafeName() {}

    /**
     * Checks a name for the system this runs on.
     *
     * @param name any text
     * @throws FormatException if no file may be written under it
     */
    public static void check(String name) throws FormatException {
        var fault = fault(name, File.separatorChar == '\\');
        if (fault.isPresent()) {
            throw ArchiveError.UNSAFE_NAME.of("the name \"%s\" %s", name, fault.get());
        }
    }

    /** Returns what is wrong with the name of an entry: an error on every system, a warning if on Windows alone. */
    static Optional<Problem> problem(Piece piece) {
        var everywhere = fault(piece.name(), false)
                .map(fault -> ArchiveError.UNSAFE_NAME.error(
                        "%s at 0x%x: the name \"%s\" %s", piece.file(), piece.address(), piece.name(), fault));
        return everywhere.isPresent()
                ? everywhere
                : fault(piece.name(), true)
                        .map(fault -> ArchiveError.UNSAFE_NAME.warning(
                                "%s at 0x%x: the name \"%s\" %s on Windows",
                                piece.file(),
                                piece.address(),
                                piece.name(),
                                fault.replaceFirst(" (on|of) Windows", "")));
    }

    /**
     * Returns what is wrong with a name.
     *
     * @param name any text
     * @param windows whether it is to be a name on Windows
     */
    static Optional<String> fault(String name, boolean windows) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("is that of a folder");
        }
        if (name.indexOf('/') >= 0 || (windows && name.indexOf('\\') >= 0)) {
            return Optional.of("leads to another folder");
        }
        if (name.matches("(?s)[A-Za-z]:.*")) {
            return Optional.of("leads to a drive");
        }
        if (name.codePoints().anyMatch(SafeName::isControl)) {
            return Optional.of("has a control character");
        }
        return windows ? windowsFault(name) : Optional.empty();
    }

    /** What is not assigned yet may be a letter by the time of the next Java, so it is no reason to refuse a name. */
    private static boolean isControl(int point) {
        boolean turns = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
        return turns
                || switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private static Optional<String> windowsFault(String name) {
        if (name.chars().anyMatch(c -> "<>:\"|?*".indexOf(c) >= 0) || name.matches("(?s).*[. ]")) {
            return Optional.of("is no name of a file on Windows");
        }
        var base = name.replaceFirst("(?s)\\..*", "").strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(base) ? Optional.of("is that of a device of Windows") : Optional.empty();
    }

    private static Set<String> devices() {
        var names = new TreeSet<>(Set.of("con", "prn", "aux", "nul"));
        for (int i = 1; i <= 9; i++) {
            names.add("com" + i);
            names.add("lpt" + i);
        }
        return names;
    }
}
