// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.sim.Firmwares;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Simulated boards that run an application. */
@Timeout(120)
class SimulatedAppTest {

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    private String flash(Chip chip, String version) throws IOException {
        var file = folder.resolve("flash.bin");
        Firmwares.flash(Firmwares.of(chip, version)).save(file);
        return file.toString();
    }

    private String image(Chip chip, String version) throws IOException {
        return new Images(folder, chip)
                .write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, version))
                .toString();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aBoardIsFlashedOutOfItsApplicationAndStartsWithTheNewOne(Chip chip) throws IOException {
        var flash = flash(chip, "1.0");
        var usb = "sim:" + chip.target();

        var before = run("list", "--usb", usb, "--sim-app", "dfu", "--sim-flash-file", flash);
        assertThat(before.out())
                .startsWith("Found Runtime: [303a:4000] ver=0100, ")
                .contains("name=\"blink 1.0\", serial=\"7CDFA1000001\"");
        var flashed = run("flash", "--usb", usb, "--sim-app", "dfu", "--sim-flash-file", flash, image(chip, "2.0"));
        assertThat(flashed.exit()).as(flashed.err()).isZero();

        assertThat(run("list", "--usb", usb, "--sim-app", "dfu", "--sim-flash-file", flash)
                        .out())
                .contains("name=\"blink 2.0\"");
        assertThat(run("list", "--usb", usb, "--sim-flash-file", flash).out())
                .contains(String.format(Locale.ROOT, "[303a:%04x]", chip.productId()));
    }

    @Test
    void theTimingOfTheRomTakesTime() throws IOException {
        long start = System.nanoTime();

        var run = run("flash", "--usb", "sim", "--sim-timing", "rom", image(Chip.ESP32_S3, "1.0"));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @CsvSource({
        "sim:esp32s3, --sim-app, usb, bad-sim-app",
        "sim:esp32s31, --sim-app, console, sim-app-of-other-chip",
        "sim:esp32s3, --sim-timing, slow, bad-sim-timing",
        "libusb, --sim-app, none, sim-option-without-simulation",
        "usbip://localhost, --sim-timing, rom, sim-option-without-simulation"
    })
    void whatCannotBeSimulatedIsExit2(String usb, String option, String value, String code) {
        var run = run("list", "--usb", usb, option, value);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(option + " " + value + ": ", "[" + code + "]");
    }

    private static Bench.Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Bench.Run(exit, out.toString(), err.toString());
    }
}
