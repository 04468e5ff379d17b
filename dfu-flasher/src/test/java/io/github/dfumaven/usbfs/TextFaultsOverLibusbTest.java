// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbfs.FaultBench.Way;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every request for a text fails once, in every way, over real libusb. One board alone on the bus, for whoever flashes asks
 * all boards for their texts. A text that is missing does no harm.
 */
class TextFaultsOverLibusbTest {

    @TempDir
    private Path folder;

    @Test
    void everyRequestForATextMayFailOnce() throws Exception {
        var path = UsbPath.of(1, 1);
        int cases = 0;
        try (var faults = new FaultBench(folder)) {
            for (boolean detach : new boolean[] {true, false}) {
                var way = new Way(detach, 0, 1);
                int texts = faults.submitted(way, " 80 06 03.*");
                assertThat(texts).isPositive();
                for (int n = 0; n < texts; n++) {
                    for (var fault : WireFault.values()) {
                        var rom = way.board();
                        var faulty = fault.atText(n, rom);
                        faults.bench().plug(path, faulty);
                        var outcome = faults.flash(path, fault.timeout, way);
                        assertThat(faulty.faulted())
                                .as("%s at text %d", fault, n)
                                .isTrue();
                        assertThat(outcome)
                                .as("%s at text %d", fault, n)
                                .isIn(
                                        fault == WireFault.UNPLUGGED
                                                ? Set.of("usb-no-device", "no-device")
                                                : Set.of("flashed"));
                        assertThat(FaultBench.isHeldBy(rom)).isEqualTo(outcome.equals("flashed"));
                        faults.bench().unplug(path);
                        cases++;
                    }
                }
            }
        }
        System.out.println("faults over libusb, texts: " + cases + " cases");
    }
}
