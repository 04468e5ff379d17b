// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.sim.Firmwares;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourTest {

    private static final String ESCAPE = "\u001b[";
    private static final String GREEN = "\u001b[32mflashed and confirmed\u001b[0m";

    @TempDir
    private Path folder;

    /** The choice is the process's, which the tests share. */
    @AfterEach
    void asUsual() {
        run("list", "--usb", "sim:esp32s2", "--color", "auto");
    }

    @Test
    void whatIsConfirmedIsGreenWhereColoursAreAskedFor() throws Exception {
        assertThat(flash("--color=always")).contains(GREEN);
        assertThat(flash("--color=never")).contains("flashed and confirmed").doesNotContain(ESCAPE);
    }

    @Test
    void withoutATerminalThereAreNone() throws Exception {
        assertThat(flash("--color=auto")).contains("flashed and confirmed").doesNotContain(ESCAPE);
    }

    @Test
    void itMayStandInFrontOfTheCommand() {
        assertThat(run("--color", "always", "flash", "nowhere.bin")).contains("\u001b[31merror: ");
    }

    @Test
    void anotherWordIsRefused() {
        assertThat(run("list", "--color=blue")).startsWith("error: --color blue: is none of auto, always, never");
    }

    private String flash(String colour) throws Exception {
        var image =
                new Images(folder, Chip.ESP32_S2).write("dfu.bin", FlashSize.MB_2, Firmwares.of(Chip.ESP32_S2, "1.0"));
        return run("flash", colour, "--usb", "sim", image.toString());
    }

    private static String run(String... words) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        Tool.commandLine(new FlasherTool(), out, out).execute(words);
        return said.toString();
    }
}
