// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.text.TextWidth;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strings of devices that would clear the screen, ring, turn the direction of writing or begin a line of their own. */
class HarmlessOutputTest {

    private static final String NASTY = "\033[2J\007\u009b\u202e\n\r\u2028";
    private static final String SHOWN = "\ufffd[2J\ufffd\ufffd\ufffd";

    /** Strings of devices are made harmless where they come in, sign by sign. */
    private static final String READ = "\ufffd[2J" + "\ufffd".repeat(6);

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @Test
    void aSerialNumberIsPrintedHarmlessly() throws IOException {
        plug(1);
        var image = Bench.image(folder, Chip.ESP32_S3).toString();

        assertThat(harmless("list")).contains("serial=\"" + READ);
        for (var words : List.of(
                List.of("doctor"),
                List.of("detach"),
                List.of("flash", "-v", "-v", "--json", image),
                List.of("flash", "-v", "-v", "--verify", "--reset", image),
                List.of("flash", "--serial", NASTY, image),
                List.of("flash", "--serial", "x" + NASTY, image))) {
            harmless(words.toArray(String[]::new));
        }
    }

    @Test
    void boardsToChooseFromAreListedHarmlessly() throws IOException {
        plug(1);
        plug(2);

        assertThat(harmless("flash", Bench.image(folder, Chip.ESP32_S3).toString()))
                .contains("[several-devices]", READ);
        bench.bus.refuseOpening(Bench.path(2), UsbError.USB_ACCESS);
        harmless("list");
        harmless("doctor");
    }

    @Test
    void jsonEscapesWhatItHolds() {
        plug(1);

        var run = bench.run("list", "--json");

        assertHarmless(run.out() + run.err());
        assertThat(JsonParser.parseString(run.out())
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject()
                        .get("serial")
                        .getAsString())
                .isEqualTo(READ);
    }

    /** The bars move the cursor, and nothing that they are told does. */
    @Test
    void whatIsSaidAboveTheBarsMovesNoCursor() {
        var err = new StringWriter();
        try (var progress = new ProgressBars(Printer.of(err), 1, 80, 4)) {
            progress.phase(Bench.path(1), ProgressListener.Phase.SENDING);
            progress.note(Bench.path(1), NASTY);
            progress.progress(Bench.path(1), 10, 100);
        }

        assertThat(err.toString()).contains("1-1: " + SHOWN);
        assertThat(err.toString().replaceAll("\033\\[(\\d+A|K|J)|[\r\n]", ""))
                .matches(TextWidth::isHarmless, "nothing but what moves the cursor is left");
    }

    private void plug(int port) {
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(4 << 20));
        bench.bus.plug(Bench.path(port), new Named(rom));
    }

    /** A device all of whose strings are like that. */
    private record Named(SimulatedDevice device) implements SimulatedDevice {

        @Override
        public Reply control(ControlTransfer transfer) {
            boolean string = transfer.requestType() == 0x80 && transfer.request() == 6 && transfer.value() >> 8 == 3;
            if (!string || (transfer.value() & 0xff) == 0) {
                return device.control(transfer);
            }
            var text = Bytes.copyOf(NASTY.getBytes(StandardCharsets.UTF_16LE));
            var descriptor = Bytes.concat(List.of(Bytes.of(text.length() + 2, 3), text));
            return new Reply.Ack(descriptor.slice(0, Math.min(descriptor.length(), transfer.length())));
        }

        @Override
        public ResetOutcome busReset() {
            return device.busReset();
        }

        @Override
        public void powerCycle() {
            device.powerCycle();
        }
    }

    private String harmless(String... words) {
        var run = bench.run(words);
        assertThat(run.exit()).as(run.err()).isLessThan(70);
        assertHarmless(run.out() + run.err());
        return run.out() + run.err();
    }

    private static void assertHarmless(String output) {
        var text = output.replace(System.lineSeparator(), "\n");
        assertThat(TextWidth.isHarmless(text.replace("\n", ""))).as(text).isTrue();
        // The line end in the string has made no line: the next one would begin with what is behind it.
        assertThat(text.lines()).noneMatch(line -> line.startsWith("\ufffd\ufffd"));
    }
}
