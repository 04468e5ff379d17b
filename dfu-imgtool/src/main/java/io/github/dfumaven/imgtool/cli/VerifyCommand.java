// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.cli.ExitCode;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.ToolCommand;
import io.github.dfumaven.fault.Explanation;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dfu-imgtool verify}: checks a file, for scripts that must know. */
@Command(name = "verify", description = "Makes every check there is on a file; exit 0 if it is sound, 1 if it is not.")
final class VerifyCommand extends ToolCommand {

    @Parameters(paramLabel = "FILE", description = "The file to check, - for standard input.")
    String file;

    @Override
    public Integer call() throws IOException {
        var info = InfoCommand.inspect(file);
        var out = out();
        var style = InfoStyle.ofOut(System.getenv());
        for (var problem : info.problems()) {
            var explained = Explanation.of(problem, Tool.WORDING);
            var severity = problem.severity();
            var line = String.format(
                    Locale.ROOT,
                    "%s: %s: %s [%s] %s",
                    file,
                    severity,
                    explained.message(),
                    explained.code(),
                    explained.hint());
            out.styled(line, style::line);
        }
        var verdict = file + ": " + info.title() + ", " + (info.isSound() ? "sound" : "NOT SOUND");
        out.styled(verdict, style::line);
        return info.isSound() ? ExitCode.DONE : ExitCode.BAD_FILE;
    }
}
