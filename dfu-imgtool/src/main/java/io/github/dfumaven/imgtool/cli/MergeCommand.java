// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.merge.Merge;
import io.github.dfumaven.merge.MergeRequest;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dfu-imgtool merge}: joins files into a flash image. */
@Command(
        name = "merge",
        description = "Joins the files of create, or those of a dfu.bin, into one file for other flashing tools.")
final class MergeCommand extends ToolCommand {

    @Mixin
    SourceOptions sources;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write, - for standard output.")
    String output;

    @Option(
            names = {"--target", "--chip"},
            paramLabel = "TARGET",
            description = "The chip, any of Espressif's. Default: what the sources say.")
    @Nullable
    String target;

    @Option(
            names = {"--format", "-f"},
            paramLabel = "FORMAT",
            description = "What to write: raw for the content of flash, uf2 or hex. Default: ${DEFAULT-VALUE}.")
    String format = "raw";

    @Option(
            names = {"--flash-mode", "-fm"},
            paramLabel = "MODE",
            description = "Flash mode to put into the bootloader's header: qio, qout, dio or dout, or keep for what"
                    + " is there. Default: ${DEFAULT-VALUE}.")
    String flashMode = MergeRequest.KEEP;

    @Option(
            names = {"--flash-freq", "-ff"},
            paramLabel = "FREQUENCY",
            description = "Flash frequency to put into the bootloader's header, such as 80m, or keep for what is"
                    + " there. Default: ${DEFAULT-VALUE}.")
    String flashFreq = MergeRequest.KEEP;

    @Option(
            names = {"--flash-size", "-fs"},
            paramLabel = "SIZE",
            description = "Flash size to put into the bootloader's header, such as 4MB, or keep for what is there."
                    + " A partition table must fit in this size. Default: ${DEFAULT-VALUE}.")
    String flashSize = MergeRequest.KEEP;

    @Option(
            names = {"--target-offset", "-t"},
            paramLabel = "ADDRESS",
            description = "Address of the first byte of a raw image. Default: 0.")
    String targetOffset = "0";

    @Option(
            names = "--pad-to-size",
            paramLabel = "SIZE",
            description = "Fill a raw image up to this flash size, such as 4MB. Default: it ends with the last file.")
    @Nullable
    String padToSize;

    @Option(
            names = "--fill",
            paramLabel = "BYTE",
            description = "Byte between and behind the files of a raw image, 0 to 0xff. Default: ${DEFAULT-VALUE}.")
    String fill = "0xff";

    @Option(
            names = "--chunk-size",
            paramLabel = "SIZE",
            description = "Bytes of data in a UF2 block, a multiple of 4, up to 452, or up to 476 with --md5-disable."
                    + " Default: as many as fit.")
    @Nullable
    String chunkSize;

    @Option(names = "--md5-disable", description = "Leave the MD5 out of UF2 blocks.")
    boolean md5Disable;

    @Override
    public Integer call() throws IOException {
        var request = request();
        var plan = output.equals(Streams.STANDARD)
                ? Merge.write(request, Streams.stdout())
                : Merge.write(request, Path.of(output));
        Tool.warn(line(), plan.problems());
        plan.lines(output).forEach(Streams.summary(output, line())::println);
        return ExitCode.DONE;
    }

    private MergeRequest request() throws IOException {
        var words = sources.words();
        boolean isImage = words.size() == 1;
        SourceRequest files = sources.request(isImage ? List.of() : words, false);
        return MergeRequest.of(files)
                .image(isImage ? Path.of(words.get(0)) : null)
                .target(target)
                .flashSize(flashSize)
                .format(format)
                .flashMode(flashMode)
                .flashFreq(flashFreq)
                .targetOffset(targetOffset)
                .fill(fill)
                .md5Disable(md5Disable)
                .padToSize(padToSize)
                .chunkSize(chunkSize)
                .build();
    }
}
