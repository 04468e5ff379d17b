// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dfu-imgtool nvs}: partitions of keys and values, as esp-idf-nvs-partition-gen makes them. */
@Command(
        name = "nvs",
        description = "Compiles, reads and checks NVS partitions, byte for byte as esp-idf-nvs-partition-gen does.",
        subcommands = {NvsToBinCommand.class, NvsToCsvCommand.class, NvsCheckCommand.class})
final class NvsCommand extends CommandGroup {}
