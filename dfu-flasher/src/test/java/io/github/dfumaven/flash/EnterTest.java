// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.Started.After;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.PlainDevice;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.sim.SimulatedBoard;
import io.github.dfumaven.sim.SimulatedRom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards whose application has a serial port only are brought into download mode by its lines, and no others. */
class EnterTest {

    private static final int LINES = 0x22;

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    private SimulatedRom plug(String path, Chip chip, String mac) throws IOException {
        var rom = SimulatedRom.of(chip, mac, Firmwares.flash(Firmwares.of(chip, "1.0")));
        fixture.bus.plug(path, SimulatedBoard.with(SimulatedApp.CDC, rom));
        return rom;
    }

    private FlashRequest.Builder request(Chip chip) throws IOException {
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        return FlashRequest.builder(FlashFile.read(image, false)).enter(true);
    }

    private BoardResult flash(FlashRequest.Builder request) throws IOException {
        var report = fixture.flash(request.build());
        assertThat(report.devices()).hasSize(1);
        return report.devices().get(0);
    }

    private DeviceException refused(FlashRequest.Builder request) {
        return catchThrowableOfType(DeviceException.class, () -> fixture.flash(request.build()));
    }

    private List<ControlTransfer> lines() {
        return fixture.bus.seen.stream()
                .filter(transfer -> transfer.request() == LINES)
                .toList();
    }

    private static boolean isNew(SimulatedRom rom, Chip chip) {
        var app = FlashThings.app(chip, "blink", "2.0");
        return rom.flash().read(Firmwares.APP, app.length()).equals(app);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theOnlyBoardIsBroughtIntoDownloadModeFlashedAndStartedAgain(Chip chip) throws IOException {
        var rom = plug("1-10", chip, "7c:df:a1:00:00:01");

        var result = flash(request(chip).run("required"));

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(result.started().map(Started::after)).contains(After.APPLICATION);
        assertThat(isNew(rom, chip)).isTrue();
        assertThat(lines()).extracting(ControlTransfer::value).containsExactly(2, 3, 1, 0);
    }

    @Test
    void withoutBeingAskedNothingThatRunsIsTouched() throws IOException {
        plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");

        var error = refused(request(Chip.ESP32_S3).enter(false));

        assertThat(error.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(error.hint()).contains("{enter}").contains("1-10");
        assertThat(fixture.bus.opened).isEmpty();
    }

    @Test
    void ofTwoNoneIsTouchedUnlessItIsChosen() throws IOException {
        plug("1-10", Chip.ESP32_S2, "7c:df:a1:00:00:01");
        plug("1-2", Chip.ESP32_S2, "7c:df:a1:00:00:02");

        var error = refused(request(Chip.ESP32_S2).all(true));

        assertThat(error.code()).isEqualTo(FlashError.SEVERAL_TO_ENTER);
        assertThat(error.message()).contains("1-10", "1-2");
        assertThat(fixture.bus.opened).isEmpty();
    }

    @Test
    void theOneAtThePathIsAndNoOther() throws IOException {
        var meant = plug("1-10", Chip.ESP32_S2, "7c:df:a1:00:00:01");
        var other = plug("1-2", Chip.ESP32_S2, "7c:df:a1:00:00:02");

        flash(request(Chip.ESP32_S2)
                .selection(Selection.builder().path(List.of(Fixture.path(10))).build()));

        assertThat(isNew(meant, Chip.ESP32_S2)).isTrue();
        assertThat(isNew(other, Chip.ESP32_S2)).isFalse();
        assertThat(fixture.bus.opened).containsExactly(Fixture.path(10));
    }

    /** The ROM of the ESP32-S2 has another number than its application; the place is what it is found by then. */
    @ParameterizedTest
    @ValueSource(strings = {"7CDFA1000002", "7c:df:a1:00:00:02"})
    void theOneWithTheNumberIsAndNoOther(String serial) throws IOException {
        for (var chip : List.of(Chip.ESP32_S2, Chip.ESP32_S3)) {
            var other = plug("1-10", chip, "7c:df:a1:00:00:01");
            var meant = plug("1-2", chip, "7c:df:a1:00:00:02");

            var result = flash(
                    request(chip).selection(Selection.builder().serial(serial).build()));

            assertThat(result.outcome()).as("%s", result.error()).isEqualTo(Outcome.FLASHED);
            assertThat(isNew(meant, chip)).isTrue();
            assertThat(isNew(other, chip)).isFalse();
        }
    }

    /** What was said of the application does not hold for the ROM. */
    @Test
    void theIdsOfTheApplicationChooseIt() throws IOException {
        var rom = plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");

        var result = flash(request(Chip.ESP32_S3)
                .selection(Selection.builder().device("303a:4001").build()));

        assertThat(result.outcome()).as("%s", result.error()).isEqualTo(Outcome.FLASHED);
        assertThat(isNew(rom, Chip.ESP32_S3)).isTrue();
    }

    @Test
    void aDryRunRestartsNothing() throws IOException {
        plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");

        var result = flash(request(Chip.ESP32_S3).dryRun(true));

        assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(fixture.bus.opened).isEmpty();
        assertThat(fixture.log.notes).anyMatch(note -> note.startsWith("would be restarted"));
    }

    @Test
    void brokenOffOnItsWayIsNotSaidToBeUntouched() throws IOException {
        plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");
        var cancellation = new Cancellation();
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.request() == LINES) {
                cancellation.cancel();
            }
            return slot.deliver(transfer);
        };

        var error = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flasher.flash(request(Chip.ESP32_S3).build(), fixture.log, cancellation));

        assertThat(error.message()).contains("on its way into DFU mode");
        assertThat(error.hint()).contains("RESET");
    }

    @Test
    void severalPathsAreAllBroughtThere() throws IOException {
        var first = plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");
        var second = plug("1-2", Chip.ESP32_S3, "7c:df:a1:00:00:02");
        var third = Fixture.rom(Chip.ESP32_S3, "7c:df:a1:00:00:03");
        fixture.bus.plug("1-3", third);
        var three = Selection.builder()
                .path(List.of(Fixture.path(10), Fixture.path(2), Fixture.path(3)))
                .build();

        fixture.flash(request(Chip.ESP32_S3).selection(three).build()).orThrow();

        assertThat(List.of(first, second, third)).allMatch(rom -> isNew(rom, Chip.ESP32_S3));
    }

    @Test
    void whereABoardIsInDownloadModeThatOneIsMeant() throws IOException {
        var running = plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");
        var waiting = Boards.inRuntimeMode(Chip.ESP32_S3);
        fixture.bus.plug("1-2", waiting);

        flash(request(Chip.ESP32_S3));

        assertThat(isNew(waiting, Chip.ESP32_S3)).isTrue();
        assertThat(isNew(running, Chip.ESP32_S3)).isFalse();
        assertThat(lines()).isEmpty();
    }

    @Test
    void serialPortsOfOthersAreLeftAlone() throws IOException {
        fixture.bus.plug("1-10", port(0x2341, 0x0043));
        fixture.bus.plug(
                "1-2",
                new PlainDevice(0x303a, 0x1001, 0x0101).with(0, 0x02, 0x02, 0).with(2, 0xff, 0xff, 1));

        var error = refused(request(Chip.ESP32_S3));

        assertThat(error.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(fixture.bus.opened).isEmpty();
    }

    @Test
    void onePointedAtIsAskedWhoeverMadeIt() throws IOException {
        fixture.bus.plug("1-10", port(0x239a, 0x80df));

        var error = refused(request(Chip.ESP32_S2)
                .selection(Selection.builder().path(List.of(Fixture.path(10))).build()));

        assertThat(error.code()).isEqualTo(FlashError.NOT_ENTERED);
        assertThat(error.message()).contains("did not react");
        assertThat(lines()).hasSize(4);
    }

    @Test
    void whatShowsAnotherPortOfTheChipIsTold() throws IOException {
        plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.request() == LINES && transfer.value() == 0) {
                fixture.bus.plug(
                        "1-10",
                        new PlainDevice(0x303a, 0x1001, 0x0101).with(0, 2, 2, 0).with(2, 0xff, 0xff, 1));
            }
            return slot.deliver(transfer);
        };

        var error = refused(request(Chip.ESP32_S3));

        assertThat(error.code()).isEqualTo(FlashError.NOT_ENTERED);
        assertThat(error.message()).contains("USB-Serial-JTAG");
    }

    @Test
    void anotherBoardThatComesInsteadIsNotFlashed() throws IOException {
        plug("1-10", Chip.ESP32_S3, "7c:df:a1:00:00:01");
        var other = Fixture.rom(Chip.ESP32_S3, "7c:df:a1:00:00:99");
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.request() == LINES && transfer.value() == 0) {
                fixture.bus.plug("1-10", other);
            }
            return slot.deliver(transfer);
        };

        assertThat(refused(request(Chip.ESP32_S3)).code()).isEqualTo(FlashError.ANOTHER_BOARD);
        assertThat(other.flash().operations()).isEmpty();
    }

    private static PlainDevice port(int vendor, int product) {
        return new PlainDevice(vendor, product, 0x0100).with(0, 0x02, 0x02, 0).with(1, 0x0a, 0, 0);
    }
}
