// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.ChipInside;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A board tells what it is through the real libusb, with bytes of 0, which are answers without a byte. */
class BoardOverLibusbTest {

    @Test
    void theBoardTellsWhatItIs() throws Exception {
        UsbfsMock.requireDfuUtil();
        var rom = Boards.inRuntimeMode(Chip.ESP32_S2);
        new ChipInside(rom).revise(1, 0).flashId("000016");
        try (var bench = UsbfsMock.start()) {
            bench.plug(UsbPath.of(1, 10), rom);

            var run = bench.run(
                    Children.java(Children.javaHome(), FlasherTool.class, List.of("board", "--path", "1-10")));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.out()).contains("1-10: ESP32-S2 v1.0, MAC 7c:df:a1:00:00:01, flash chip 000016 of 4 MB");
        }
        assertThat(new ChipInside(rom).hasOwnStrings()).isTrue();
    }
}
