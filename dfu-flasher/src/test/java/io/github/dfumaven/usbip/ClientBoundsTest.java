// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server may cost us, whatever it says. */
@Timeout(60)
class ClientBoundsTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int MANY = 200;

    @Test
    void refusedConnectionsLeaveNoFileDescriptors() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        assumeThat(descriptors).isDirectory();
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        long before = count(descriptors);

        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> UsbIpBus.open(new UsbIpHost("127.0.0.1", free), LONG))
                    .isInstanceOf(UsbException.class);
        }

        assertThat(count(descriptors) - before).isLessThan(MANY / 4);
    }

    @Test
    void refusedImportsLeaveNoFileDescriptors() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        assumeThat(descriptors).isDirectory();
        try (var server =
                FakeServer.importing((in, out) -> Bytes.hex("0111000300000002").writeTo(out))) {
            var operations = new Operations(server.host(), LONG);
            long before = count(descriptors);

            for (int i = 0; i < MANY; i++) {
                assertThatThrownBy(() -> operations.use("1-10", Link.deadline(LONG)))
                        .hasMessageEndingWith("[usb-busy]");
            }

            assertThat(count(descriptors) - before).isLessThan(MANY / 4);
        }
    }

    @Test
    void aBusIdThatIsListedAgainAndAgainIsOneDevice() throws IOException {
        try (var server = listing(Operations.MOST_DEVICES);
                var bus = UsbIpBus.open(server.host(), LONG)) {
            assertThat(bus.devices())
                    .singleElement()
                    .satisfies(one -> assertThat(one.path()).isEqualTo(UsbPath.parse(server.host() + "/1-10")));
        }
    }

    @Test
    void aListThatIsTooLongIsRefusedBeforeItIsRead() throws IOException {
        try (var server = listing(Operations.MOST_DEVICES + 1)) {
            assertThatThrownBy(() -> UsbIpBus.open(server.host(), LONG))
                    .hasMessageContaining("a list of 1025 devices, more than 1024")
                    .hasMessageEndingWith("[usb-host-faulty]");
        }
    }

    /** A server that lists the same device many times, and lets nobody have it. */
    private static FakeServer listing(int times) throws IOException {
        var list = new ByteWriter();
        new OpHeader(OpHeader.REP_DEVLIST, 0).write(list);
        list.u32be(times);
        for (int i = 0; i < times; i++) {
            new ListedDevice(FakeServer.DEVICE, List.of(new ExportedInterface(0xfe, 1, 2))).write(list);
        }
        var bytes = list.toBytes();
        return new FakeServer((in, out) -> {
            if (in.readNBytes(8)[3] == 0x05) {
                bytes.writeTo(out);
            } else {
                in.readNBytes(32);
                Bytes.hex("0111000300000001").writeTo(out);
            }
        });
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
