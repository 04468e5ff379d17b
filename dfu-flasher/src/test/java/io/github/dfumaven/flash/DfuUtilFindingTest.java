// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.Detaching;
import io.github.dfumaven.sim.FakeDfuDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How dfu-util 0.11 looks for devices, and what it gets wrong. */
class DfuUtilFindingTest {

    private static final Bytes PAYLOAD = Bytes.fill(0x42, 1000);

    private final Fixture fixture = new Fixture();
    private final FakeDfuDevice device = new FakeDfuDevice(fixture.sleeper);

    // The same in DFU mode, and with ids as the filter.
    @Test
    void idsFilterDevicesInDfuModeToo() throws IOException {
        fixture.plugRom(Chip.ESP32_S3, false);
        var selection = Selection.builder().device("303a:2").build();

        var thrown = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S2))
                        .selection(selection)
                        .build()));

        assertThat(thrown.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(thrown.message()).contains("303a:0009");
    }

    // dfu-util sleeps 5 seconds after DETACH, looks once, and gives up with "Lost device after RESET?".
    @Test
    void aDeviceMayTakeLongToComeBack() throws IOException {
        device.inRuntime().attributes = 0x0f;
        fixture.bus.plug("1-1", Detaching.comesBackAfter(Duration.ofSeconds(10), device));

        var report = fixture.flash(FlashRequest.builder(FlashImage.of("fw.bin", PAYLOAD))
                .selection(Selection.builder().path(List.of(Fixture.path(1))).build())
                .build());

        report.orThrow();
        assertThat(fixture.sleeper.elapsed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    // dfu-util looks for the ids, so another DFU device that is plugged in makes it give up.
    @Test
    void aDeviceIsFoundAgainAtItsPathWithOtherIds() throws IOException {
        device.inRuntime().attributes = 0x0f;
        device.dfuProduct = 0x0002;
        fixture.bus.plug("1-2", new FakeDfuDevice(fixture.sleeper));
        fixture.bus.plug("1-1", device);

        fixture.flash(FlashRequest.builder(FlashImage.of("fw.bin", PAYLOAD))
                        .selection(Selection.builder()
                                .path(List.of(Fixture.path(1)))
                                .build())
                        .build())
                .orThrow();

        assertThat(device.received()).isEqualTo(PAYLOAD);
    }

    // dfu-util waits for ever (-w), or swallows the next argument (--wait).
    @Test
    void aWaitHasALimit() {
        var thrown = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                        .waitFor("30s")
                        .build()));

        assertThat(thrown.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(fixture.sleeper.elapsed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void aDeviceThatAppearsEndsTheWait() throws IOException {
        var rom = Fixture.rom(Chip.ESP32_S3, "7c:df:a1:00:00:01");
        fixture.bus.plug("1-10", rom, Duration.ofSeconds(7));

        fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                        .waitFor("1m")
                        .build())
                .orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofSeconds(9));
    }

    // dfu-util refuses when a webcam or a headset with a DFU interface is plugged in.
    @Test
    void strangersInRuntimeModeAreLeftAlone() throws IOException {
        var webcam = new FakeDfuDevice(fixture.sleeper).inRuntime();
        webcam.vendor = 0x05ac;
        fixture.bus.plug("1-3", webcam);
        var rom = fixture.plugRom(Chip.ESP32_S2);

        fixture.flash(Chip.ESP32_S2).orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(webcam.state()).isEqualTo(DfuState.APP_IDLE);
        assertThat(fixture.bus.opened).containsExactly(Fixture.path(10));
    }

    @Test
    void aStrangerAloneIsNotTakenForTheBoard() {
        var webcam = new FakeDfuDevice(fixture.sleeper).inRuntime();
        webcam.vendor = 0x05ac;
        fixture.bus.plug("1-3", webcam);

        var thrown = catchThrowableOfType(DeviceException.class, () -> fixture.flash(Chip.ESP32_S2));

        assertThat(thrown.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(thrown.message()).contains("1-3 [05ac:0001]");
        assertThat(fixture.bus.seen).isEmpty();
    }

    // dfu-util prints "Run-Time device" for any interface whose number is above 0, which every ESP chip's is.
    @Test
    void theListTellsTheModeFromTheProtocol() throws IOException {
        fixture.plugRom(Chip.ESP32_S2, false);
        fixture.bus.plug("1-11", Boards.detached(Fixture.rom(Chip.ESP32_S2, "")));

        var lines = fixture.flasher.devices(ProgressListener.NONE).stream()
                .flatMap(device -> device.lines().stream())
                .toList();

        assertThat(lines)
                .contains("Found DFU: [303a:0002] ver=0723, devnum=3, cfg=1, intf=2, path=\"1-11\", alt=0,"
                        + " name=\"UNKNOWN\", serial=\"0\"");
    }
}
