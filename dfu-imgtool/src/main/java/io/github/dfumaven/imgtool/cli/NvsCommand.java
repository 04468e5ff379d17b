// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dfu-imgtool nvs}: partitions of keys and values, as esp-idf-nvs-partition-gen makes them. */
@Command(
        name = "nvs",
        description = "Compiles, reads and checks NVS partitions, byte for byte as esp-idf-nvs-partition-gen does.",
        subcommands = {NvsToBinCommand.class, NvsToCsvCommand.class, NvsCheckCommand.class})
final class NvsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of to-bin, to-csv and check is missing");
    }
}
