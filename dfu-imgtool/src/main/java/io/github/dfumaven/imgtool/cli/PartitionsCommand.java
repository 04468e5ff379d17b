// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dfu-imgtool partitions}: partition tables, as gen_esp32part.py makes them. */
@Command(
        name = "partitions",
        description = "Converts and checks partition tables, byte for byte as gen_esp32part.py does.",
        subcommands = {PartitionsToBinCommand.class, PartitionsToCsvCommand.class, PartitionsCheckCommand.class})
final class PartitionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of to-bin, to-csv and check is missing");
    }
}
