// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import io.github.dfumaven.error.FormatException;
import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names that come from files of strangers: which of them are safe to write. */
final class SafeName {

    private static final Set<String> DEVICES = devices();

    private SafeName() {}

    /** Checks a name for the system this runs on. */
    static void check(String name) throws FormatException {
        var fault = fault(name, File.separatorChar == '\\');
        if (fault.isPresent()) {
            throw ExtractError.UNSAFE_NAME.of("the name \"%s\" %s", shown(name), fault.get());
        }
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
        if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return Optional.of("has a control character");
        }
        return windows ? windowsFault(name) : Optional.empty();
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

    private static String shown(String name) {
        var text = new StringBuilder();
        name.chars().forEach(c -> text.append(c < 0x20 || c == 0x7f ? '?' : (char) c));
        return text.toString();
    }
}
