// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real dfu-util on simulated boards: what it thinks of them is what it thinks of chips. */
class DfuUtilTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final UsbPath OTHER_PATH = UsbPath.of(1, 2);

    @TempDir
    private Path folder;

    private UsbfsMock bench;

    @BeforeEach
    void start() {
        UsbfsMock.requireDfuUtil();
        bench = UsbfsMock.start();
    }

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void listsBoardsInBothModes() throws Exception {
        bench.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S2));
        bench.plug(OTHER_PATH, Boards.inDfuMode(Chip.ESP32_S2));

        var out = dfuUtil("-l").out();

        assertThat(out)
                .contains("Found Runtime: [303a:0002] ver=0723, devnum=2, cfg=1, intf=2, path=\"1-10\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"0\"")
                .contains("Found DFU: [303a:0002] ver=0723, devnum=3, cfg=1, intf=2, path=\"1-2\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"0\"");
    }

    static List<Chip> chips() {
        return Chip.withDfu();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void flashesEveryChip(Chip chip) throws Exception {
        var rom = Boards.inDfuMode(chip);
        bench.plug(PATH, rom);
        var file = Files.write(folder.resolve("dfu.bin"), Archives.archive(chip).toByteArray());

        var done = dfuUtil("-p", "1-10", "-D", file.toString());

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.out()).contains("state(2) = dfuIDLE, status(0) = No error condition is present");
        Archives.assertHeldBy(rom);
    }

    @Test
    void aBoardPulledOutInTheMiddleFailsTheDownload() throws Exception {
        bench.plug(PATH, new ProbeDevice().onBlock(3, () -> bench.unplug(PATH)));

        var file = Files.write(folder.resolve("any.bin"), new byte[1000]);
        var done = dfuUtil("-p", "1-10", "-a", "0", "-D", file.toString());

        assertThat(done.exitCode()).as(done.toString()).isEqualTo(74);
        assertThat(done.err() + done.out()).contains("LIBUSB_ERROR_NO_DEVICE");
    }

    private Finished dfuUtil(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("dfu-util"));
        command.addAll(List.of(arguments));
        return bench.run(command);
    }
}
