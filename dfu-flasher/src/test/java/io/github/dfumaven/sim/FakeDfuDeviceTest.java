// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.time.VirtualSleeper;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeDfuDeviceTest {

    private static final Bytes BLOCK = Bytes.fill(3, 100);

    private final VirtualSleeper clock = new VirtualSleeper();
    private final FakeDfuDevice device = new FakeDfuDevice(clock);

    @Test
    void aBlockGoesThroughBusyAndTakesItsTime() throws InterruptedException {
        device.pollMillis = 70_000;
        device.polls = 2;

        assertThat(dnload(device, BLOCK)).isEqualTo(new Reply.Ack(Bytes.EMPTY));
        assertThat(status(device)).isEqualTo("00 70000 4");
        clock.sleep(Duration.ofSeconds(70));
        assertThat(status(device)).isEqualTo("00 70000 4");
        clock.sleep(Duration.ofSeconds(70));
        assertThat(status(device)).isEqualTo("00 0 5");
        assertThat(device.received()).isEqualTo(BLOCK);
    }

    @Test
    void anEarlyPollIsAnError() {
        dnload(device, BLOCK);
        status(device);

        assertThat(device.control(getStatus())).isEqualTo(new Reply.Stall());
        assertThat(status(device)).isEqualTo("15 0 10");
    }

    @Test
    void manifestationEndsAsItIsTold() {
        assertThat(manifestation(ManifestEnd.IDLE)).isEqualTo("7 2 2");
        assertThat(manifestation(ManifestEnd.SYNC_THEN_IDLE)).isEqualTo("7 6 2");
        assertThat(manifestation(ManifestEnd.WAIT_RESET)).isEqualTo("7 8 8");
        assertThat(manifestation(ManifestEnd.STALLING_WAIT_RESET)).isEqualTo("7 8 stall");
        assertThat(manifestation(ManifestEnd.SILENT_WAIT_RESET)).isEqualTo("7 silence silence");
        assertThat(manifestation(ManifestEnd.LEAVES)).isEqualTo("7 left 0");
        assertThat(manifestation(ManifestEnd.LEAVES_AT_ONCE)).isEqualTo("left 0 0");
        assertThat(manifestation(ManifestEnd.FAILS)).isEqualTo("7 10 10");
    }

    @Test
    void aResetInTimeAfterDetachLeadsToDfuMode() throws InterruptedException {
        var device = new FakeDfuDevice(clock).inRuntime();
        device.control(ControlTransfer.out(0x21, 0, 1000, 1, Bytes.EMPTY));
        assertThat(status(device)).isEqualTo("00 0 1");
        assertThat(device.busReset()).isEqualTo(ResetOutcome.CHANGED);
        assertThat(status(device)).isEqualTo("00 0 2");

        var late = new FakeDfuDevice(clock).inRuntime();
        late.control(ControlTransfer.out(0x21, 0, 1000, 1, Bytes.EMPTY));
        clock.sleep(Duration.ofMillis(1001));
        assertThat(late.busReset()).isEqualTo(ResetOutcome.SAME);
        assertThat(status(late)).isEqualTo("00 0 0");
    }

    @Test
    void aResetInTheMiddleOfADownloadLeavesBadFirmware() {
        device.control(ControlTransfer.out(0, 9, 1, 0, Bytes.EMPTY));
        dnload(device, BLOCK);

        assertThat(device.busReset()).isEqualTo(ResetOutcome.SAME);
        assertThat(status(device)).isEqualTo("10 0 10");
    }

    @Test
    void aBlockLargerThanTheTransferSizeIsRefused() {
        device.transferSize = 99;

        assertThat(dnload(device, BLOCK)).isEqualTo(new Reply.Stall());
    }

    @Test
    void aShortUploadBlockEndsTheUpload() {
        device.firmware = Bytes.fill(9, 70);

        var first = (Reply.Ack) device.control(ControlTransfer.in(0xa1, 2, 0, 0, 64));
        assertThat(status(device)).isEqualTo("00 0 9");
        var second = (Reply.Ack) device.control(ControlTransfer.in(0xa1, 2, 1, 0, 64));
        assertThat(status(device)).isEqualTo("00 0 2");
        assertThat(first.data().length() + second.data().length()).isEqualTo(70);
    }

    @Test
    void everySettingIsOneOfTheInterfaceAndTheLastCarriesTheDescriptor() {
        device.settings = List.of("@Flash/0x08000000/4*016Kg", "@Option Bytes/0x1FFF7800/1*40 e");
        device.version = Optional.of(0x011a);
        var interfaces = enumerate(device).configuration().interfaces();

        assertThat(interfaces).hasSize(2);
        assertThat(interfaces.get(1).alternate()).isEqualTo(1);
        assertThat(interfaces.get(1).extra().slice(7)).isEqualTo(Bytes.of(0x1a, 0x01));
    }

    @Test
    void aDfu10DeviceHasADescriptorOfSevenBytes() {
        device.version = Optional.empty();
        var found = enumerate(device);

        assertThat(found.configuration().interfaces().get(0).extra()).isEqualTo(Bytes.hex("072107e8030001"));
    }

    @Test
    void aWebcamHasARuntimeInterfaceAndWantsToBeLeftAlone() {
        var webcam = new Webcam();

        assertThat(enumerate(webcam).configuration().interfaces().get(1).protocol())
                .isEqualTo(1);
        assertThat(webcam.wasBothered()).isFalse();
        assertThat(webcam.control(getStatus())).isEqualTo(new Reply.Stall());
        assertThat(webcam.wasBothered()).isTrue();
    }

    private String manifestation(ManifestEnd end) {
        var device = new FakeDfuDevice(clock);
        device.polls = 0;
        device.end = Optional.of(end);
        dnload(device, BLOCK);
        status(device);
        dnload(device, Bytes.EMPTY);
        var states = new java.util.StringJoiner(" ");
        for (int i = 0; i < 3; i++) {
            var reply = device.control(getStatus());
            if (reply instanceof Reply.Ack ack) {
                states.add(String.valueOf(ack.data().u8(4)));
            } else {
                states.add(reply.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            }
            pass(Duration.ofMillis(10));
        }
        return states.toString();
    }

    private void pass(Duration time) {
        try {
            clock.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static io.github.dfumaven.enumeration.Description enumerate(SimulatedDevice device) {
        return Enumeration.afterReset(device, 2).orElseThrow();
    }

    private static Reply dnload(SimulatedDevice device, Bytes data) {
        return device.control(ControlTransfer.out(0x21, 1, 0, 0, data));
    }

    /** Status, poll time and state. */
    private static String status(SimulatedDevice device) {
        var data = ((Reply.Ack) device.control(getStatus())).data();
        return String.format(Locale.ROOT, "%02d %d %d", data.u8(0), data.u16le(1) | data.u8(3) << 16, data.u8(4));
    }

    private static ControlTransfer getStatus() {
        return ControlTransfer.in(0xa1, 3, 0, 0, 6);
    }
}
