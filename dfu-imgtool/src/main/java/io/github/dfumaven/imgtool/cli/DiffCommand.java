// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.diff.Delta;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.diff.FlashDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool diff}: what differs between two images. */
@Command(
        name = "diff",
        description = "Tells by partition and sector what differs between two images, and writes only that.")
final class DiffCommand extends ToolCommand {

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A dfu.bin, UF2, Intel HEX or DFU file; anything else is taken for flash from 0x0 on.")
    Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The same, of the new state.")
    Path after;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write a dfu.bin with only the changed sectors, for boards that hold OLD exactly.")
    @Nullable
    Path output;

    @Option(
            names = {"--target", "--chip"},
            paramLabel = "TARGET",
            description = "The chip. Default: what the files say.")
    @Nullable
    String target;

    @Option(
            names = {"--flash-size", "-fs"},
            paramLabel = "SIZE",
            description = "Size of the flash chip. Default: what the files say.")
    @Nullable
    String flashSize;

    @Option(names = "--json", description = "Write JSON for programs.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        var options = DeltaOptions.of(target, flashSize);
        var diff = FlashDiff.of(before, after);
        var delta = output == null ? Optional.<Delta>empty() : Optional.of(diff.writeDelta(options, output));
        delta.ifPresent(done -> Tool.warn(line(), done.warnings()));

        var out = out();
        if (json) {
            out.json(diff.json(delta));
        } else {
            diff.lines(Terminal.width(System.getenv())).forEach(out::println);
            delta.ifPresent(this::show);
        }
        return ExitCode.DONE;
    }

    private void show(Delta delta) {
        var out = out();
        out.println();
        out.println(delta.summary() + ", in " + delta.archive().pieces().size() + " entries");
        out.printf(Locale.ROOT, "  Only for boards that hold %s exactly: whole sectors are rewritten,%n", before);
        out.printf(Locale.ROOT, "  and what %s does not say about them is taken from %s.%n", after, before);
    }
}
