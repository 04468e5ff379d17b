// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.Started.After;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.sim.SimulatedBoard;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong while the application is started, nothing is taken back of what the board has confirmed. */
class StartFaultsTest {

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    private SimulatedBoard plug(String path, Chip chip, SimulatedApp app) throws IOException {
        var board = Firmwares.board(chip, app, "1.0");
        fixture.bus.plug(path, board);
        return board;
    }

    private FlashRequest.Builder request(Chip chip) throws IOException {
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        return FlashRequest.builder(FlashFile.read(image, false)).run("true");
    }

    private BoardResult flash(FlashRequest.Builder request) throws IOException {
        return fixture.flash(request.build()).devices().get(0);
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
            boolean runs = here.product("1-10").equals(Optional.of("blink 2.0"));
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

    @Test
    void aBusThatCannotBeLookedAtOnceIsLookedAtAgain() throws IOException {
        plug("1-10", Chip.ESP32_S2, SimulatedApp.DFU);
        var looks = new int[1];
        fixture.bus.before = (step, path, transfers) -> {
            boolean restarts = fixture.log.phases.contains(ProgressListener.Phase.RESETTING);
            if (step == TestBus.Step.LOOK && restarts && looks[0]++ == 1) {
                throw new UsbException(UsbError.USB_IO, "the bus is busy");
            }
        };

        assertThat(flash(request(Chip.ESP32_S2)).started().map(Started::after)).contains(After.APPLICATION);
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
}
