// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.vectors.Shared;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The watchdog of a chip, written through entries of an archive with the flag "RAM". */
class WatchdogTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final UsbPath OTHER = UsbPath.of(1, 2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ControlTransfer GETSTATUS = ControlTransfer.in(0xa1, 3, 0, 2, 6);

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus =
            new SimulatedBus(sleeper, new BusTiming(Duration.ZERO, Duration.ZERO, Duration.ofMillis(500)));

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @TestFactory
    Stream<DynamicTest> theRecordedWritesRestartTheChip() {
        var recordings = Shared.recorded("rom").stream()
                .filter(recording -> recording.id().matches(".*-registers(-behind)?"))
                .toList();
        assertThat(recordings).hasSize(10);
        return Shared.tests(recordings, recording -> {
            var played = new RomRecording(recording);
            played.play();

            assertThat(played.rom().elapse(Duration.ofMillis(130))).isEmpty();
            assertThat(played.rom().elapse(Duration.ofMillis(200))).isPresent();
            assertThat(stateOf(played.rom())).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theChipLeavesTheBusWhenItsTimeIsOverAndComesBackInDownloadMode(Chip chip) throws UsbException {
        bus.plug(PATH, Boards.inDfuMode(chip));
        var before = deviceAt(PATH);
        try (var handle = bus.open(before)) {
            for (var block : Watchdog.blocks(TinyArchive.ofWords(Watchdog.writes(chip, 20_000)))) {
                assertThat(handle.control(block, TIMEOUT).ok()).isTrue();
            }
            assertThat(handle.control(GETSTATUS, TIMEOUT).data().toHex()).isEqualTo("000001000200");

            pass(Duration.ofMillis(330));
            assertThat(handle.control(GETSTATUS, TIMEOUT).error()).contains(UsbError.USB_NO_DEVICE);
            assertThat(bus.devices()).isEmpty();
        }

        pass(Duration.ofMillis(500));
        var after = deviceAt(PATH);
        assertThat(after.devnum()).isNotEqualTo(before.devnum());
        assertThat(after.interfaces().get(2).protocol()).isEqualTo(1);
    }

    @Test
    void oneOfTwoBoardsRestarts() throws UsbException {
        bus.plug(PATH, Watchdog.armed(Boards.inDfuMode(Chip.ESP32_S3), Watchdog.writes(Chip.ESP32_S3, 2000)));
        bus.plug(OTHER, Boards.inDfuMode(Chip.ESP32_S3));
        assertThat(bus.devices()).hasSize(2);
        var other = deviceAt(OTHER);

        pass(Duration.ofMillis(25));

        assertThat(bus.devices()).containsExactly(other);
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S31"})
    void withoutItsKeyNothingIsWritten(Chip chip) {
        var registers = RomModel.of(chip).rtc();
        long[] writes = {registers.protection(), 0x50d8_3aa0L, registers.configuration(), 0xd000_0102L};

        var rom = Watchdog.armed(Boards.inDfuMode(chip), writes);

        assertThat(rom.elapse(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void theRegistersOfAnotherChipAreNone() {
        var rom = Watchdog.armed(Boards.inDfuMode(Chip.ESP32_S3), Watchdog.writes(Chip.ESP32_S2, 2000));

        assertThat(rom.elapse(Duration.ofDays(1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_P4"})
    void itCanBeSwitchedOffBeforeItIsOver(Chip chip) {
        var registers = RomModel.of(chip).rtc();
        var rom = Watchdog.armed(Boards.inDfuMode(chip), Watchdog.writes(chip, 20_000));
        assertThat(rom.elapse(Duration.ofMillis(100))).isEmpty();

        Watchdog.armed(rom, registers.protection(), 0x50d8_3aa1L, registers.configuration(), 0x102);

        assertThat(rom.elapse(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void anInterruptIsNoRestart() {
        var registers = RomModel.of(Chip.ESP32_P4).rtc();
        long[] writes = {registers.protection(), 0x50d8_3aa1L, registers.configuration(), 0x9000_0102L};

        assertThat(Watchdog.armed(Boards.inDfuMode(Chip.ESP32_P4), writes).elapse(Duration.ofDays(1)))
                .isEmpty();
    }

    @Test
    void aRestartStopsIt() {
        var rom = Watchdog.armed(Boards.inDfuMode(Chip.ESP32_S3), Watchdog.writes(Chip.ESP32_S3, 2000));

        assertThat(rom.elapse(Duration.ofSeconds(1))).isPresent();
        assertThat(rom.elapse(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void theBusResetInDfuModeStopsItToo() {
        var rom = Watchdog.armed(Boards.inDfuMode(Chip.ESP32_S3), Watchdog.writes(Chip.ESP32_S3, 2000));
        rom.control(ControlTransfer.out(0x00, 9, 1, 0, Bytes.EMPTY));

        assertThat(rom.busReset()).isEqualTo(ResetOutcome.RESTARTED);
        assertThat(rom.elapse(Duration.ofDays(1))).isEmpty();
    }

    private void pass(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private UsbDevice deviceAt(UsbPath path) {
        return bus.at(path).orElseThrow();
    }

    private static int stateOf(SimulatedRom rom) {
        var reply = rom.control(ControlTransfer.in(0xa1, 5, 0, 2, 1));
        return ((Reply.Ack) reply).data().u8(0);
    }
}
