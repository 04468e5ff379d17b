// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.cli.CommonOptions;
import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.image.CreateRequest;
import io.github.dfumaven.image.CreateResult;
import io.github.dfumaven.image.DfuImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dfu-imgtool create}: builds a dfu.bin. */
@Command(
        name = "create",
        description = "Builds a dfu.bin, byte for byte as ESP-IDF's mkdfu.py does, from one or more sources of files.")
final class CreateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-o", "--output-file"},
            required = true,
            paramLabel = "FILE",
            description = "The image to write, - for standard output.")
    private String output;

    @Parameters(
            paramLabel = "ADDRESS FILE",
            description = "Files and where in flash they go, for example 0x1000 bootloader.bin 0x10000 app.bin.")
    private List<String> words = List.of();

    @Option(
            names = {"--flasher-args", "--json"},
            paramLabel = "FILE",
            description =
                    "flasher_args.json of a build of ESP-IDF, or the build folder: gives target, flash size and files.")
    private @Nullable Path flasherArgs;

    @Option(
            names = "--bootloader",
            paramLabel = "FILE",
            description = "The bootloader; its address follows from the target.")
    private @Nullable Path bootloader;

    @Option(names = "--partitions", paramLabel = "FILE", description = "The partition table, binary or CSV.")
    private @Nullable Path partitions;

    @Option(names = "--app", paramLabel = "FILE", description = "The application; it goes to factory, else to ota_0.")
    private @Nullable Path app;

    @Option(names = "--data", paramLabel = "PARTITION=FILE", description = "A file for a partition; may be repeated.")
    private Map<String, Path> data = Map.of();

    @Option(
            names = "--partition-table-offset",
            paramLabel = "ADDRESS",
            description = "Where the partition table goes. Default: 0x8000.")
    private @Nullable String partitionTableOffset;

    @Option(names = "--target", paramLabel = "TARGET", description = "The chip: esp32s2, esp32s3, esp32p4 or esp32s31.")
    private @Nullable String target;

    @Option(names = "--pid", paramLabel = "HEX", description = "USB product id instead of the target, in hexadecimal.")
    private @Nullable String pid;

    @Option(
            names = {"--flash-size", "-fs"},
            paramLabel = "SIZE",
            description = "Size of the flash chip: 1MB, 2MB, 4MB, 8MB, 16MB, 32MB, 64MB or 128MB.")
    private @Nullable String flashSize;

    @Option(
            names = "--part-size",
            paramLabel = "SIZE",
            description =
                    "Cut files into parts of this size, a multiple of 4096. Default: ESP_DFU_PART_SIZE, else 512K.")
    private @Nullable String partSize;

    @Option(names = "--force", description = "Write the image although the chip's ROM would refuse it.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        var request = request();
        var result =
                output.equals("-") ? DfuImages.create(request, System.out) : DfuImages.create(request, Path.of(output));
        Tool.warn(spec.commandLine(), result.warnings());
        show(result);
        return ExitCode.DONE;
    }

    private CreateRequest request() throws InvalidRequestException {
        boolean likeMkdfu = !words.isEmpty() && words.get(0).equals("write");
        var builder = CreateRequest.builder()
                .flasherArgs(flasherArgs)
                .bootloader(bootloader)
                .partitions(partitions)
                .app(app)
                .partitionTableOffset(
                        partitionTableOffset == null
                                ? null
                                : Numbers.parse("partitionTableOffset", partitionTableOffset))
                .target(target)
                .pid(pid == null ? null : Numbers.parseId("pid", pid))
                .flashSize(flashSize == null ? null : FlashSize.named(flashSize))
                .partSize(partSize(likeMkdfu, System.getenv()))
                .force(force);
        data.forEach(builder::data);
        pairs(likeMkdfu ? words.subList(1, words.size()) : words, likeMkdfu, builder);
        return builder.build();
    }

    private void pairs(List<String> pairs, boolean plain, CreateRequest.Builder builder)
            throws InvalidRequestException {
        if (pairs.size() % 2 != 0) {
            throw new ParameterException(
                    spec.commandLine(), "address " + pairs.get(pairs.size() - 1) + " has no file behind it");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            if (Collections.indexOfSubList(spec.commandLine().getParseResult().originalArgs(), pairs.subList(i, i + 2))
                    < 0) {
                throw new ParameterException(
                        spec.commandLine(), "an option stands between address " + pairs.get(i) + " and its file");
            }
            builder.file(number("ADDRESS", pairs.get(i), plain), Path.of(pairs.get(i + 1)));
        }
    }

    private @Nullable Long partSize(boolean plain, Map<String, String> environment) throws InvalidRequestException {
        if (partSize != null) {
            return number("partSize", partSize, plain);
        }
        var fromEnvironment = environment.get("ESP_DFU_PART_SIZE");
        return fromEnvironment == null ? null : Numbers.parsePlain("ESP_DFU_PART_SIZE", fromEnvironment);
    }

    private static long number(String component, String text, boolean plain) throws InvalidRequestException {
        return plain ? Numbers.parsePlain(component, text) : Numbers.parse(component, text);
    }

    private void show(CreateResult result) {
        var out = output.equals("-")
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        var lines = new ArrayList<String>();
        for (var piece : result.pieces()) {
            lines.add(String.format("0x%08x  %9d  %s", piece.address(), piece.size(), piece.name()));
        }
        lines.forEach(out::println);
        out.printf(
                "%s: %d bytes for %s, flash %s%n",
                result.image(),
                result.size(),
                result.chip().map(Chip::target).orElseGet(() -> String.format("product id 0x%04x", result.productId())),
                result.flashSize());
    }
}
