// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.words.Numbers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that say which files go where, alike for all commands that take them. */
final class SourceOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Parameters(
            paramLabel = "ADDRESS FILE",
            description = "Files and where in flash they go, for example 0x1000 bootloader.bin 0x10000 app.bin."
                    + " Intel HEX is taken apart by its own addresses.")
    List<String> words = List.of();

    @Option(
            names = {"--flasher-args", "--json"},
            paramLabel = "FILE",
            description =
                    "flasher_args.json of a build of ESP-IDF, or the build folder: gives target, flash size and files.")
    @Nullable
    Path flasherArgs;

    @Option(
            names = "--bootloader",
            paramLabel = "FILE",
            description = "The bootloader; its address follows from the target.")
    @Nullable
    Path bootloader;

    @Option(names = "--partitions", paramLabel = "FILE", description = "The partition table, binary or CSV.")
    @Nullable
    Path partitions;

    @Option(names = "--app", paramLabel = "FILE", description = "The application; it goes to factory, else to ota_0.")
    @Nullable
    Path app;

    @Option(
            names = "--data",
            paramLabel = "PARTITION=FILE",
            description = "A file for a partition; CSV of values for one of NVS is compiled. May be repeated.")
    Map<String, Path> data = Map.of();

    @Option(
            names = "--partition-table-offset",
            paramLabel = "ADDRESS",
            description = "Where the partition table goes. Default: 0x8000.")
    @Nullable
    String partitionTableOffset;

    @Option(
            names = "--encrypted",
            description = "The files are encrypted for the flash already, so nothing shows what a bootloader or an"
                    + " app is.")
    boolean encrypted;

    List<String> words() {
        return words;
    }

    /** Returns the request for the given words, which are pairs of address and file; plain numbers have no units. */
    SourceRequest request(List<String> pairs, boolean plain) throws InvalidRequestException {
        var request = SourceRequest.builder();
        addFiles(request, pairs, plain);
        data.forEach(request::data);
        return request.flasherArgs(flasherArgs)
                .bootloader(bootloader)
                .partitions(partitions)
                .app(app)
                .partitionTableOffset(partitionTableOffset)
                .encrypted(encrypted)
                .build();
    }

    private void addFiles(SourceRequest.Builder request, List<String> pairs, boolean plain)
            throws InvalidRequestException {
        if (pairs.size() % 2 != 0) {
            throw new ParameterException(
                    spec.commandLine(), "address " + pairs.get(pairs.size() - 1) + " has no file behind it");
        }

        for (int i = 0; i < pairs.size(); i += 2) {
            var address = pairs.get(i);
            if (pairs.get(i + 1).equals(Streams.STANDARD)) {
                throw new ParameterException(
                        spec.commandLine(), "the file for " + address + " cannot come from standard input");
            }
            if (Collections.indexOfSubList(spec.commandLine().getParseResult().originalArgs(), pairs.subList(i, i + 2))
                    < 0) {
                throw new ParameterException(
                        spec.commandLine(), "an option stands between address " + address + " and its file");
            }
            if (plain) {
                request.file(Numbers.parsePlain("ADDRESS", address), Path.of(pairs.get(i + 1)));
            } else {
                request.file(address, Path.of(pairs.get(i + 1)));
            }
        }
    }
}
