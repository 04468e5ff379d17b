// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dfu-imgtool suffix}: the suffix of DFU files for devices of any vendor. */
@Command(
        name = "suffix",
        description = "Adds, checks or removes the suffix of a DFU file, for devices of any vendor.",
        subcommands = {SuffixAddCommand.class, SuffixCheckCommand.class, SuffixRemoveCommand.class})
final class SuffixCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of add, check and remove is missing");
    }
}
