// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type who come from other tools. */
class HabitsTest {

    private static final Map<String, Set<String>> COMMANDS = Map.of(
            "dfu-flasher", line(new FlasherTool()).keySet(),
            "dfu-imgtool", line(new ImgTool()).keySet());

    @ParameterizedTest
    @CsvSource({
        "flash -D f, there is no option -D, Type dfu-flasher flash FILE for that.",
        "flash -Df, there is no option -Df, Type dfu-flasher flash FILE for that.",
        "flash --chip=esp32s2 f, there is no option --chip=esp32s2, The image says which chip it is for;",
        "-l, there is no option -l, Type dfu-flasher list for that.",
        "write-flash 0x0 f, there is no command write-flash, Type dfu-flasher flash FILE for that.",
        "erase_flash, there is no command erase_flash, DFU has no command to erase",
        "create --target esp32s2, there is no command create, Type dfu-imgtool create for that.",
        "--usb sim list, there is no option --usb, Put --usb behind the command: dfu-flasher COMMAND --usb.",
        "lisst, there is no command lisst, Did you mean list?",
        "help lisst, there is no command lisst, Did you mean list?",
        "list extra, extra is one word too many, See dfu-flasher list --help.",
        "list --json --json, --json is given twice, See dfu-flasher list --help.",
        "list --json=x, --json x: is neither true nor false, See dfu-flasher list --help.",
        "flash --timeout, '--timeout needs a value, DURATION', See dfu-flasher flash --help.",
        "read, '--size BYTES, --output FILE are missing', See dfu-flasher read --help.",
    })
    void theFlasherSaysWhatToTypeHere(String typed, String message, String cure) {
        assertThat(run(new FlasherTool(), typed))
                .startsWith("error: " + message + " [bad-usage]" + System.lineSeparator())
                .contains(cure);
    }

    @ParameterizedTest
    @CsvSource({
        "image-info f, there is no command image-info, Type dfu-imgtool info FILE for that.",
        "merge_bin, there is no command merge_bin, Type dfu-imgtool merge",
        "flash f, there is no command flash, Type dfu-flasher flash for that.",
        "-c f, there is no option -c, Type dfu-imgtool suffix check FILE for that.",
        "create, --output-file FILE is missing, See dfu-imgtool create --help.",
        "info, FILE is missing, See dfu-imgtool info --help.",
    })
    void theImageToolSaysWhatToTypeHere(String typed, String message, String cure) {
        assertThat(run(new ImgTool(), typed))
                .startsWith("error: " + message + " [bad-usage]" + System.lineSeparator())
                .contains(cure);
    }

    @Test
    void whatIsProposedIsThere() {
        var proposed = Stream.concat(
                        Habits.here().values().stream(),
                        Stream.of("image-info", "save-image", "merge-bin", "dfu-list", "decode")
                                .flatMap(word -> Stream.of(
                                        run(new ImgTool(), word).replaceFirst("(?s).*Type (.*) for that.*", "$1"))))
                .filter(here -> here.startsWith("dfu-"))
                .map(here -> here.split(" "))
                .toList();

        assertThat(proposed)
                .isNotEmpty()
                .allSatisfy(words -> assertThat(COMMANDS.get(words[0])).contains(words[1]));
    }

    @Test
    void helpOfACommandIsTheCommandsHelp() {
        assertThat(run(new FlasherTool(), "help flash")).isEqualTo(run(new FlasherTool(), "flash --help"));
        assertThat(run(new ImgTool(), "help")).isEqualTo(run(new ImgTool(), "--help"));
        assertThat(run(new ImgTool(), "help partitions to-bin")).isEqualTo(run(new ImgTool(), "partitions to-bin -h"));
    }

    private static Map<String, picocli.CommandLine> line(TopCommand tool) {
        var nowhere = new PrintWriter(new StringWriter());
        return Tool.commandLine(tool, nowhere, nowhere).getSubcommands();
    }

    private static String run(TopCommand tool, String typed) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        Tool.commandLine(tool, out, out).execute(typed.split(" "));
        return said.toString();
    }
}
