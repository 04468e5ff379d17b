// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import io.github.dfumaven.it.Firmware;
import io.github.dfumaven.it.GeneratedDocs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a run is made of that run. */
class TerminalPictureTest {

    private static final String BOARDS = "sim:esp32s3*2";

    @TempDir
    private Path folder;

    private final TerminalPicture picture =
            new TerminalPicture("An image is built, a board chosen of two, flashed, and what does not fit it refused");

    @AfterEach
    void withoutColours() {
        run(new FlasherTool(), "list", "--usb", "sim:esp32s2", "--color=auto");
    }

    /** {@code -Ddocs.write} draws it instead of comparing it. */
    @Test
    void thePictureOfARunIsThatOfTheRun() throws Exception {
        Firmware.of("esp32s3").writeTo(folder.resolve("build").toFile());
        Firmware.of("esp32s2").writeTo(folder.resolve("other").toFile());
        run(new ImgTool(), "create", "--json", folder.resolve("other").toString(), "-o", folder + "/other.bin");

        show(new ImgTool(), "dfu-imgtool", 0, "create", "--flasher-args", folder + "/build", "-o", folder + "/dfu.bin");
        show(new FlasherTool(), "dfu-flasher", 3, "flash", "--usb", BOARDS, folder + "/dfu.bin");
        show(new FlasherTool(), "dfu-flasher", 0, "flash", "--usb", BOARDS, "--path", "1-10", folder + "/dfu.bin");
        show(new FlasherTool(), "dfu-flasher", 1, "flash", "--usb", BOARDS, "--path", "1-10", folder + "/other.bin");

        GeneratedDocs.check("../resources/images/run.svg", picture.svg());
    }

    private void show(TopCommand tool, String name, int exit, String... words) {
        var typed = new ArrayList<>(List.of(name));
        typed.addAll(List.of(words));
        picture.typed(clean(String.join(" ", typed)));
        var coloured = new ArrayList<>(List.of(words));
        coloured.add("--color=always");
        var said = run(tool, coloured.toArray(String[]::new));
        assertThat(said.exit()).as(said.text()).isEqualTo(exit);
        picture.told(clean(said.text()));
        picture.gap();
    }

    /** Leaves out the folder, which is another one each time, and how long it took on this machine. */
    private String clean(String text) {
        return text.replace(folder + "/", "").replaceAll(", \\d+\\.\\d s", "");
    }

    private static Said run(TopCommand tool, String... words) {
        var text = new StringWriter();
        var out = new PrintWriter(text, true);
        return new Said(Tool.commandLine(tool, out, out).execute(words), text.toString());
    }

    private record Said(int exit, String text) {}
}
