// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long the idle loop of a ROM takes, on a bus that takes no time itself. */
class RomTimingTest {

    private static final ControlTransfer BLOCK = ControlTransfer.out(0x21, 1, 0, 2, Bytes.fill(0x5a, 64));
    private static final ControlTransfer GETSTATUS = ControlTransfer.in(0xa1, 3, 0, 2, 6);
    private static final ControlTransfer UPLOAD = ControlTransfer.in(0xa1, 2, 0, 2, 64);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OnTheBus host = new OnTheBus();

    /** Plugs in a board in DFU mode whose flash takes no time. */
    private void plug(Chip chip) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:01", NorFlash.blank(Boards.FLASH_SIZE));
        host.bus.plug(OnTheBus.PATH, Boards.detached(rom.timed(SimulatedTiming.ROM)));
    }

    private Duration timeOf(ControlTransfer... transfers) throws UsbException {
        try (var handle = host.bus.open(host.device().orElseThrow())) {
            var before = host.sleeper.elapsed();
            handle.control(List.of(transfers), TIMEOUT);
            return host.sleeper.elapsed().minus(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S3", "ESP32_P4", "ESP32_S31"})
    void aBlockAndTheQuestionForItsStatusTakeThreeLooks(Chip chip) throws UsbException {
        plug(chip);
        host.one(GETSTATUS);

        assertThat(timeOf(BLOCK, GETSTATUS)).isEqualTo(Duration.ofMillis(6));
        assertThat(timeOf(BLOCK)).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void readingBackTakesOneLookForABlock() throws UsbException {
        plug(Chip.ESP32_S3);
        host.one(GETSTATUS);

        var uploads = Collections.nCopies(10, UPLOAD).toArray(ControlTransfer[]::new);

        assertThat(timeOf(uploads)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void whoComesBetweenTwoLooksWaitsForTheNext() throws UsbException {
        plug(Chip.ESP32_P4);
        host.one(GETSTATUS);
        host.pass(Duration.ofNanos(500_000));

        assertThat(timeOf(GETSTATUS)).isEqualTo(Duration.ofNanos(1500_000));

        host.pass(Duration.ofMillis(1001));
        assertThat(timeOf(GETSTATUS)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void theLoopOfTheS2HasNoDelay() throws UsbException {
        plug(Chip.ESP32_S2);

        assertThat(timeOf(BLOCK, GETSTATUS, BLOCK, GETSTATUS)).isZero();
    }

    /** One word of memory makes the delays a fortieth. */
    @ParameterizedTest
    @EnumSource(names = {"ESP32_S3", "ESP32_S31"})
    void fewerTicksMakeItFaster(Chip chip) throws UsbException {
        plug(chip);
        long ticks = RomModel.of(chip).addresses().ticks().orElseThrow();
        host.download(TinyArchive.ofWords(ticks, 1));

        assertThat(timeOf(BLOCK, GETSTATUS)).isEqualTo(Duration.ofNanos(150_000));
    }

    @Test
    void aRestartMakesItAsSlowAsBefore() throws UsbException {
        plug(Chip.ESP32_S3);
        long ticks = RomModel.of(Chip.ESP32_S3).addresses().ticks().orElseThrow();
        host.download(TinyArchive.ofWords(ticks, 1));

        host.run(Chip.ESP32_S3);
        host.toDfuMode();
        assertThat(host.one(GETSTATUS).ok()).isTrue();

        assertThat(timeOf(GETSTATUS)).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void workInFlashComesOnTop() throws UsbException {
        var flash = NorFlash.blank(Boards.FLASH_SIZE, FlashTiming.TYPICAL);
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", flash).timed(SimulatedTiming.ROM);
        host.bus.plug(OnTheBus.PATH, Boards.detached(rom));
        host.one(GETSTATUS);

        // 256 bytes that are no archive: a sector is erased, and eight commands program them
        assertThat(timeOf(BLOCK, BLOCK, BLOCK, BLOCK))
                .isEqualTo(Duration.ofNanos(4 * 4_000_000 + 45_000_000 + 800_000));
        assertThat(timeOf(GETSTATUS)).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void nothingTakesTimeUnlessItIsAskedFor() throws UsbException {
        host.bus.plug(OnTheBus.PATH, Boards.inDfuMode(Chip.ESP32_S3));

        assertThat(timeOf(BLOCK, GETSTATUS)).isZero();
    }
}
