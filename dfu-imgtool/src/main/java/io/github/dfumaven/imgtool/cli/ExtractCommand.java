// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.extract.Extraction;
import io.github.dfumaven.extract.Extractor;
import io.github.dfumaven.text.TextTable;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool extract}: gets the files of a container back. */
@Command(
        name = "extract",
        description = "Writes the files of a dfu.bin, DfuSe, UF2 or other DFU file into a folder, and"
                + " flasher_args.json for building a dfu.bin again.")
final class ExtractCommand extends ToolCommand {

    @Parameters(paramLabel = "FILE", description = "The container, - for standard input.")
    String file;

    @Option(
            names = {"-d", "--directory"},
            required = true,
            paramLabel = "DIR",
            description = "The folder for the files; made if it is not there.")
    Path directory;

    @Option(names = "--json", description = "Write JSON for programs.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        var done = Extractor.extract(Path.of(file), Streams.read(file), directory);
        Tool.warn(line(), done.warnings());
        if (json) {
            out().json(done.json());
        } else {
            show(done);
        }
        return ExitCode.DONE;
    }

    private void show(Extraction done) {
        var table = new TextTable("address", "size>", "parts>", "file");
        for (var entry : done.files()) {
            table.row(
                    entry.address().isPresent()
                            ? Numbers.address(entry.address().getAsLong())
                            : "",
                    Numbers.size(entry.content().length()),
                    String.valueOf(entry.parts()),
                    directory.resolve(entry.name()).toString());
        }
        var out = out();
        table.lines(Terminal.width(System.getenv())).forEach(out::println);
        if (done.rebuilds()) {
            out.printf(Locale.ROOT, "dfu-imgtool create --flasher-args %s builds the same image again.%n", directory);
        }
    }
}
