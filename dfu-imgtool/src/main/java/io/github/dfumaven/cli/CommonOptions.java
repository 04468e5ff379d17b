// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--stacktrace", description = "Show where in the program an error arose.")
    private boolean stacktrace;

    /** Creates the options, to be filled by picocli. */
    public CommonOptions() {}
}
