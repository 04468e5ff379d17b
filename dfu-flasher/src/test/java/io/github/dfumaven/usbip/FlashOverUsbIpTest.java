// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.flash.AfterReset;
import io.github.dfumaven.flash.Cancellation;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FlashOverUsbIpTest {

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void everyChipIsFlashedFromRuntimeModeAndAgainFromDfuMode(Chip chip) throws IOException {
        var boards = Bench.boards(chip, 1);
        var rom = boards.list().get(0).rom();
        try (var server = Bench.serve(boards)) {
            try (var bus = UsbIpHosts.open(Bench.hosts(server))) {
                flash(bus, FlashRequest.builder(Bench.image(chip)).build());
                assertThat(Bench.holdsImage(rom)).isTrue();
            }
            int before = rom.flash().operations().size();
            try (var bus = UsbIpHosts.open(Bench.hosts(server))) {
                assertThat(Flashers.of(bus).devices(ProgressListener.NONE))
                        .singleElement()
                        .satisfies(device -> assertThat(device.mode()).isEqualTo(DfuMode.DFU));
                flash(bus, FlashRequest.builder(Bench.image(chip)).build());
            }
            assertThat(Bench.holdsImage(rom)).isTrue();
            assertThat(rom.flash().operations()).hasSize(2 * before);
        }
    }

    @Test
    void aBoardInDfuModeIsRestartedByItsResetAndComesBackInRuntimeMode() throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S3, 1));
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var report = Flashers.of(bus)
                    .flash(
                            FlashRequest.builder(Bench.image(Chip.ESP32_S3))
                                    .reset(true)
                                    .build(),
                            ProgressListener.NONE);

            report.orThrow();
            assertThat(report.devices().get(0).afterReset()).isEqualTo(Optional.of(AfterReset.RUNTIME));
        }
    }

    @Test
    void twoBoardsOfOneServerAreFlashedInParallel() throws IOException {
        var boards = Bench.boards(Chip.ESP32_S2, 2);
        try (var server = Bench.serve(boards);
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            flash(
                    bus,
                    FlashRequest.builder(Bench.image(Chip.ESP32_S2)).all(true).build());
        }
        for (var board : boards.list()) {
            assertThat(Bench.holdsImage(board.rom())).isTrue();
        }
    }

    @Test
    void theBoardsOfTwoServersAreFlashedInOneRun() throws IOException {
        var here = Bench.boards(Chip.ESP32_P4, 1);
        var there = Bench.boards(Chip.ESP32_P4, 2);
        try (var first = Bench.serve(here);
                var second = Bench.serve(there);
                var bus = UsbIpHosts.open(Bench.hosts(first, second))) {
            assertThat(bus.devices().stream().map(device -> device.path().toString()))
                    .containsExactly(
                            "localhost:" + first.port() + "/1-10",
                            "localhost:" + second.port() + "/1-10",
                            "localhost:" + second.port() + "/1-2");
            flash(
                    bus,
                    FlashRequest.builder(Bench.image(Chip.ESP32_P4)).all(true).build());
        }
        assertThat(Bench.holdsImage(here.list().get(0).rom())).isTrue();
        for (var board : there.list()) {
            assertThat(Bench.holdsImage(board.rom())).isTrue();
        }
    }

    /** Each looks at all boards first, and must not keep one while it waits for another that somebody else looks at. */
    @Test
    void fourClientsFlashABoardEachAtTheSameTime() throws IOException {
        var boards = Bench.boards(Chip.ESP32_S31, 4);
        try (var server = Bench.serve(boards)) {
            var clients = boards.list().stream()
                    .map(board -> CompletableFuture.runAsync(() -> flashOne(server, board.path())))
                    .toList();
            clients.forEach(CompletableFuture::join);
        }
        for (var board : boards.list()) {
            assertThat(Bench.holdsImage(board.rom())).isTrue();
        }
    }

    /** What leaves in one write arrives as a piece, for the next one waits for the answers. */
    @Test
    void aBlockLeavesTogetherWithTheQuestionForItsStatus() throws IOException {
        int blocks = (Bench.image(Chip.ESP32_S2).payload().length() + 63) / 64;
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S2, 1));
                var cable = new DelayLine(server.port(), Duration.ZERO);
                var bus = UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + cable.port()))) {
            Flashers.of(bus).detach(Selection.any(), ProgressListener.NONE, new Cancellation());
            int before = cable.pieces();

            flash(bus, FlashRequest.builder(Bench.image(Chip.ESP32_S2)).build());

            int besides = 10; // the list, the board's texts and its state
            assertThat(cable.pieces() - before).isBetween(1, blocks + 1 + besides);
        }
    }

    @Test
    void theListIsThatOfDfuUtil() throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S2, 1));
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var found = Flashers.of(bus).devices(ProgressListener.NONE);

            assertThat(found.get(0).lines().get(0))
                    .isEqualTo("Found Runtime: [303a:0002] ver=0723, devnum=2, cfg=1, intf=2, path=\"localhost:"
                            + server.port() + "/1-10\", alt=0, name=\"UNKNOWN\", serial=\"0\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 256})
    void blocksMayGoOutTogether(int pipeline) throws IOException {
        var boards = Bench.boards(Chip.ESP32_S3, 1);
        try (var server = Bench.serve(boards);
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            flash(
                    bus,
                    FlashRequest.builder(Bench.image(Chip.ESP32_S3))
                            .pipeline(String.valueOf(pipeline))
                            .build());

            assertThat(Bench.holdsImage(boards.list().get(0).rom())).isTrue();
        }
    }

    @Test
    void detachAloneBringsABoardIntoDfuMode() throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S3, 1));
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var device = Flashers.of(bus).detach(Selection.any(), ProgressListener.NONE, new Cancellation());

            assertThat(device.mode()).isEqualTo(DfuMode.DFU);
        }
    }

    private static void flashOne(UsbIpServer server, UsbPath path) {
        try (var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var there = new UsbPath("localhost:" + server.port(), path.bus(), path.ports());
            flash(
                    bus,
                    FlashRequest.builder(Bench.image(Chip.ESP32_S31))
                            .selection(Selection.builder().path(List.of(there)).build())
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flash(UsbIpHosts bus, FlashRequest request) throws IOException {
        Flashers.of(bus).flash(request, ProgressListener.NONE).orThrow();
    }
}
