// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SimulatedBusTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ControlTransfer GETSTATUS = ControlTransfer.in(0xa1, 3, 0, 2, 6);
    private static final ControlTransfer SECOND_CONFIGURATION = ControlTransfer.in(0x80, 6, 0x201, 0, 9);

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.INSTANT);

    @Test
    void aBoardIsListedWithTheDescriptorsOfItsChip() {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S3));

        var device = only();

        assertThat(device.toString()).isEqualTo("1-10 [303a:0009]");
        assertThat(device.configuration()).isEqualTo(1);
        assertThat(device.interfaces().get(2))
                .isEqualTo(new UsbInterface(1, 2, 0, 0xfe, 1, 1, 0, Bytes.hex("09210fbc0240001001")));
    }

    @Test
    void afterADetachTheBoardIsAwayAndComesBackInDfuModeWithAnotherNumber() throws UsbException {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S2));
        var before = only();

        try (var handle = bus.open(before)) {
            handle.claim(2);
            var result = handle.control(Boards.detach(), TIMEOUT);
            assertThat(result.error()).contains(UsbError.USB_NO_DEVICE);
            assertThat(handle.control(GETSTATUS, TIMEOUT).error()).contains(UsbError.USB_NO_DEVICE);
            assertThat(bus.devices()).isEmpty();
        }

        pass(Duration.ofMillis(21));
        var after = only();
        assertThat(after.devnum()).isNotEqualTo(before.devnum());
        assertThat(after.interfaces().get(2).protocol()).isEqualTo(2);
        assertThatThrownBy(() -> bus.open(before)).isInstanceOf(UsbException.class);
    }

    @Test
    void aResetInDfuModeRestartsTheChipAndIsNotFound() throws UsbException {
        bus.plug(PATH, Boards.inDfuMode(Chip.ESP32_P4));
        try (var handle = bus.open(only())) {
            assertThatThrownBy(handle::reset)
                    .isInstanceOfSatisfying(
                            UsbException.class, e -> assertThat(e.error()).isEqualTo(UsbError.USB_NOT_FOUND));
        }

        assertThat(only().interfaces().get(2).protocol()).isEqualTo(1);
    }

    @Test
    void aResetInRuntimeModeLeavesTheHandleUsable() throws UsbException {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_P4));
        try (var handle = bus.open(only())) {
            handle.claim(2);
            handle.reset();

            assertThat(handle.control(GETSTATUS, TIMEOUT).data()).isEqualTo(Bytes.hex("000001000000"));
        }
    }

    @Test
    void anInterfaceCanBeClaimedOnceAndAgainWhenWhoHeldItHasClosed() throws UsbException {
        bus.plug(PATH, Boards.inDfuMode(Chip.ESP32_S31));
        try (var second = bus.open(only())) {
            try (var first = bus.open(only())) {
                first.claim(2);
                assertThat(error(() -> second.claim(2))).isEqualTo(UsbError.USB_BUSY);
                assertThat(second.control(GETSTATUS, TIMEOUT).error()).contains(UsbError.USB_BUSY);
            }

            second.claim(2);
            assertThat(second.control(GETSTATUS, TIMEOUT).ok()).isTrue();
        }
    }

    @Test
    void anInterfaceThatIsNotThereIsNotFound() throws UsbException {
        bus.plug(PATH, Boards.inDfuMode(Chip.ESP32_S3));
        try (var handle = bus.open(only())) {
            assertThat(error(() -> handle.claim(3))).isEqualTo(UsbError.USB_NOT_FOUND);
            assertThat(error(() -> handle.selectAlternate(2, 0))).isEqualTo(UsbError.USB_NOT_FOUND);
        }
    }

    @Test
    void aSilentDeviceCostsTheTimeoutOnceAndFailsTheRestAlike() throws UsbException {
        bus.plug(PATH, Boards.inDfuMode(Chip.ESP32_P4));
        try (var handle = bus.open(only())) {
            var results = handle.control(List.of(GETSTATUS, SECOND_CONFIGURATION, GETSTATUS, GETSTATUS), TIMEOUT);

            assertThat(results.get(0).ok()).isTrue();
            assertThat(results.subList(1, 4))
                    .allSatisfy(result -> assertThat(result.error()).contains(UsbError.USB_TIMEOUT));
            assertThat(sleeper.elapsed()).isEqualTo(TIMEOUT);
        }
    }

    @Test
    void aStallDoesNotKeepTheRestFromBeingPerformed() throws UsbException {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S3));
        try (var handle = bus.open(only())) {
            var results = handle.control(List.of(ControlTransfer.out(0x21, 4, 0, 2, Bytes.EMPTY), GETSTATUS), TIMEOUT);

            assertThat(results.get(0).stalled()).isTrue();
            assertThat(results.get(1).ok()).isTrue();
        }
    }

    @Test
    void queuedTransfersCostOneRoundTrip() throws UsbException {
        var slow = new SimulatedBus(sleeper, new BusTiming(Duration.ofMillis(1), Duration.ZERO, Duration.ZERO));
        slow.plug(PATH, Boards.inDfuMode(Chip.ESP32_S3));
        try (var handle = slow.open(slow.devices().get(0))) {
            handle.control(List.of(GETSTATUS, GETSTATUS, GETSTATUS), TIMEOUT);
            handle.control(GETSTATUS, TIMEOUT);

            assertThat(sleeper.elapsed()).isEqualTo(Duration.ofMillis(2));
        }
    }

    @Test
    void anInterruptedThreadGetsNoAnswerAndStaysInterrupted() throws UsbException {
        var slow = new SimulatedBus(sleeper, new BusTiming(Duration.ofMillis(1), Duration.ZERO, Duration.ZERO));
        slow.plug(PATH, Boards.inDfuMode(Chip.ESP32_S3));
        try (var handle = slow.open(slow.devices().get(0))) {
            Thread.currentThread().interrupt();

            assertThat(handle.control(GETSTATUS, TIMEOUT).error()).contains(UsbError.USB_INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aCrashedBoardIsSilentAndThenGoneUntilItIsPluggedInAgain() throws UsbException {
        var rom = Boards.inDfuMode(Chip.ESP32_S2);
        bus.plug(PATH, rom);
        try (var handle = bus.open(only())) {
            var tooLong = ControlTransfer.out(0x21, 1, 0, 2, Bytes.fill(0, 128));
            assertThat(handle.control(tooLong, TIMEOUT).error()).contains(UsbError.USB_TIMEOUT);
            assertThat(error(handle::reset)).isEqualTo(UsbError.USB_NOT_FOUND);
        }
        assertThat(bus.devices()).isEmpty();

        bus.plug(PATH, rom);
        assertThat(bus.devices()).hasSize(1);
    }

    @Test
    void erasingTakesItsTimeAndTimesOutWhenThatIsTooLong() throws UsbException {
        var flash = NorFlash.blank(Boards.FLASH_SIZE, FlashTiming.TYPICAL);
        bus.plug(PATH, SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", flash));
        detach();
        try (var handle = bus.open(only())) {
            sendRaw(handle, Duration.ofSeconds(1));
            assertThat(sleeper.elapsed()).isGreaterThan(Duration.ofMillis(45));
            handle.control(ControlTransfer.out(0x21, 6, 0, 2, Bytes.EMPTY), TIMEOUT);

            assertThat(sendRaw(handle, Duration.ofMillis(10))).contains(UsbError.USB_TIMEOUT);
        }
    }

    @Test
    void accessCanBeDenied() {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S3));
        bus.refuseOpening(PATH, UsbError.USB_ACCESS);

        assertThat(error(() -> bus.open(only()))).isEqualTo(UsbError.USB_ACCESS);
        assertThat(bus.devices()).hasSize(1);
    }

    @Test
    void anotherProgramCanHoldTheInterface() throws UsbException {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S3));
        bus.refuseClaiming(PATH, UsbError.USB_BUSY);
        try (var handle = bus.open(only())) {
            assertThat(error(() -> handle.claim(2))).isEqualTo(UsbError.USB_BUSY);
        }
    }

    @Test
    void aDeviceThatIsPulledOutIsGoneForItsHandle() throws UsbException {
        bus.plug(PATH, Boards.inDfuMode(Chip.ESP32_S3));
        try (var handle = bus.open(only())) {
            bus.unplug(PATH);

            assertThat(handle.control(GETSTATUS, TIMEOUT).error()).contains(UsbError.USB_NO_DEVICE);
            assertThat(error(handle::reset)).isEqualTo(UsbError.USB_NO_DEVICE);
            assertThat(bus.devices()).isEmpty();
        }
    }

    @Test
    void aDeviceCanAppearLater() throws UsbException {
        bus.plug(PATH, Boards.inRuntimeMode(Chip.ESP32_S3), Duration.ofSeconds(3));
        assertThat(bus.devices()).isEmpty();
        pass(Duration.ofSeconds(3));
        assertThat(bus.devices()).hasSize(1);
    }

    @Test
    void everyBoardHasAPathAndANumberOfItsOwn() {
        SimulatedBoards.of(Chip.ESP32_S3, 100, Boards.FLASH_SIZE, SimulatedTiming.INSTANT)
                .plugInto(bus);

        var devices = bus.devices();

        assertThat(devices).hasSize(100);
        assertThat(devices.stream().map(UsbDevice::path))
                .doesNotHaveDuplicates()
                .contains(PATH, UsbPath.of(1, 2));
        assertThat(devices.stream().map(UsbDevice::devnum)).doesNotHaveDuplicates();
    }

    @Test
    void boardsAreUsedInParallel() {
        SimulatedBoards.of(Chip.ESP32_S2, 8, Boards.FLASH_SIZE, SimulatedTiming.INSTANT)
                .plugInto(bus);
        var devices = bus.devices();

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    try (var handle = bus.open(devices.get(i))) {
                        handle.claim(2);
                        var results = handle.control(Collections.nCopies(5000, GETSTATUS), TIMEOUT);
                        bus.devices();
                        return results.stream().filter(r -> r.ok()).count();
                    } catch (UsbException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();

        assertThat(answers).containsOnly(5000L);
    }

    private UsbDevice only() {
        assertThat(bus.devices()).hasSize(1);
        return bus.devices().get(0);
    }

    private void detach() throws UsbException {
        try (var handle = bus.open(only())) {
            handle.control(Boards.detach(), TIMEOUT);
        }
        pass(Duration.ofMillis(21));
    }

    private Optional<UsbError> sendRaw(UsbHandle handle, Duration timeout) {
        var block = ControlTransfer.out(0x21, 1, 0, 2, Bytes.fill(0, 64));
        return handle.control(List.of(block, block, block, block), timeout).stream()
                .flatMap(result -> result.error().stream())
                .findFirst();
    }

    private void pass(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static UsbError error(ThrowingCallable call) {
        var thrown = catchThrowableOfType(UsbException.class, call);
        return Objects.requireNonNull(thrown).error();
    }
}
