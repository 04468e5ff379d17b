// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: the options that each has, and the two ways out for text. Returns an exit code. */
public abstract class ToolCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    /** Creates the command, to be filled by picocli. */
    protected ToolCommand() {}

    /** {@return the command line that it was called by} */
    protected final CommandLine line() {
        return spec.commandLine();
    }

    /** {@return what prints its results: its standard output} */
    protected final Printer out() {
        return Printer.out(line());
    }

    /** {@return what prints everything else: its standard error} */
    protected final Printer err() {
        return Printer.err(line());
    }
}
