// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dfu-imgtool suffix}: the suffix of DFU files for devices of any vendor. */
@Command(
        name = "suffix",
        description = "Adds, checks or removes the suffix of a DFU file, for devices of any vendor.",
        subcommands = {SuffixAddCommand.class, SuffixCheckCommand.class, SuffixRemoveCommand.class})
final class SuffixCommand extends CommandGroup {}
