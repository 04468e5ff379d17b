// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A board that leaves in the middle is told from one whose transfers fail. */
class PresenceTest {

    private final Fixture fixture = new Fixture();
    private final SimulatedRom rom = fixture.plugRom(Chip.ESP32_S3, false);

    @ParameterizedTest
    @EnumSource(
            value = UsbError.class,
            names = {"USB_IO", "USB_TIMEOUT", "USB_OTHER", "USB_NO_DEVICE"})
    void aTransferThatFailsBecauseTheBoardIsPulledOutIsToldAsThat(UsbError first) throws IOException {
        fixture.bus.wire = (slot, transfer) -> {
            if (Blocks.isBlock(transfer) && transfer.value() == 112) {
                slot.unplug();
                return TransferResult.failed(first);
            }
            return slot.deliver(transfer);
        };

        var error = flash();

        assertThat(error.code()).isEqualTo(UsbError.USB_NO_DEVICE);
        assertThat(error.message()).contains("112", "port 1-10 is empty now");
        assertThat(error.hint()).doesNotContain("Try another cable");
    }

    /** As of a server for devices of others, whose connection stays while the device has left its bus. */
    @Test
    void aBoardOfWhichOnlyErrorsAreHeardIsLookedForOnTheBus() throws IOException {
        var left = new boolean[1];
        fixture.bus.before = (step, path, transfers) -> {
            if (left[0] && fixture.sleeper.elapsed().toMillis() >= 300) {
                fixture.bus.unplug(Fixture.path(10));
            }
        };
        fixture.bus.wire = (slot, transfer) -> {
            left[0] |= Blocks.isBlock(transfer) && transfer.value() == 112;
            return left[0] ? TransferResult.failed(UsbError.USB_IO) : slot.deliver(transfer);
        };

        var error = flash();

        assertThat(error.code()).isEqualTo(UsbError.USB_NO_DEVICE);
        assertThat(error.message()).contains("port 1-10 is empty now");
    }

    @Test
    void whatHasComeInsteadIsNamed() throws IOException {
        fixture.bus.wire = (slot, transfer) -> {
            if (Blocks.isBlock(transfer) && transfer.value() == 112) {
                slot.restart(Duration.ZERO);
                return TransferResult.failed(UsbError.USB_IO);
            }
            return slot.deliver(transfer);
        };

        var error = flash();

        assertThat(error.code()).isEqualTo(UsbError.USB_NO_DEVICE);
        assertThat(error.message()).contains("it has left port 1-10, where 1-10 [303a:0009] has come");
    }

    @Test
    void aBoardThatIsThereAndFailsIsNotCalledUnplugged() throws IOException {
        fixture.bus.wire = (slot, transfer) -> Blocks.isBlock(transfer) && transfer.value() == 112
                ? TransferResult.failed(UsbError.USB_IO)
                : slot.deliver(transfer);

        assertThat(flash().code()).isEqualTo(UsbError.USB_IO);
    }

    @Test
    void aBoardThatIsPulledOutWhileItIsReadIsToldAsThat() {
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 0xa1 && transfer.request() == 2 && transfer.value() == 3) {
                slot.unplug();
                return TransferResult.failed(UsbError.USB_IO);
            }
            return slot.deliver(transfer);
        };

        assertThatThrownBy(() -> fixture.flasher.readFlash(
                        Selection.any(), new FlashRange(0, 4096), fixture.log, new Cancellation()))
                .isInstanceOfSatisfying(DfuException.class, error -> {
                    assertThat(error.code()).isEqualTo(UsbError.USB_NO_DEVICE);
                    assertThat(error.message()).contains("port 1-10 is empty now");
                });
    }

    private DfuException flash() throws IOException {
        var result = fixture.flash(Chip.ESP32_S3).devices().get(0);
        return result.error().orElseThrow();
    }
}
