// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.device;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.enumeration.ConfigurationDescriptor;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.session.DownloadPlan;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.session.UploadPlan;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What a device says it is: a device descriptor, and behind it a configuration with all that belongs to it. */
class DescriptorsFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        // an ESP32-S2 in DFU mode
                        "120100020000004034120078000100000001"
                                + "09021b00010100c0320904000000fe01020009210be80340001001",
                        // an ESP32-S3: CDC and DFU
                        "12010002ef0201403a3009002807010203" + "01"
                                + "09025d00030100c0fa080b000202020000090400000102020000"
                                + "0524001001042402020524060001052401030107058503400001" + "09040100020a020000"
                                + "07050302400001070584024000010904020000fe01020009210fbc0240001001",
                        // a functional descriptor of DFU 1.0, one that is cut, one in front of all interfaces
                        "120110010000000883040" + "0110001010203" + "01" + "09022200020100c0320721" + "0100000800"
                                + "09040001" + "00fe010000" + "0321ff" + "09040000" + "00fe010100")
                .map(hex -> Bytes.hex(hex.length() % 2 == 0 ? hex : hex + "0").toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void aDeviceIsUnderstoodOrRefused(byte[] input) {
        var bytes = Bytes.copyOf(input);
        FunctionalDescriptor.find(bytes);
        Laws.read(input.length, () -> StatusReport.read(new ByteReader(bytes)))
                .ifPresent(report -> Laws.harmless(report.toString()));
        var read = Laws.read(input.length, () -> {
            var in = new ByteReader(bytes);
            var device = DeviceDescriptor.parse(in.bytes("device", DeviceDescriptor.SIZE));
            var configuration = ConfigurationDescriptor.parse(in.bytes("configuration", in.remaining()));
            return new UsbDevice(
                    UsbPath.of(1, 10),
                    4,
                    device,
                    configuration.value(),
                    configuration.interfaces(),
                    configuration.extra());
        });
        read.flatMap(DfuDevice::of).ifPresent(DescriptorsFuzzTest::told);
    }

    private static void told(DfuDevice device) {
        Laws.harmless(device.toString());
        device.lines().forEach(Laws::harmless);
        Laws.holds(!device.isRom() || device.chip().isPresent(), "a ROM of no chip", device);
        for (var setting : device.interfaces()) {
            var plan = DownloadPlan.of(device, setting, Bytes.of(1), Duration.ofSeconds(1));
            Laws.holds(plan.blockSize() >= 1 && plan.blockSize() <= DownloadPlan.MAX_BLOCK_SIZE, "block", plan);
            UploadPlan.of(device, setting, 100);
        }
    }
}
