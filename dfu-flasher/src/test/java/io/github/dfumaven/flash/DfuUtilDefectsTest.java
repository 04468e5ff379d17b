// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.session.DfuStatus;
import io.github.dfumaven.session.DfuStatusException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What dfu-util 0.11 gets wrong, one by one. */
class DfuUtilDefectsTest {

    private static final Bytes PAYLOAD = Bytes.fill(0x42, 1000);

    private final Fixture fixture = new Fixture();
    private final FakeDfuDevice device = new FakeDfuDevice(fixture.sleeper);

    private BoardResult flashFake() throws IOException {
        fixture.bus.plug("1-1", device);
        return fixture.flash(
                        FlashRequest.builder(FlashImage.of("fw.bin", PAYLOAD)).build())
                .devices()
                .get(0);
    }

    // dfu-util prints the error and then "Done!", and exits with 0.
    @Test
    void aFailedVerificationIsAFailure() throws IOException {
        fixture.plugRom(Chip.ESP32_S3);
        var archive = Fixture.archive().toByteArray();
        archive[4100] ^= 1;
        var image = FlashImage.of("dfu.bin", Bytes.copyOf(archive)).forDevice(0x303a, 9);

        var result =
                fixture.flash(FlashRequest.builder(image).build()).devices().get(0);

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.state()).contains("dfuERROR");
        assertThat(result.status()).contains("errFIRMWARE");
        assertThat(result.blocks()).isEqualTo(160);
        var error = (DfuStatusException) result.error().orElseThrow();
        assertThat(error.code()).isEqualTo(SessionError.VERIFY_FAILED);
        assertThat(error.report().status()).contains(DfuStatus.ERR_FIRMWARE);
        assertThat(error.message()).contains("1-10").contains("MD5");
    }

    // dfu-util exits with 74 when the device leaves at the end, although the image is fine.
    @Test
    void aDeviceThatRestartsAtTheEndIsASuccess() throws IOException {
        device.attributes = 0x03;
        device.end = Optional.of(ManifestEnd.LEAVES_AT_ONCE);

        var result = flashFake();

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.afterReset()).contains(AfterReset.RUNTIME);
        assertThat(device.received()).isEqualTo(PAYLOAD);
    }

    // dfu-util exits with 74 when the reset of a device in dfuMANIFEST-WAIT-RESET answers "not found".
    @Test
    void aResetThatAnswersNotFoundIsASuccess() throws IOException {
        device.attributes = 0x03;

        var result = flashFake();

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(fixture.bus.resets).isOne();
        assertThat(result.afterReset()).contains(AfterReset.RUNTIME);
    }

    // dfu-util -d 303a:2 accepts an ESP32-S3 in DFU mode, and sends it the S2's image with exit code 0.
    @Test
    void anImageForAnotherChipIsRefusedBeforeTheFirstByte() {
        var rom = fixture.plugRom(Chip.ESP32_S3);

        assertThatThrownBy(() -> fixture.flash(Chip.ESP32_S2))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FlashError.WRONG_DEVICE))
                .hasMessageContaining("esp32s2")
                .hasMessageContaining("303a:0009");
        assertThat(fixture.bus.seen).isEmpty();
        assertThat(rom.flash().operations()).isEmpty();
    }

    // dfu-util gives every transfer 5 seconds.
    @Test
    void aBlockGetsAMinute() {
        assertThat(FlashRequest.builder(FlashImage.of("fw.bin", PAYLOAD))
                        .build()
                        .timeout())
                .isEqualTo(Duration.ofMinutes(1));
    }

    // dfu-util polls a device that stays busy for ever.
    @Test
    void aDeviceThatIsBusyForEverIsGivenUp() throws IOException {
        device.endlessBusy = true;

        var result = flashFake();

        assertThat(result.error().map(DfuException::code)).contains(SessionError.ENDLESS_BUSY);
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void aBogusPollTimeIsCapped() throws IOException {
        device.endlessBusy = true;
        device.pollMillis = 0xff_ffff;

        var result = flashFake();

        // Asked earlier than it wants to be, this device stalls.
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofMinutes(5));
    }

    // dfu-util does not look at the attributes.
    @Test
    void aDeviceThatTakesNoImagesIsNotSentAny() throws IOException {
        device.attributes = 0x06;

        assertThat(flashFake().error().map(DfuException::code)).contains(FlashError.CANNOT_DOWNLOAD);
        assertThat(fixture.bus.seen).isEmpty();
    }

    // dfu-util sends a file without a suffix to anything, with a mere warning; an ESP ROM writes it to address 0.
    @Test
    void aBareBinaryIsNotSentToARom() {
        var rom = fixture.plugRom(Chip.ESP32_S2);

        assertThatThrownBy(() -> fixture.flash(FlashRequest.builder(FlashImage.of("app.bin", Bytes.fill(0xe9, 5000)))
                        .build()))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FlashError.NOT_AN_ARCHIVE));
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void aBareBinaryIsSentToARomByForce() throws IOException {
        var rom = fixture.plugRom(Chip.ESP32_S2);
        var raw = Bytes.fill(0xe9, 5000);

        fixture.flash(FlashRequest.builder(FlashImage.of("app.bin", raw))
                        .force(true)
                        .build())
                .orThrow();

        assertThat(rom.flash().read(0, 5000)).isEqualTo(raw);
    }

    // dfu-util stops with exit 74 at a device that refuses GETSTATUS while it erases.
    @Test
    void aRefusedGetStatusIsAskedAgain() throws IOException {
        var stalls = new int[] {0};
        fixture.bus.wire = (slot, transfer) -> transfer.request() == 3
                        && transfer.requestType() == 0xa1
                        && device.blocks().size() == 2
                        && stalls[0]++ < 2
                ? TransferResult.failed(UsbError.USB_STALL)
                : slot.deliver(transfer);

        assertThat(flashFake().outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
    }

    // dfu-util asks the device only; DFU puts the descriptor to the interface, and Linux's own device side answers
    // there.
    @Test
    void theFunctionalDescriptorIsAskedOfTheInterfaceToo() throws IOException {
        device.functionalOnRequest = true;

        var result = flashFake();

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(device.blocks().get(0).length()).isEqualTo(device.transferSize);
    }
}
