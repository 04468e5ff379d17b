// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.ThreeFiles;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.time.VirtualSleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flasher on the bus of simulated boards that users get, with the timing of an ordinary computer. */
class SimulatedBusFlashingTest {

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
    private final Flasher flasher = new Flasher(bus, sleeper);

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void threeBoardsOfEveryChipAreFlashedTwice(Chip chip) throws IOException {
        var boards = List.of(
                Fixture.rom(chip, "7c:df:a1:00:00:01"),
                Fixture.rom(chip, "7c:df:a1:00:00:02"),
                Fixture.rom(chip, "7c:df:a1:00:00:03"));
        bus.plug(Fixture.path(10), boards.get(0));
        bus.plug(Fixture.path(2), boards.get(1));
        bus.plug(Fixture.path(3), boards.get(2));
        var request = FlashRequest.builder(Fixture.image(chip)).all(true);

        flasher.flash(request.build(), ProgressListener.NONE).orThrow();
        assertThat(boards).allMatch(Fixture::holdsImage);
        var again = flasher.flash(request.reset(true).build(), ProgressListener.NONE);

        again.orThrow();
        assertThat(boards).allMatch(Fixture::holdsImage);
        assertThat(again.devices())
                .allMatch(device -> device.afterReset().equals(java.util.Optional.of(AfterReset.RUNTIME)));
    }

    /** On the real clock, for that is the point; a slow bus makes what a busy machine does of little account. */
    @Test
    void twoBoardsTakeHardlyLongerThanOne() throws IOException {
        var ratios = new ArrayList<Double>();
        for (int n = 0; n < 3; n++) {
            double single = secondsToFlash(1);
            ratios.add(secondsToFlash(2) / single);
            if (ratios.get(n) < 1.3) {
                return;
            }
        }
        throw new AssertionError("two boards took so many times longer than one: " + ratios);
    }

    private static double secondsToFlash(int boards) throws IOException {
        var slow = new BusTiming(Duration.ofMillis(8), Duration.ZERO, Duration.ZERO);
        try (var bus = new SimulatedBus(Sleeper.REAL, slow)) {
            for (int port = 1; port <= boards; port++) {
                bus.plug(Fixture.path(port), Boards.inDfuMode(Chip.ESP32_S3));
            }
            long start = System.nanoTime();
            Flashers.of(bus)
                    .flash(
                            FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                                    .all(true)
                                    .build(),
                            ProgressListener.NONE)
                    .orThrow();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    @Test
    void aFileIsFlashedAsItIs() throws IOException {
        var rom = Fixture.rom(Chip.ESP32_S2, "");
        bus.plug(Fixture.path(10), rom);
        var file = ThreeFiles.file();

        var report = flasher.flash(
                FlashRequest.builder(FlashImage.parse("dfu.bin", file)).build(), ProgressListener.NONE);

        report.orThrow();
        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(report.sha256()).isEqualTo(file.sha256().toHex());
        assertThat(report.devices().get(0).bytes()).isEqualTo(file.length() - 16);
    }

    @Test
    void aFileWithADamagedSuffixIsNotFlashed() throws IOException {
        var file = ThreeFiles.file().toByteArray();
        file[5000] ^= 4;

        assertThatThrownBy(() -> FlashImage.parse("dfu.bin", Bytes.copyOf(file)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("dfu.bin")
                .hasMessageContaining("suffix-bad-crc");
    }

    @Test
    void theListIsThatOfDfuUtil() throws IOException {
        bus.plug(Fixture.path(10), Fixture.rom(Chip.ESP32_S2, ""));

        var device = flasher.devices(ProgressListener.NONE).get(0);

        assertThat(device.lines())
                .containsExactly("Found Runtime: [303a:0002] ver=0723, devnum="
                        + device.usb().devnum()
                        + ", cfg=1, intf=2, path=\"1-10\", alt=0, name=\"UNKNOWN\", serial=\"0\"");
        assertThat(device.chip()).contains(Chip.ESP32_S2);
        assertThat(device.mode()).isEqualTo(DfuMode.RUNTIME);
        assertThat(device.problem()).isEmpty();
        assertThat(sleeper.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anApplicationUnderIdsOfItsOwnShowsItsChipWhenItHasLeft() throws IOException {
        var application = new FakeDfuDevice(sleeper).inRuntime();
        application.vendor = Chip.VENDOR_ID;
        application.product = 0x4002;
        application.dfuProduct = Chip.ESP32_S3.productId();
        application.attributes = 0x0f;
        bus.plug(Fixture.path(1), application);

        var result = flasher.flash(
                        FlashRequest.builder(Fixture.image(Chip.ESP32_S2)).build(), ProgressListener.NONE)
                .devices()
                .get(0);

        assertThat(result.error()).hasValueSatisfying(e -> assertThat(e.code()).isEqualTo(FlashError.WRONG_DEVICE));
        assertThat(application.blocks()).isEmpty();
    }
}
