// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(names = "--stacktrace", description = "Show where in the program an error arose.")
    boolean stacktrace;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colours: auto, always or never. Default: auto, on a terminal where NO_COLOR is not set.")
    void colour(@Nullable Colour when) {
        // It may stand in front of the command, whose own then says nothing.
        if (when != null) {
            Terminal.colour(when);
        }
    }
}
