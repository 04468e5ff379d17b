// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Streams;
import io.github.dfumaven.cli.Terminal;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.flashmap.FlashMap;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.inspect.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool info}: tells what files are. */
@Command(name = "info", description = "Tells what a file is, everything that is in it, and what is wrong with it.")
final class InfoCommand extends ToolCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to look at, - for standard input.")
    List<String> files = List.of();

    @Option(names = "--json", description = "Write JSON for programs: an object, or an array for several files.")
    boolean json;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description =
                    "Draw the flash map of the file, as SVG; - draws it on standard output, in place of the text.")
    @Nullable
    String svg;

    @Override
    public Integer call() throws IOException {
        if (svg != null && files.size() > 1) {
            throw new ParameterException(line(), "--svg draws one file, but there are " + files.size());
        }
        var infos = new ArrayList<ImageInfo>();
        for (var file : files) {
            infos.add(inspect(file));
        }
        if (svg != null) {
            Streams.write(svg, FlashMap.draw(infos.get(0)));
        }
        if (!Streams.STANDARD.equals(svg)) {
            show(infos);
        }
        boolean allKnown = infos.stream().allMatch(ImageInfo::isKnown);
        return allKnown ? ExitCode.DONE : ExitCode.BAD_FILE;
    }

    private void show(List<ImageInfo> infos) {
        var out = out();
        if (json) {
            out.json(ImageInfo.json(infos, Tool.WORDING));
        } else {
            int width = Terminal.width(System.getenv());
            var style = InfoStyle.ofOut(System.getenv());
            for (int i = 0; i < infos.size(); i++) {
                if (i > 0) {
                    out.println();
                }
                infos.get(i).lines(Tool.WORDING, width).forEach(line -> out.styled(line, style::line));
            }
        }
    }

    static ImageInfo inspect(String file) throws IOException {
        return Inspection.of(file, Streams.read(file));
    }
}
