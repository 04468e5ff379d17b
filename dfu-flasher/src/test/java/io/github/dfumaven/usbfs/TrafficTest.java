// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.ThreeFiles;
import io.github.dfumaven.usb.UsbPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the flasher sends over libusb: nothing that DFU does not need, and no waiting that it does not need. */
class TrafficTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);

    /** The languages and the text of the serial number, which tell one board from another. */
    /** Asked when the board is chosen, and again when it is opened: it may be another one by then. */
    private static final List<String> TEXTS = List.of(
            "80 06 0300 0000 00ff <", "80 06 0303 0409 00ff <", "80 06 0300 0000 00ff <", "80 06 0303 0409 00ff <");

    @TempDir
    private Path folder;

    private UsbfsMock bench;

    @BeforeEach
    void start() {
        bench = UsbfsMock.start();
    }

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void anArchiveIsSentWithoutPaddingInPairsForWhichOneWaitIsEnough() throws Exception {
        var file = ThreeFiles.file();
        int end = new String(file.toByteArray(), StandardCharsets.ISO_8859_1).indexOf("TRAILER!!!");
        int blocks = (end + 14 + 63) / 64;
        bench.plug(PATH, Boards.inDfuMode(Chip.ESP32_S2));
        bench.timing(UrbTiming.ofTurnaround(Duration.ofMillis(1)));

        flash(file);

        var traffic = bench.traffic();
        assertThat(traffic.downloads()).as("the blocks and the end").isEqualTo(blocks + 1);
        assertThat(traffic.statuses()).as("one more asks where the board is").isEqualTo(blocks + 2);
        assertThat(traffic.others().stream().map(ControlTransfer::toString)).isEqualTo(TEXTS);
        assertThat(traffic.waits()).isLessThanOrEqualTo(blocks + 1 + 1 + TEXTS.size());
    }

    /** Nobody knows what another device makes of zeros. */
    @Test
    void forcedOnAnotherDeviceAnArchiveIsSentWithItsPadding() throws Exception {
        var device = new ProbeDevice();
        bench.plug(PATH, device);

        flash(ThreeFiles.file(), "--force", "--alt", "1");

        assertThat(device.downloaded())
                .isEqualTo(DfuFile.parse(ThreeFiles.file()).payload())
                .satisfies(sent -> assertThat(sent.length()).isEqualTo(10240));
    }

    @Test
    void anotherDeviceGetsTheZerosAtTheEndOfItsFile() throws Exception {
        var firmware = Bytes.concat(List.of(Bytes.utf8("firmware"), Bytes.fill(0, 1000)));
        var device = new ProbeDevice();
        bench.plug(PATH, device);
        var file = new ByteArrayOutputStream();
        DfuFile.write(
                List.of(firmware), ProbeDevice.VENDOR, ProbeDevice.PRODUCT, DfuSuffix.ANY, DfuSuffix.DFU_1_0, file);

        flash(Bytes.copyOf(file.toByteArray()), "--alt", "1");

        assertThat(device.downloaded()).isEqualTo(firmware);
    }

    private void flash(Bytes file, String... options) throws Exception {
        var path = Files.write(folder.resolve("dfu.bin"), file.toByteArray()).toString();
        var arguments = new ArrayList<>(List.of("flash", "--path", PATH.toString(), path));
        arguments.addAll(List.of(options));
        var done = bench.run(Children.java(Children.javaHome(), FlasherTool.class, arguments));
        assertThat(done.exitCode()).as(done.toString()).isZero();
    }
}
