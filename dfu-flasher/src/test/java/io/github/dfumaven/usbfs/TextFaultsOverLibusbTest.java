// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbfs.FaultBench.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every request for a text fails once, in every way, over real libusb. One board alone on the bus, for whoever flashes asks
 * all boards for their texts. A text that is missing does no harm.
 */
class TextFaultsOverLibusbTest {

    @TempDir
    private Path folder;

    /** From both modes at the same time, each on a bus of its own. */
    @Test
    void everyRequestForATextMayFailOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            int cases = 0;
            for (var found : threads.<Integer>invokeAll(List.of(() -> failEach(true), () -> failEach(false)))) {
                cases += found.get();
            }
            System.out.println("faults over libusb, texts: " + cases + " cases");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns how many cases there were. */
    private int failEach(boolean detach) throws Exception {
        var path = UsbPath.of(1, 1);
        var way = new Way(detach, 0, 1);
        try (var faults = new FaultBench(Files.createTempDirectory(folder, "way"))) {
            int texts = faults.submitted(way, " 80 06 03.*");
            assertThat(texts).isPositive();
            for (int n = 0; n < texts; n++) {
                for (var fault : WireFault.values()) {
                    var rom = way.board();
                    var faulty = fault.atText(n, rom);
                    faults.bench().plug(path, faulty);
                    var outcome = faults.flash(path, fault.timeout, way);
                    assertThat(faulty.faulted()).as("%s at text %d", fault, n).isTrue();
                    assertThat(outcome)
                            .as("%s at text %d", fault, n)
                            .isIn(
                                    fault == WireFault.UNPLUGGED
                                            ? Set.of("usb-no-device", "no-device")
                                            : Set.of("flashed"));
                    assertThat(FaultBench.isHeldBy(rom)).isEqualTo(outcome.equals("flashed"));
                    faults.bench().unplug(path);
                }
            }
            return texts * WireFault.values().length;
        }
    }
}
