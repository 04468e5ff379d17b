// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.diff.Delta;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.diff.FlashDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dfu-imgtool diff}: what differs between two images. */
@Command(
        name = "diff",
        description = "Tells by partition and sector what differs between two images, and writes only that.")
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A dfu.bin, UF2, Intel HEX or DFU file; anything else is taken for flash from 0x0 on.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The same, of the new state.")
    private Path after;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write a dfu.bin with only the changed sectors, for boards that hold OLD exactly.")
    private @Nullable Path output;

    @Option(
            names = {"--target", "--chip"},
            paramLabel = "TARGET",
            description = "The chip. Default: what the files say.")
    private @Nullable String target;

    @Option(
            names = {"--flash-size", "-fs"},
            paramLabel = "SIZE",
            description = "Size of the flash chip. Default: what the files say.")
    private @Nullable String flashSize;

    @Option(names = "--json", description = "Write JSON for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var options = DeltaOptions.of(target, flashSize);
        var diff = FlashDiff.of(before, after);
        var delta = output == null ? Optional.<Delta>empty() : Optional.of(diff.writeDelta(options, output));
        delta.ifPresent(done -> Tool.warn(spec.commandLine(), done.warnings()));

        var out = Printer.out(spec.commandLine());
        if (json) {
            out.json(diff.json(delta));
        } else {
            diff.lines(Terminal.width(System.getenv())).forEach(out::println);
            delta.ifPresent(this::show);
        }
        return ExitCode.DONE;
    }

    private void show(Delta delta) {
        var out = Printer.out(spec.commandLine());
        out.println();
        out.println(delta.summary() + ", in " + delta.archive().pieces().size() + " entries");
        out.printf(Locale.ROOT, "  Only for boards that hold %s exactly: whole sectors are rewritten,%n", before);
        out.printf(Locale.ROOT, "  and what %s does not say about them is taken from %s.%n", after, before);
    }
}
