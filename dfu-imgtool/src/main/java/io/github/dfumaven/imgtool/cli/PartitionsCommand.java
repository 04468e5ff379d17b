// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dfu-imgtool partitions}: partition tables, as gen_esp32part.py makes them. */
@Command(
        name = "partitions",
        description = "Converts and checks partition tables, byte for byte as gen_esp32part.py does.",
        subcommands = {PartitionsToBinCommand.class, PartitionsToCsvCommand.class, PartitionsCheckCommand.class})
final class PartitionsCommand extends CommandGroup {}
