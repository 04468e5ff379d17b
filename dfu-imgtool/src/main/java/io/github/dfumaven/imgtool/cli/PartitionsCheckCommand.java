// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.text.TextTable;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dfu-imgtool partitions check}: shows a partition table and everything that is wrong with it. */
@Command(name = "check", description = "Shows a partition table and tells all that is wrong with it; exit 0 or 1.")
final class PartitionsCheckCommand extends ToolCommand {

    @Mixin
    TableOptions table;

    @Override
    public Integer call() throws IOException {
        var options = table.options();
        var read = table.read(options.unverified());
        show(read, options);
        var news = read.problems(options).stream()
                .filter(problem -> !read.warnings().contains(problem))
                .map(problem -> problem.in(table.in()))
                .toList();
        Tool.warn(line(), news.stream().filter(problem -> !problem.isError()).toList());
        var errors = news.stream().filter(Problem::isError).toList();
        Tool.error(line(), errors);
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.BAD_FILE;
    }

    private void show(PartitionTable found, PartitionOptions options) {
        var text = new TextTable("partition", "type", "subtype", "from", "to", "size>", "flags");
        for (var partition : found.partitions()) {
            text.row(
                    partition.name(),
                    partition.typeName(),
                    partition.subtypeName(options.subtypes()),
                    Numbers.address(partition.offset()),
                    Numbers.address(partition.end()),
                    Numbers.size(partition.size()),
                    String.join(" ", partition.flagNames()));
        }
        text.lines(Terminal.width(System.getenv())).forEach(out()::println);
    }
}
