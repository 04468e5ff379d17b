// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A command line without two faults of picocli 4.7.7. It fails on a lone {@code -} for a file when options may be shortened,
 * because it looks for an option without a name; and it takes {@code --dry-run=}, such as a script's unset variable leaves
 * behind, for false. So both get another word, which no real command line can hold, and which is no boolean.
 */
final class ToolLine extends CommandLine {

    private static final String DASH = "\0-";
    private static final String NOTHING = "\0=";
    private static final Pattern OPTION_WITH_NOTHING = Pattern.compile("-[^=]*=\\s*");

    ToolLine(Object command) {
        super(command);
        registerConverter(String.class, ToolLine::plain);
        registerConverter(Path.class, word -> Path.of(plain(word)));
    }

    @Override
    public int execute(String... args) {
        return super.execute(Arrays.stream(args).map(ToolLine::marked).toArray(String[]::new));
    }

    /** Returns text as the user wrote it. */
    static String plain(String text) {
        return text.replace(DASH, "-").replace(NOTHING, "");
    }

    private static String marked(String word) {
        if (word.equals("-")) {
            return DASH;
        }
        return OPTION_WITH_NOTHING.matcher(word).matches() ? word + NOTHING : word;
    }
}
