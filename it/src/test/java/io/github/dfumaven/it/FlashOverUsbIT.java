// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbfs.Finished;
import io.github.dfumaven.usbfs.UsbfsMock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven, usb4java and libusb's own code, with simulated boards where Linux has its USB devices. */
class FlashOverUsbIT {

    private static final UsbPath FIRST = UsbPath.of(1, 10);
    private static final UsbPath SECOND = UsbPath.of(1, 2);
    private static final Firmware FIRMWARE = Firmware.of("esp32s3");

    @TempDir
    private Path folder;

    private UsbfsMock bench;
    private NorFlash first;
    private NorFlash second;

    @BeforeEach
    void plugIn() {
        bench = UsbfsMock.start();
        first = NorFlash.blank(4 << 20);
        second = NorFlash.blank(4 << 20);
        bench.plug(FIRST, SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", first));
        bench.plug(SECOND, SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:02", second));
    }

    @AfterEach
    void unplug() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void theBoardAtThePathIsFlashed() throws Exception {
        var build = folder.resolve("build");
        FIRMWARE.writeTo(build.toFile());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(build)), image);

        var maven = maven("flash", "-Ddfu.image=" + image, "-Ddfu.path=1-10");

        assertThat(maven.exitCode()).as(maven.out() + maven.err()).isZero();
        assertThat(maven.out())
                .containsPattern("esp32s3 at 1-10: flashed \\d+ bytes in \\d+ blocks, confirmed by the board");
        assertThat(maven.out()).doesNotContain("simulated");
        assertThat(first.read(0, 4 << 20)).isEqualTo(Bytes.copyOf(FIRMWARE.flash()));
        assertThat(second.operations()).isEmpty();
    }

    @Test
    void severalBoardsAreListedWhenNoneIsChosen() throws Exception {
        var build = folder.resolve("build");
        FIRMWARE.writeTo(build.toFile());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(build)), image);

        var maven = maven("flash", "-Ddfu.image=" + image);

        assertThat(maven.exitCode()).isEqualTo(1);
        assertThat(maven.out())
                .contains("2 devices fit, and none is chosen:")
                .contains("path=\"1-10\"")
                .contains("path=\"1-2\"")
                .contains("Choose one with <path> or <serial>, or flash all of them with <all>.");
        assertThat(first.operations()).isEmpty();
        assertThat(second.operations()).isEmpty();
    }

    @Test
    void boardsAreListedAsDfuUtilDoes() throws Exception {
        var maven = maven("list");

        assertThat(maven.exitCode()).as(maven.out() + maven.err()).isZero();
        assertThat(maven.out())
                .contains("[INFO] Found Runtime: [303a:0009] ver=0728, devnum=2, cfg=1, intf=2, path=\"1-10\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"7c:df:a1:00:00:01\"");
    }

    private Finished maven(String goal, String... more) throws Exception {
        return MavenRun.of(folder, bench.environment(), goal, more);
    }
}
