// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.sim.Watchdog;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chip that restarts by itself, seen through the real libusb. */
class RestartOverLibusbTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);

    @TempDir
    private Path folder;

    /** The older chips go straight into DFU mode, the newer ones by way of runtime mode. */
    @ParameterizedTest
    @EnumSource(names = {"ESP32_S3", "ESP32_P4"})
    void theWholeCircleFromTheApplicationToTheNewOne(Chip chip) throws Exception {
        UsbfsMock.requireDfuUtil();
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        var restart = Files.write(
                folder.resolve("restart.bin"), Watchdog.archive(chip, 60_000).toByteArray());
        try (var bench = UsbfsMock.start()) {
            bench.plug(PATH, Firmwares.board(chip, SimulatedApp.DFU, "1.0"));

            var flashed = tool(bench, "flash", "--path", "1-10", image.toString());
            assertThat(flashed.exitCode()).as(flashed.toString()).isZero();
            long before = arrivals(bench);
            var sent = bench.run(List.of("dfu-util", "-p", "1-10", "-D", restart.toString()));
            assertThat(sent.exitCode()).as(sent.toString()).isZero();

            BenchClock.await(() -> arrivals(bench) > before);
            assertThat(tool(bench, "list").out()).contains("Found Runtime: [303a:4000]", "name=\"blink 2.0\"");
        }
    }

    private static long arrivals(UsbfsMock bench) {
        return bench.record().stream().filter("1-10 arrives"::equals).count();
    }

    private static Finished tool(UsbfsMock bench, String... arguments) throws Exception {
        return bench.run(Children.java(Children.javaHome(), FlasherTool.class, List.of(arguments)));
    }
}
