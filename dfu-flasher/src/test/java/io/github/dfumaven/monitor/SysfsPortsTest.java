// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SysfsPortsTest {

    @TempDir
    private Path root;

    private SysfsPorts ports() {
        return new SysfsPorts(root.resolve("class/tty"), Path.of("/dev"));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private void port(String name, Path device) throws IOException {
        Files.createSymbolicLink(folder("class/tty/" + name).resolve("device"), device);
    }

    /** As cdc_acm links it, to the interface, and as an adapter's driver does, to a port in the interface. */
    @Test
    void findsThePlaceOfEachPortOnUsb() throws Exception {
        var board = folder("devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.4");
        Files.writeString(board.resolve("idVendor"), "303a\n");
        Files.writeString(board.resolve("product"), "ESP32-S3\n");
        port("ttyACM1", folder("devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.4/1-2.4:1.2"));
        port("ttyUSB0", folder("devices/pci0000:00/0000:00:14.0/usb3/3-10/3-10:1.0/ttyUSB0"));
        port("ttyS0", folder("devices/pnp0/00:01"));
        folder("class/tty/tty1");
        folder("class/tty/console");

        assertThat(ports().list())
                .containsExactly(
                        new SerialPortInfo(
                                "/dev/ttyACM1",
                                Optional.of(UsbPath.of(1, 2, 4)),
                                2,
                                OptionalInt.of(0x303a),
                                "ESP32-S3"),
                        new SerialPortInfo("/dev/ttyUSB0", Optional.of(UsbPath.of(3, 10)), 0, OptionalInt.empty(), ""));
    }

    @Test
    void aPortThatIsLeavingIsNone() throws Exception {
        port("ttyACM0", root.resolve("devices/gone"));

        assertThat(ports().list()).isEmpty();
        assertThat(ports().isThere()).isTrue();
        assertThat(new SysfsPorts(root.resolve("none"), root).isThere()).isFalse();
        assertThat(new SysfsPorts(root.resolve("none"), root).list()).isEmpty();
    }
}
