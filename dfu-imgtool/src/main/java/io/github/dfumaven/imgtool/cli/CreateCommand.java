// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-imgtool create}: builds a dfu.bin. */
@Command(
        name = "create",
        description = "Builds a dfu.bin, byte for byte as ESP-IDF's mkdfu.py does, from one or more sources of files.")
final class CreateCommand extends ToolCommand {

    @Option(
            names = {"-o", "--output-file"},
            required = true,
            paramLabel = "FILE",
            description = "The image to write, - for standard output.")
    String output;

    @Mixin
    SourceOptions sources;

    @Option(
            names = {"--target", "--chip"},
            paramLabel = "TARGET",
            completionCandidates = DfuTargets.class,
            description = "The chip: ${COMPLETION-CANDIDATES}. Default: what flasher_args.json says, else the chip"
                    + " that the files are for.")
    @Nullable
    String target;

    @Option(names = "--pid", paramLabel = "HEX", description = "USB product id instead of the target, in hexadecimal.")
    @Nullable
    String pid;

    @Option(
            names = {"--flash-size", "-fs"},
            paramLabel = "SIZE",
            description = "Size of the flash chip: 1MB, 2MB, 4MB, 8MB, 16MB, 32MB, 64MB or 128MB. Default: what"
                    + " flasher_args.json says, else the header of --app, else 2MB.")
    @Nullable
    String flashSize;

    @Option(
            names = "--part-size",
            paramLabel = "SIZE",
            description =
                    "Cut files into parts of this size, a multiple of 4096. Default: ESP_DFU_PART_SIZE, else 512K.")
    @Nullable
    String partSize;

    @Option(
            names = "--force",
            description = "Write the image although the chip's ROM would refuse it or it would not fit; the broken"
                    + " rules are then warnings.")
    boolean force;

    @Override
    public Integer call() throws IOException {
        var request = request();
        var result = output.equals(Streams.STANDARD)
                ? DfuImages.create(request, Streams.stdout())
                : DfuImages.create(request, Path.of(output));
        Tool.warn(line(), result.warnings());
        result.lines().forEach(Streams.summary(output, line())::println);
        return ExitCode.DONE;
    }

    private CreateRequest request() throws InvalidRequestException {
        var words = sources.words();
        boolean likeMkdfu = !words.isEmpty() && words.get(0).equals("write");
        return CreateRequest.builder(sources.request(likeMkdfu ? words.subList(1, words.size()) : words, likeMkdfu))
                .target(target)
                .pid(pid)
                .flashSize(flashSize)
                .partSize(partSize(likeMkdfu))
                .force(force)
                .build();
    }

    /** Neither mkdfu.py nor the variable that it reads know units. */
    private @Nullable String partSize(boolean likeMkdfu) throws InvalidRequestException {
        if (partSize != null) {
            return likeMkdfu ? String.valueOf(Numbers.parsePlain("partSize", partSize)) : partSize;
        }
        var inherited = System.getenv("ESP_DFU_PART_SIZE");
        return inherited == null ? null : String.valueOf(Numbers.parsePlain("ESP_DFU_PART_SIZE", inherited));
    }
}
