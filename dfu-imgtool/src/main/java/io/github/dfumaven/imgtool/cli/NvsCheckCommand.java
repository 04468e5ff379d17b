// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.nvs.NvsFile;
import io.github.dfumaven.nvs.NvsItem;
import io.github.dfumaven.nvs.NvsPartition;
import io.github.dfumaven.nvs.NvsValues;
import io.github.dfumaven.nvs.NvsVersion;
import io.github.dfumaven.text.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool nvs check}: shows the keys of a partition and everything that is wrong with it. */
@Command(name = "check", description = "Shows a partition's keys and tells all that is wrong with it; exit 0 or 1.")
final class NvsCheckCommand extends ToolCommand {

    @Mixin
    NvsKeyOption key;

    @Parameters(paramLabel = "NVS", description = "The partition, or a CSV file of values; - for standard input.")
    String in;

    @Option(
            names = "--used",
            description = "The partition comes from a board: entries that its firmware erased are no fault.")
    boolean used;

    @Override
    public Integer call() throws IOException {
        var content = Streams.read(in);
        try {
            return NvsFile.isText(content) ? values(content) : partition(NvsPartition.parse(content, key.read()));
        } catch (FormatException bad) {
            throw bad.in(in);
        }
    }

    private int values(Bytes csv) throws IOException {
        var file = in.equals(Streams.STANDARD)
                ? new NvsFile("standard input", Path.of(""), csv)
                : NvsFile.of(Path.of(in), csv);
        var values = NvsValues.read(List.of(file));
        var out = out();
        show(values.items());
        out.println("needs a partition of 0x" + Long.toHexString(values.leastSize(NvsVersion.V2)) + " bytes or more");
        Tool.warn(line(), values.warnings());
        return ExitCode.DONE;
    }

    private int partition(NvsPartition partition) {
        var out = out();
        show(partition.items());
        out.println(partition.summary());
        var problems =
                partition.problems(used).stream().map(problem -> problem.in(in)).toList();
        Tool.warn(
                line(), problems.stream().filter(problem -> !problem.isError()).toList());
        var errors = problems.stream().filter(Problem::isError).toList();
        Tool.error(line(), errors);
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.BAD_FILE;
    }

    /** Shows no values, because many of them are secret. */
    private void show(List<NvsItem> items) {
        var table = new TextTable("namespace", "key", "type", "size>");
        for (var item : items) {
            table.row(
                    item.namespace(), item.key(), item.type().id(), item.data().length() + " B");
        }
        table.lines(Terminal.width(System.getenv())).forEach(out()::println);
    }
}
