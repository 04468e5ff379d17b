// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.VirtualSleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application under the ids of the ROM of another chip, as old Arduino cores have them by default. */
class ApplicationWithOtherIdsTest {

    private static final String MAC = "7c:df:a1:00:00:01";

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus =
            new SimulatedBus(sleeper, new BusTiming(Duration.ZERO, Duration.ofMillis(150), Duration.ofMillis(2500)));
    private final FakeDfuDevice application = new FakeDfuDevice(sleeper).inRuntime();
    private final Flasher flasher = new Flasher(bus, sleeper);

    private void plug(SimulatedRom rom) {
        application.vendor = Chip.VENDOR_ID;
        application.product = Chip.ESP32_S2.productId();
        application.version = Optional.of(0x0101);
        application.attributes = 0x07;
        bus.plug(Fixture.path(10), new ApplicationOnChip(application, rom));
    }

    private BoardResult flash(Chip chip) throws IOException {
        var request = FlashRequest.builder(Fixture.image(chip))
                .selection(Selection.builder().path(List.of(Fixture.path(10))).build())
                .build();
        return flasher.flash(request, ProgressListener.NONE).devices().get(0);
    }

    @Test
    void theBoardIsDetachedLookedAtAgainAndFlashed() throws IOException {
        var rom = Boards.detached(Fixture.rom(Chip.ESP32_S3, MAC));
        plug(rom);

        var result = flash(Chip.ESP32_S3);

        assertThat(result.error()).isEmpty();
        assertThat(result.target()).contains("esp32s3");
        assertThat(Fixture.holdsImage(rom)).isTrue();
    }

    @Test
    void anImageForTheChipOfTheIdsIsRefusedWhenTheRomHasComeForth() throws IOException {
        var rom = Boards.detached(Fixture.rom(Chip.ESP32_S3, MAC));
        plug(rom);

        var result = flash(Chip.ESP32_S2);

        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.WRONG_DEVICE));
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void aRomThatComesForthInRuntimeModeIsAskedToLeaveOnceMore() throws IOException {
        var rom = Fixture.rom(Chip.ESP32_P4, MAC);
        plug(rom);

        var result = flash(Chip.ESP32_P4);

        assertThat(result.error()).isEmpty();
        assertThat(Fixture.holdsImage(rom)).isTrue();
    }

    @Test
    void theListNamesNoChip() throws IOException {
        plug(Fixture.rom(Chip.ESP32_S3, MAC));

        var device = flasher.devices(ProgressListener.NONE).get(0);

        assertThat(device.usb().descriptor().productId()).isEqualTo(Chip.ESP32_S2.productId());
        assertThat(device.chip()).isEmpty();
    }

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theRomsAreKnownByTheirOwnDescriptorsInBothModes(Chip chip) throws IOException {
        bus.plug(Fixture.path(1), Fixture.rom(chip, MAC));
        bus.plug(Fixture.path(2), Boards.inDfuMode(chip));

        var devices = flasher.devices(ProgressListener.NONE);

        assertThat(devices).hasSize(2).allMatch(device -> device.isRom());
        assertThat(devices)
                .allMatch(device -> device.chip().filter(chip::equals).isPresent());
    }
}
