// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Linux takes the configuration of a device away when it is bound for export: usbipd then lists it without interfaces,
 * and the client has to configure it. The replies are those of usbipd 2.0 on Linux 6.1, recorded.
 */
@Timeout(60)
class UnconfiguredDeviceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Bytes DEVICE = new ByteWriter()
            .asciiz("/sys/devices/platform/dummy_hcd.0/usb17/17-1", 256)
            .asciiz("17-1", 32)
            .bytes(Bytes.hex("000000110000000200000002303a00090728000000000100"))
            .toBytes();
    private static final Bytes LIST = Bytes.concat(List.of(Bytes.hex("011100050000000000000001"), DEVICE));
    private static final Bytes ACCEPTED = Bytes.concat(List.of(Bytes.hex("0111000300000000"), DEVICE));

    private static final String DEVICE_DESCRIPTOR = "12010002000000403a3009002807010203" + "01";
    private static final String CONFIGURATION = "09021200010100c001";
    private static final String RUNTIME = "0904000000fe010104";
    private static final String DFU = "0904000000fe010204";
    private static final String STORAGE = "090400000008065000";
    private static final String SET_CONFIGURATION = "0009010000000000";

    /** Setup packets of all clients, in hexadecimal, and {@code import} for each import. */
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void theRecordedListIsOfADeviceWithoutConfigurationAndInterfaces() throws IOException {
        var listed = MessagesTest.listed(new ByteReader(LIST.slice(12)));

        assertThat(listed.device().busId()).isEqualTo("17-1");
        assertThat(listed.device().configuration()).isZero();
        assertThat(listed.device().interfaces()).isZero();
    }

    @Test
    void itIsAskedWhatItIsAndConfigured() throws IOException {
        try (var server = server(RUNTIME, 0);
                var bus = UsbIpBus.open(server.host(), PATIENCE)) {
            var device = bus.devices().get(0);

            assertThat(device.configuration()).isEqualTo(1);
            assertThat(device.interfaces()).singleElement().satisfies(problem -> {
                assertThat(problem.interfaceClass()).isEqualTo(0xfe);
                assertThat(problem.protocol()).isEqualTo(1);
            });
            assertThat(seen).endsWith(SET_CONFIGURATION);
        }
    }

    @Test
    void inDfuModeItIsKeptFromTheFirstLookOn() throws IOException {
        try (var server = server(DFU, 0);
                var bus = UsbIpBus.open(server.host(), PATIENCE)) {
            var device = bus.devices().get(0);

            bus.open(device).claim(0);

            assertThat(seen).containsOnlyOnce("import", SET_CONFIGURATION);
        }
    }

    @Test
    void itIsImportedOnceToSeeThatItHasNoDfu() throws IOException {
        try (var server = server(STORAGE, 0);
                var bus = UsbIpBus.open(server.host(), PATIENCE)) {
            bus.devices();
            bus.devices();

            assertThat(seen).containsOnlyOnce("import");
        }
    }

    @Test
    void oneThatRefusesItsConfigurationIsNotOpened() throws IOException {
        try (var server = server(RUNTIME, -32);
                var bus = UsbIpBus.open(server.host(), PATIENCE)) {
            var device = bus.devices().get(0);

            assertThat(device.interfaces()).isEmpty();
            assertThatThrownBy(() -> bus.open(device))
                    .isInstanceOf(UsbException.class)
                    .hasMessageContaining("17-1: does not take its configuration 1")
                    .hasMessageEndingWith("[usb-stall]");
        }
    }

    private FakeServer server(String setting, int statusOfConfiguration) throws IOException {
        return new FakeServer((in, out) -> {
            if (in.readNBytes(8)[3] == 0x05) {
                LIST.writeTo(out);
                return;
            }
            in.readNBytes(32);
            seen.add("import");
            ACCEPTED.writeTo(out);
            serve(in, out, setting, statusOfConfiguration);
        });
    }

    private void serve(InputStream in, OutputStream out, String setting, int statusOfConfiguration) throws IOException {
        for (var request = in.readNBytes(48); request.length == 48; request = in.readNBytes(48)) {
            var setup = Bytes.copyOf(request).slice(40);
            seen.add(setup.toHex());
            boolean configures = setup.u8(1) == 9;
            var all = Bytes.hex(setup.u8(3) == 1 ? DEVICE_DESCRIPTOR : CONFIGURATION + setting);
            var data = configures ? Bytes.EMPTY : all.slice(0, Math.min(all.length(), setup.u16le(6)));
            reply(Bytes.copyOf(request).slice(4, 8), configures ? statusOfConfiguration : 0, data)
                    .writeTo(out);
        }
    }

    private static Bytes reply(Bytes seqnum, int status, Bytes data) {
        return Bytes.concat(List.of(
                Bytes.hex("00000003"),
                seqnum,
                Bytes.fill(0, 12),
                new ByteWriter()
                        .u32be(status & 0xffff_ffffL)
                        .u32be(data.length())
                        .toBytes(),
                Bytes.fill(0, 20),
                data));
    }
}
