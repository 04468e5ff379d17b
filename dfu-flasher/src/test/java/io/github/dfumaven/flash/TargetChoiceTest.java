// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.usb.UsbError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when the board that is meant is not there: the cure must be the one for what is wrong. */
class TargetChoiceTest {

    private static final String MAC = "7c:df:a1:00:00:01";

    private final Fixture fixture = new Fixture();

    private DeviceException refusal(Selection selection) {
        return catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                        .selection(selection)
                        .build()));
    }

    @Test
    void aLockedStrangerDoesNotExplainAMissingSerialNumber() {
        var webcam = new FakeDfuDevice(fixture.sleeper).inRuntime();
        webcam.vendor = 0x05ac;
        fixture.bus.plug("1-3", webcam).refuseOpening(UsbError.USB_ACCESS);

        var thrown = refusal(Selection.builder().serial(MAC).build());

        assertThat(thrown.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(thrown.message()).contains("1-3 [05ac:0001]");
    }

    @Test
    void aLockedBoardExplainsAMissingSerialNumber() {
        fixture.bus.plug("1-10", Fixture.rom(Chip.ESP32_S3, MAC)).refuseOpening(UsbError.USB_ACCESS);

        // It may be the board that is meant, so its lock is what to mend.
        var thrown = refusal(Selection.builder().serial(MAC).build());

        assertThat(thrown.code()).isEqualTo(UsbError.USB_ACCESS);
    }

    @Test
    void aLockedStrangerThatIsPointedAtSaysSo() {
        var webcam = new FakeDfuDevice(fixture.sleeper).inRuntime();
        webcam.vendor = 0x05ac;
        fixture.bus.plug("1-3", webcam).refuseOpening(UsbError.USB_ACCESS);

        var thrown = refusal(
                Selection.builder().path(List.of(Fixture.path(3))).serial(MAC).build());

        assertThat(thrown.code()).isEqualTo(UsbError.USB_ACCESS);
    }

    @Test
    void aWrongSerialNumberIsAnsweredWithThoseThatAreThere() {
        fixture.bus.plug("1-10", Fixture.rom(Chip.ESP32_S3, MAC));

        var thrown = refusal(Selection.builder().serial("7c:df:a1:00:00:99").build());

        assertThat(thrown.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(thrown.message()).endsWith("there is 1-10 [303a:0009] esp32s3 in runtime mode with serial " + MAC);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWrongInterfaceIsAnsweredWithThoseThatAreThere(boolean runtime) {
        fixture.plugRom(Chip.ESP32_S3, runtime);

        var thrown = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                                .selection(Selection.builder()
                                        .interfaceNumber("3")
                                        .alternate("0")
                                        .build())
                                .build())
                        .orThrow());

        assertThat(thrown.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(thrown.message()).contains("1-10").contains("only 2/0");
        assertThat(thrown.hint()).contains("{interfaceNumber}").doesNotContain("BOOT");
    }
}
