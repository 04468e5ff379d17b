// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of ours: exit 70 with everything else that there is to tell. */
class InternalErrorsTest {

    private final Bench bench = new Bench();
    private SimulatedRom first;
    private SimulatedRom third;

    @TempDir
    private Path folder;

    @BeforeEach
    void plugIn() {
        first = bench.plug(Chip.ESP32_S3);
        var broken = Boards.inRuntimeMode(Chip.ESP32_S3);
        bench.bus.plug(Bench.path(9), new Wire(broken, transfer -> {
            if (Bench.isBlock(transfer) && transfer.value() == 20) {
                throw new OutOfMemoryError("Java heap space");
            }
        }));
        third = bench.plug(Chip.ESP32_S3);
    }

    private String image() throws IOException {
        return Bench.image(folder, Chip.ESP32_S3).toString();
    }

    @Test
    void theReportForProgramsHasEveryBoard() throws IOException {
        var run = bench.run("flash", "--all", "--json", image());

        assertThat(run.exit()).isEqualTo(70);
        var devices = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("devices");
        assertThat(devices.asList())
                .extracting(JsonElement::getAsJsonObject)
                .extracting(element -> element.get("path").getAsString() + " "
                        + element.get("result").getAsString())
                .containsExactly("1-1 flashed", "1-2 flashed", "1-9 failed");
        assertThat(code(devices.get(2).getAsJsonObject())).isEqualTo("internal-error");
        assertThat(Bench.holdsImage(first)).isTrue();
        assertThat(Bench.holdsImage(third)).isTrue();
    }

    @Test
    void peopleGetTheReportAndTheErrorWithItsCure() throws IOException {
        var run = bench.run("flash", "--all", "--stacktrace", image());

        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.out()).contains("3 boards: 2 flashed, 1 failed");
        assertThat(run.err())
                .contains("1-9 [303a:0009]", "java.lang.OutOfMemoryError: Java heap space [internal-error]")
                .contains("This is a bug", "    at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "list"})
    void anErrorOfTheMachineBeforeAnyBoardIsTouchedIsOurBugToo(String command) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        var tool = new FlasherTool((usb, setup) -> {
            throw new StackOverflowError();
        });
        var line = Tool.commandLine(tool, new PrintWriter(out, true), new PrintWriter(err, true));

        int exit = command.equals("flash") ? line.execute("flash", "--json", image()) : line.execute(command);

        assertThat(exit).isEqualTo(70);
        assertThat(err.toString())
                .contains("java.lang.StackOverflowError [internal-error]")
                .doesNotContain("\tat ");
        if (command.equals("flash")) {
            assertThat(code(JsonParser.parseString(out.toString()).getAsJsonObject()))
                    .isEqualTo("internal-error");
        }
    }

    private static String code(JsonObject json) {
        return json.getAsJsonObject("error").get("code").getAsString();
    }
}
