// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.FlashSize;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chip that restarts by itself, seen through the real libusb. */
class RestartOverLibusbTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final UsbPath OTHER = UsbPath.of(1, 2);

    @TempDir
    private Path folder;

    /** The older chips go straight into DFU mode, the newer ones by way of runtime mode. */
    @ParameterizedTest
    @EnumSource(names = {"ESP32_S3", "ESP32_P4"})
    void theWholeCircleFromTheApplicationToTheNewOne(Chip chip) throws Exception {

        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        try (var bench = UsbfsMock.start()) {
            bench.plug(PATH, Firmwares.board(chip, SimulatedApp.DFU, "1.0"));
            bench.plug(OTHER, Firmwares.board(chip, SimulatedApp.DFU, "1.0"));

            var flashed = tool(bench, "flash", "--path", "1-10", "--run=required", "--changed", image.toString());

            assertThat(flashed.exitCode()).as(flashed.toString()).isZero();
            assertThat(flashed.out()).contains("1 of 3 sectors differed", "the application runs");
            assertThat(tool(bench, "list").out())
                    .contains("path=\"1-10\", alt=0, name=\"blink 2.0\"", "path=\"1-2\", alt=0, name=\"blink 1.0\"");
            assertThat(bench.record().stream().filter("1-2 leaves"::equals)).isEmpty();
        }
    }

    /** The kernel's driver of the port has to let go of it, which the mock cannot show: it has none. */
    @Test
    void anApplicationWithASerialPortIsEnteredAndStartedAgain() throws Exception {

        var chip = Chip.ESP32_S2;
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        try (var bench = UsbfsMock.start()) {
            bench.plug(PATH, Firmwares.board(chip, SimulatedApp.CDC, "1.0"));

            var flashed = tool(bench, "flash", "--enter", "--run=required", image.toString());

            assertThat(flashed.exitCode()).as(flashed.toString()).isZero();
            assertThat(tool(bench, "list").err()).contains("[303a:4001] is an application with a serial port");
        }
    }

    private static Finished tool(UsbfsMock bench, String... arguments) throws Exception {
        return bench.run(Children.java(Children.javaHome(), FlasherTool.class, List.of(arguments)));
    }
}
