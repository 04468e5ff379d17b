// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultyDeviceTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final UsbPath ELSEWHERE = UsbPath.of(2, 1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ControlTransfer GETSTATUS = ControlTransfer.in(0xa1, 3, 0, 2, 6);

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.INSTANT);

    @Test
    void onlyTheChosenRequestGoesWrong() throws UsbException {
        var device = FaultyDevice.atRequest(1, FaultyDevice.STALL, Boards.inDfuMode(Chip.ESP32_S3));
        bus.plug(PATH, device);

        assertThat(errorsOf(3)).containsExactly("ok", "USB_STALL", "ok");
        assertThat(device.faulted()).isTrue();
    }

    @Test
    void aPulledCableEndsTheSession() throws UsbException {
        bus.plug(PATH, FaultyDevice.atRequest(1, FaultyDevice.UNPLUG, Boards.inDfuMode(Chip.ESP32_S3)));

        assertThat(errorsOf(3)).containsExactly("ok", "USB_NO_DEVICE", "USB_NO_DEVICE");
        pass(Duration.ofDays(365));
        assertThat(bus.devices()).isEmpty();
    }

    @Test
    void aShortAnswerAndAWrongStateReachTheHost() throws UsbException {
        bus.plug(PATH, FaultyDevice.atRequest(0, FaultyDevice.SHORT_ANSWER, Boards.inDfuMode(Chip.ESP32_S3)));
        try (var handle = bus.open(bus.devices().get(0))) {
            assertThat(handle.control(GETSTATUS, TIMEOUT).data().length()).isEqualTo(5);
        }

        var wrong = FaultyDevice.fromRequest(3, 1, FaultyDevice.status(11, 70_000, 7), Boards.inDfuMode(Chip.ESP32_S3));
        bus.plug(PATH, wrong);
        try (var handle = bus.open(bus.devices().get(0))) {
            var answers = handle.control(List.of(GETSTATUS, GETSTATUS, GETSTATUS), TIMEOUT);
            assertThat(answers.stream().map(result -> result.data().toHex()))
                    .containsExactly("000001000200", "0b7011010700", "0b7011010700");
        }
    }

    @Test
    void aLostRequestDoesNotReachTheDevice() throws UsbException {
        var rom = Boards.inDfuMode(Chip.ESP32_S3);
        bus.plug(PATH, FaultyDevice.lostRequest(0, FaultyDevice.SILENCE, rom));
        try (var handle = bus.open(bus.devices().get(0))) {
            var lost = handle.control(ControlTransfer.out(0x21, 1, 0, 2, Bytes.fill(0, 64)), TIMEOUT);
            assertThat(lost.error()).contains(UsbError.USB_TIMEOUT);
            assertThat(handle.control(GETSTATUS, TIMEOUT).data().u8(4)).isEqualTo(2);
        }
    }

    @Test
    void aBoardCanReturnSlowly() throws UsbException {
        bus.plug(PATH, Detaching.comesBackAfter(Duration.ofSeconds(10), Boards.inRuntimeMode(Chip.ESP32_S3)));
        detach();

        pass(Duration.ofMillis(9_999));
        assertThat(bus.devices()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(protocol(only())).isEqualTo(2);
    }

    @Test
    void aBoardCanStayAway() throws UsbException {
        bus.plug(PATH, Detaching.staysAway(Boards.inRuntimeMode(Chip.ESP32_S3)));
        detach();

        pass(Duration.ofDays(1));
        assertThat(bus.devices()).isEmpty();
    }

    @Test
    void aBoardCanReturnInRuntimeMode() throws UsbException {
        var stubborn = Boards.inRuntimeMode(Chip.ESP32_S3);
        bus.plug(PATH, Detaching.comesBackAs(stubborn, Duration.ofMillis(20), Boards.inRuntimeMode(Chip.ESP32_S3)));
        detach();

        pass(Duration.ofMillis(20));
        assertThat(protocol(only())).isEqualTo(1);
    }

    @Test
    void aBoardCanReturnAtAnotherPath() throws UsbException {
        var moved = Boards.inDfuMode(Chip.ESP32_S3);
        bus.plug(
                PATH,
                Detaching.comesBackElsewhere(
                        () -> bus.plug(ELSEWHERE, moved, Duration.ofSeconds(1)), Boards.inRuntimeMode(Chip.ESP32_S3)));
        detach();

        assertThat(bus.devices()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(only().path()).isEqualTo(ELSEWHERE);
    }

    @Test
    void aDeviceCanReturnWithOtherIdsAfterABusReset() throws UsbException {
        bus.plug(PATH, new FakeDfuDevice(sleeper).inRuntime());
        var before = only();
        try (var handle = bus.open(before)) {
            assertThat(handle.control(ControlTransfer.out(0x21, 0, 1000, 1, Bytes.EMPTY), TIMEOUT)
                            .ok())
                    .isTrue();
            assertThat(catchThrowableOfType(UsbException.class, handle::reset).error())
                    .isEqualTo(UsbError.USB_NOT_FOUND);
        }

        assertThat(before.toString()).isEqualTo("1-10 [1209:0001]");
        assertThat(only().toString()).isEqualTo("1-10 [1209:0002]");
    }

    @Test
    void aRestartMayBringUpTheApplicationOrNothing() throws UsbException {
        bus.plug(PATH, Restarting.into(new Webcam(), Boards.inDfuMode(Chip.ESP32_S3)));
        reset();
        assertThat(only().toString()).isEqualTo("1-10 [0bda:5634]");

        bus.plug(PATH, Restarting.intoNothing(Boards.inDfuMode(Chip.ESP32_S3)));
        reset();
        assertThat(bus.devices()).isEmpty();
    }

    private void reset() throws UsbException {
        try (var handle = bus.open(only())) {
            assertThat(catchThrowable(handle::reset)).isInstanceOf(UsbException.class);
        }
    }

    private void detach() throws UsbException {
        try (var handle = bus.open(only())) {
            assertThat(handle.control(Boards.detach(), TIMEOUT).error()).contains(UsbError.USB_NO_DEVICE);
        }
    }

    private List<String> errorsOf(int requests) throws UsbException {
        try (var handle = bus.open(only())) {
            return Stream.generate(() -> handle.control(GETSTATUS, TIMEOUT))
                    .limit(requests)
                    .map(result -> result.error().map(UsbError::name).orElse("ok"))
                    .toList();
        }
    }

    private UsbDevice only() {
        assertThat(bus.devices()).hasSize(1);
        return bus.devices().get(0);
    }

    private static int protocol(UsbDevice device) {
        return device.interfaces().get(2).protocol();
    }

    private void pass(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
