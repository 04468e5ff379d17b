// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.Started.After;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.sim.SimulatedBoard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application is started through the watchdog of the chip, and what comes of it is told apart. */
class StartApplicationTest {

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    private SimulatedBoard plug(String path, Chip chip, SimulatedApp app) throws IOException {
        var board = Firmwares.board(chip, app, "1.0");
        fixture.bus.plug(path, board);
        return board;
    }

    /** Puts a board into download mode by hand. */
    private void plugWithBootHeld(String path, Chip chip, SimulatedApp app) throws IOException {
        var board = Firmwares.board(chip, app, "1.0");
        board.holdBoot();
        board.powerCycle();
        fixture.bus.plug(path, board);
        assertThat(product(path)).contains(chip.name().replace('_', '-'));
        board.releaseBoot();
    }

    private FlashRequest.Builder request(Chip chip) throws IOException {
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        return FlashRequest.builder(FlashFile.read(image, false)).run("true");
    }

    private BoardResult flash(FlashRequest.Builder request) throws IOException {
        return fixture.flash(request.build()).devices().get(0);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theWholeCircleFromOneApplicationToTheNext(Chip chip) throws IOException {
        plug("1-10", chip, SimulatedApp.DFU);
        assertThat(product("1-10")).contains("blink 1.0");

        var result = flash(request(chip));

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(result.started()).contains(new Started(After.APPLICATION, Optional.empty(), false));
        assertThat(result.remarks()).containsExactly("the application runs");
        assertThat(product("1-10")).contains("blink 2.0");
        assertThat(fixture.log.notes).anyMatch(note -> note.contains("experimental"));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void withBootHeldDownItIsFlashedAndNotStarted(Chip chip) throws IOException {
        var board = plug("1-10", chip, SimulatedApp.DFU);
        board.holdBoot();

        var report = fixture.flash(request(chip).build());

        assertThat(report.ok()).isTrue();
        var started = report.devices().get(0).started().orElseThrow();
        assertThat(started.after()).isEqualTo(After.DOWNLOAD_MODE);
        assertThat(started.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.DOWNLOAD_MODE_AGAIN);
            assertThat(error.hint()).contains("BOOT");
        });
    }

    @Test
    void whereItIsRequiredToStartThatIsAFailure() throws IOException {
        plug("1-10", Chip.ESP32_S3, SimulatedApp.DFU).holdBoot();

        var report = fixture.flash(request(Chip.ESP32_S3).run("required").build());

        assertThat(report.ok()).isFalse();
        assertThat(report.devices().get(0).outcome()).isEqualTo(Outcome.FLASHED);
        assertThatThrownBy(report::orThrow).hasMessageContaining("download-mode-again");
    }

    @ParameterizedTest
    @MethodSource("chips")
    void anApplicationWithoutUsbLeaves(Chip chip) throws IOException {
        plugWithBootHeld("1-10", chip, SimulatedApp.NONE);

        var started = flash(request(chip).run("required")).started();

        assertThat(started).contains(new Started(After.GONE, Optional.empty(), true));
    }

    /** The console of ESP-IDF keeps the descriptors of the ROM; on this chip its number gives it away. */
    @Test
    void theConsoleOfTheS2IsTheApplication() throws IOException {
        plug("1-10", Chip.ESP32_S2, SimulatedApp.CONSOLE);

        assertThat(flash(request(Chip.ESP32_S2)).started().map(Started::after)).contains(After.APPLICATION);
    }

    /** On the others nothing does, and nothing is claimed. */
    @Test
    void theConsoleOfTheS3LooksLikeDownloadMode() throws IOException {
        plug("1-10", Chip.ESP32_S3, SimulatedApp.CONSOLE);

        var started = flash(request(Chip.ESP32_S3)).started().orElseThrow();

        assertThat(started.after()).isEqualTo(After.DOWNLOAD_MODE);
        assertThat(started.text()).contains("or runs an application with the USB console of ESP-IDF");
    }

    @Test
    void onlyTheSelectedOneOfTwoBoardsRestarts() throws IOException {
        plug("1-10", Chip.ESP32_S2, SimulatedApp.DFU);
        plug("1-2", Chip.ESP32_S2, SimulatedApp.DFU);
        var other = fixture.bus.at(Fixture.path(2));

        flash(request(Chip.ESP32_S2)
                .selection(Selection.builder().path(List.of(Fixture.path(10))).build()));

        assertThat(product("1-10")).contains("blink 2.0");
        assertThat(fixture.bus.at(Fixture.path(2))).isEqualTo(other);
        assertThat(fixture.bus.opened).doesNotContain(Fixture.path(2));
    }

    @Test
    void aDeviceThatIsNoRomIsNotTold() throws IOException {
        fixture.bus.plug("1-10", new FakeDfuDevice(fixture.sleeper));

        var result = flash(
                FlashRequest.builder(FlashImage.of("a.bin", Bytes.fill(1, 100))).run("required"));

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(result.started().map(Started::after)).contains(After.NOT_TRIED);
        assertThat(result.failure())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.START_NOT_POSSIBLE));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void boardsInDownloadModeAreStartedWithoutFlashing(Chip chip) throws IOException {
        for (var path : List.of("1-10", "1-2")) {
            plugWithBootHeld(path, chip, SimulatedApp.DFU);
        }
        var both = Selection.builder()
                .path(List.of(Fixture.path(2), Fixture.path(10), Fixture.path(3)))
                .build();

        var results = fixture.flasher.start(both, fixture.log, new Cancellation());

        assertThat(results).extracting(result -> result.path().toString()).containsExactly("1-2", "1-3", "1-10");
        assertThat(results)
                .extracting(result -> result.started().after())
                .containsExactly(After.APPLICATION, After.NOT_TRIED, After.APPLICATION);
        assertThat(results.get(1).started().failure().orElseThrow().code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(product("1-10")).contains("blink 1.0");
    }

    @Test
    void nothingIsSentToAnApplicationThatRuns() throws IOException {
        plug("1-10", Chip.ESP32_S3, SimulatedApp.DFU);

        var results = fixture.flasher.start(Selection.any(), fixture.log, new Cancellation());

        assertThat(results.get(0).started().after()).isEqualTo(After.APPLICATION);
        assertThat(fixture.bus.seen).isEmpty();
    }

    @Test
    void theConsoleOfTheS2IsAnApplicationThatRuns() throws IOException {
        plug("1-10", Chip.ESP32_S2, SimulatedApp.CONSOLE);

        var results = fixture.flasher.start(Selection.any(), fixture.log, new Cancellation());

        assertThat(results.get(0).started().after()).isEqualTo(After.APPLICATION);
        assertThat(fixture.bus.seen).isEmpty();
    }

    @Test
    void oneOfSeveralHasToBeChosen() throws IOException {
        plug("1-10", Chip.ESP32_S3, SimulatedApp.DFU);
        plug("1-2", Chip.ESP32_S3, SimulatedApp.DFU);

        assertThatThrownBy(() -> fixture.flasher.start(Selection.any(), fixture.log, new Cancellation()))
                .hasMessageContaining("[several-devices]");
    }

    @Test
    void anotherWordIsRefused() {
        assertThatThrownBy(() -> request(Chip.ESP32_S3).run("maybe")).hasMessageContaining("[bad-run]");
    }

    private Optional<String> product(String path) throws IOException {
        return fixture.product(path);
    }
}
