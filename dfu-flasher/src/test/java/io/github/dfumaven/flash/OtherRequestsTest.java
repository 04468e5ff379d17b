// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OtherRequestsTest {

    private final Fixture fixture = new Fixture();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void detachBringsABoardIntoDfuModeOnce() throws IOException {
        fixture.plugRom(Chip.ESP32_P4);

        var device = fixture.flasher.detach(Selection.any(), fixture.log, cancellation);
        var again = fixture.flasher.detach(Selection.any(), fixture.log, cancellation);

        assertThat(device.mode()).isEqualTo(DfuMode.DFU);
        assertThat(again.usb()).isEqualTo(device.usb());
    }

    @Test
    void resetTellsWhatCameBack() throws IOException {
        fixture.plugRom(Chip.ESP32_S31);
        var device = fixture.flasher.detach(Selection.any(), fixture.log, cancellation);
        assertThat(device.mode()).isEqualTo(DfuMode.DFU);

        assertThat(fixture.flasher.reset(Selection.any(), fixture.log, cancellation))
                .isEqualTo(AfterReset.RUNTIME);
    }

    @Test
    void uploadReadsBackWhatWasFlashed() throws IOException {
        var rom = fixture.plugRom(Chip.ESP32_S2);
        fixture.flash(Chip.ESP32_S2).orThrow();

        var read = fixture.flasher.upload(Selection.any(), 0x11001, fixture.log, cancellation);

        assertThat(read).isEqualTo(rom.flash().read(0, 0x11001));
        assertThat(fixture.flash(Chip.ESP32_S2).ok())
                .as("the board is left idle")
                .isTrue();
    }

    @Test
    void anUploadThatFailsIsNotCalledARead() {
        fixture.plugRom(Chip.ESP32_S2);
        var count = new int[] {0};
        fixture.bus.wire = (slot, transfer) -> transfer.request() == 2 && ++count[0] == 9
                ? TransferResult.failed(UsbError.USB_TIMEOUT)
                : slot.deliver(transfer);

        var thrown = catchThrowableOfType(
                DeviceException.class, () -> fixture.flasher.upload(Selection.any(), 4096, fixture.log, cancellation));

        assertThat(thrown.code()).isEqualTo(UsbError.USB_TIMEOUT);
        assertThat(thrown.message()).contains("block 8");
    }

    @Test
    void aDeviceThatCannotUploadIsNotAsked() {
        var device = new FakeDfuDevice(fixture.sleeper);
        device.attributes = 0x05;
        fixture.bus.plug("1-1", device);

        var thrown = catchThrowableOfType(
                DeviceException.class, () -> fixture.flasher.upload(Selection.any(), 4096, fixture.log, cancellation));

        assertThat(thrown.code()).isEqualTo(FlashError.CANNOT_UPLOAD);
    }
}
