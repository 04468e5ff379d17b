// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.ServerSetup;
import io.github.dfumaven.usbip.UsbIpServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven with two USB/IP servers, one of which is not there. */
class SeveralHostsIT {

    @TempDir
    private Path folder;

    @Test
    void theBoardsOfOneAreListedAndTheOtherIsAWarning() throws Exception {
        int dead;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = socket.getLocalPort();
        }
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(4 << 20));
        var bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);
        var place = UsbPath.of(1, 10);
        bus.plug(place, rom);
        try (var server = UsbIpServer.start(bus, List.of(place), ServerSetup.local(0))) {
            var usb = "usbip://localhost:" + dead + ",localhost:" + server.port();
            var maven = MavenRun.of(folder, Map.of(), "list", "-Ddfu.usb=" + usb);

            assertThat(maven.exitCode()).as(maven.out() + maven.err()).isZero();
            assertThat(maven.out())
                    .contains("path=\"localhost:" + server.port() + "/1-10\"")
                    .contains("[WARNING] USB/IP server localhost:" + dead + ": cannot connect to port " + dead)
                    .contains("[usb-host-unreachable]");
        }
    }
}
