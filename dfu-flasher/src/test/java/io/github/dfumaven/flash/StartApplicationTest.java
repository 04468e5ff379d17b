// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.Started.After;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.sim.SimulatedBoard;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.TransferResult;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @Test
    void aChipThatDoesNotRestartIsNotSaidToRun() throws IOException {
        plug("1-10", Chip.ESP32_S31, SimulatedApp.DFU);
        fixture.bus.wire = new AfterTheVerdict(
                (slot, transfer) -> transfer.request() == 1 ? TransferResult.ack(Bytes.EMPTY) : slot.deliver(transfer));

        var started = flash(request(Chip.ESP32_S31)).started().orElseThrow();

        assertThat(started.after()).isEqualTo(After.DOWNLOAD_MODE);
        assertThat(started.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.START_FAILED));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultWhileItIsStartedTakesNothingBack(Fault fault) throws IOException {
        for (int n = 1; ; n++) {
            var here = new Fixture();
            here.bus.plug("1-10", Firmwares.board(Chip.ESP32_S3, SimulatedApp.DFU, "1.0"));
            var failing = new int[] {n};
            here.bus.wire = new AfterTheVerdict(
                    (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer));

            var result = here.flash(request(Chip.ESP32_S3).build()).devices().get(0);

            assertThat(result.outcome()).as("%s at %d", fault, n).isEqualTo(Outcome.FLASHED);
            var after = result.started().orElseThrow().after();
            boolean runs = product(here, "1-10").equals(Optional.of("blink 2.0"));
            assertThat(after == After.APPLICATION)
                    .as("%s at %d: %s", fault, n, after)
                    .isEqualTo(runs);
            assertThat(after == After.GONE)
                    .as("%s at %d: %s", fault, n, after)
                    .isEqualTo(here.bus.at(Fixture.path(10)).isEmpty());
            assertThat(here.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
            if (failing[0] > 0) {
                assertThat(n).isGreaterThan(10);
                return;
            }
        }
    }

    @Test
    void aBusThatCannotBeLookedAtTakesNothingBack() throws IOException {
        plug("1-10", Chip.ESP32_S2, SimulatedApp.DFU);
        fixture.bus.wire = new AfterTheVerdict((slot, transfer) -> {
            fixture.bus.before = (step, path, transfers) -> {
                if (step == TestBus.Step.LOOK) {
                    throw new UsbException(UsbError.USB_IO, "the bus is gone");
                }
            };
            return slot.deliver(transfer);
        });

        var run = flash(request(Chip.ESP32_S2));
        assertThat(run.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(run.started().map(Started::after)).contains(After.NOT_TRIED);
    }

    /** The same is true of the reset. */
    @Test
    void aBusThatCannotBeLookedAtAfterAResetTakesNothingBack() throws IOException {
        plug("1-10", Chip.ESP32_S2, SimulatedApp.DFU);
        fixture.bus.before = (step, path, transfers) -> {
            if (step == TestBus.Step.LOOK && fixture.log.phases.contains(ProgressListener.Phase.RESETTING)) {
                throw new UsbException(UsbError.USB_IO, "the bus is gone");
            }
        };

        var result = flash(request(Chip.ESP32_S2).run("false").reset(true));

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(fixture.log.notes).anyMatch(note -> note.contains("was not seen"));
    }

    @Test
    void brokenOffWhileItStartsIsTold() throws IOException {
        plug("1-10", Chip.ESP32_S3, SimulatedApp.DFU);
        var cancellation = new Cancellation();
        fixture.bus.wire = new AfterTheVerdict((slot, transfer) -> {
            cancellation.cancel();
            return slot.deliver(transfer);
        });

        var report = fixture.flasher.flash(request(Chip.ESP32_S3).build(), fixture.log, cancellation);

        assertThat(report.devices().get(0).outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(report.interrupted()).isTrue();
        assertThat(report.failure().orElseThrow().code()).isEqualTo(SessionError.INTERRUPTED);
        assertThat(report.failure().orElseThrow().hint()).contains("stays as it is");
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

    /** Lets all pass until the board has given its verdict, which follows the block without data. */
    private static final class AfterTheVerdict implements TestBus.Wire {
        private final TestBus.Wire then;
        private boolean ended;
        private boolean over;

        AfterTheVerdict(TestBus.Wire then) {
            this.then = then;
        }

        @Override
        public TransferResult carry(TestBus.Slot slot, ControlTransfer transfer) {
            if (over) {
                return then.carry(slot, transfer);
            }
            over = ended && transfer.request() == 3;
            ended |= transfer.requestType() == 0x21 && transfer.request() == 1 && transfer.length() == 0;
            return slot.deliver(transfer);
        }
    }

    private Optional<String> product(String path) throws IOException {
        return product(fixture, path);
    }

    private static Optional<String> product(Fixture fixture, String path) throws IOException {
        var ports = path.split("-", -1);
        var there = fixture.bus.at(Fixture.path(Integer.parseInt(ports[1])));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        fixture.bus.wire = TestBus.Slot::deliver;
        try (var handle = fixture.bus.open(there.get())) {
            var text = handle.control(List.of(ControlTransfer.in(0x80, 6, 0x0302, 0x0409, 255)), Duration.ofSeconds(1))
                    .get(0)
                    .data();
            return Optional.of(text.slice(Math.min(2, text.length())).toByteArray())
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_16LE));
        }
    }
}
