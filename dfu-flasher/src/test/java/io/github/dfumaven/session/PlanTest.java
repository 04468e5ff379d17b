// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final int OTHER_VENDOR = 0x1234;
    private static final Bytes PAYLOAD = Bytes.fill(0x42, 1000);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({"1, 1", "64, 64", "4096, 4096", "4097, 4096", "65535, 4096", "0, 32"})
    void blocksAreAsLargeAsTheDeviceAndTheSystemsAllow(int stated, int size) {
        var device = device(OTHER_VENDOR, stated);
        var setting = device.interfaces().get(0);

        assertThat(DownloadPlan.of(device, setting, PAYLOAD, MINUTE).blockSize())
                .isEqualTo(size);
        assertThat(UploadPlan.of(device, setting, 1).blockSize()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 4096})
    void theRomOfAChipGetsNoMoreThan64Bytes(int stated) {
        var device = device(Chip.VENDOR_ID, stated);
        var setting = device.interfaces().get(0);

        assertThat(DownloadPlan.of(device, setting, PAYLOAD, MINUTE).blockSize())
                .isEqualTo(64);
        assertThat(UploadPlan.of(device, setting, 1).blockSize()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"1, 70", "1048576, 70", "1048577, 80", "3145728, 90"})
    void theEndGetsTenSecondsMoreForEachMebibyte(int length, int seconds) {
        var plan = new DownloadPlan("1-1", true, 2, 64, Bytes.fill(0, length), MINUTE, 1);

        assertThat(plan.endTimeout()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void onlyARomTakesSeveralBlocksTogether() {
        var device = device(OTHER_VENDOR, 64);
        var plan = DownloadPlan.of(device, device.interfaces().get(0), PAYLOAD, MINUTE);

        assertThat(plan.pipelined(1)).isEqualTo(plan);
        assertThatThrownBy(() -> plan.pipelined(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.pipelined(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsNoPlan() {
        assertThatThrownBy(() -> new DownloadPlan("1-1", true, 2, 64, Bytes.EMPTY, MINUTE, 1))
                .hasMessageContaining("nothing to send");
        assertThatThrownBy(() -> new UploadPlan("1-1", true, 2, 64, 0)).hasMessageContaining("nothing to read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4097})
    void blocksThatNoTransferTakesAreNoPlan(int blockSize) {
        assertThatThrownBy(() -> new DownloadPlan("1-1", true, 2, blockSize, PAYLOAD, MINUTE, 1))
                .hasMessageContaining("not within 1 to 4096");
        assertThatThrownBy(() -> new UploadPlan("1-1", true, 2, blockSize, 1))
                .hasMessageContaining("not within 1 to 4096");
    }

    /** Returns a device with packets of 32 bytes. */
    private static DfuDevice device(int vendor, int transferSize) {
        var functional = Bytes.of(9, 0x21, 0x0f, 0, 0, transferSize & 0xff, transferSize >> 8, 0x10, 0x01);
        var setting = new UsbInterface(1, 0, 0, 0xfe, 1, 2, 0, functional);
        var ids = new DeviceDescriptor(0x200, 0, 32, vendor, Chip.ESP32_S3.productId(), 0x100, 0, 0, 0, 1);
        return DfuDevice.of(new UsbDevice(UsbPath.of(1, 1), 7, ids, 1, List.of(setting), Bytes.EMPTY))
                .orElseThrow();
    }
}
