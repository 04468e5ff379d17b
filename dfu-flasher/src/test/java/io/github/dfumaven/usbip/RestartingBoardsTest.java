// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.flash.Started.After;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.SimulatedApp;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A lent board that restarts leaves the client, and is there again as what it has become. */
@Timeout(120)
class RestartingBoardsTest {

    private static final UsbPath PLACE = UsbPath.of(1, 10);
    private static final UsbPath OTHER = UsbPath.of(1, 2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theWholeCircleOfOneBoardOfTwo(Chip chip) throws Exception {
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        var meant = Firmwares.board(chip, SimulatedApp.DFU, "1.0");
        var boards = Map.of(PLACE, meant, OTHER, Firmwares.board(chip, SimulatedApp.DFU, "1.0"));
        try (var server = Served.start(boards);
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var place = place(server, PLACE);
            assertThat(product(bus, place)).contains("blink 1.0");

            var flasher = Flashers.of(bus);
            var request = FlashRequest.builder(FlashFile.read(image, false))
                    .selection(Selection.builder().path(List.of(place)).build())
                    .run("required")
                    .build();
            var report = flasher.flash(request, ProgressListener.NONE);
            report.orThrow();
            assertThat(report.devices().get(0).started().orElseThrow().after()).isEqualTo(After.APPLICATION);

            await(bus, place, "blink 2.0");
            assertThat(product(bus, place(server, OTHER))).contains("blink 1.0");
        }
        var app = FlashThings.app(chip, "blink", "2.0");
        assertThat(meant.rom().flash().read(Firmwares.APP, app.length())).isEqualTo(app);
    }

    /** Its application has nothing that a server lends, and the server may list it for a while. */
    @ParameterizedTest
    @EnumSource(names = {"NONE", "CDC"})
    void aBoardThatStartsAnApplicationWithoutDfuHasLeft(SimulatedApp app) throws Exception {
        var chip = Chip.ESP32_S3;
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, Firmwares.of(chip, "2.0"));
        var board = Firmwares.board(chip, app, "1.0");
        board.holdBoot();
        board.powerCycle();
        board.releaseBoot();
        try (var server = Served.start(Map.of(PLACE, board));
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var request = FlashRequest.builder(FlashFile.read(image, false))
                    .run("required")
                    .build();

            var result = Flashers.of(bus)
                    .flash(request, ProgressListener.NONE)
                    .devices()
                    .get(0);

            assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
            assertThat(result.started().orElseThrow().after()).isEqualTo(After.GONE);
        }
    }

    private static UsbPath place(UsbIpServer server, UsbPath path) {
        return new UsbPath("localhost:" + server.port(), path.bus(), path.ports());
    }

    private static void await(UsbIpHosts bus, UsbPath path, String product) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!product(bus, path).equals(Optional.of(product))) {
            assertThat(System.nanoTime() - end).as("%s", bus.at(path)).isNegative();
            Sleeper.REAL.sleep(Duration.ofMillis(100));
        }
    }

    /** Returns the product string of what is there, if it is there and answers. */
    private static Optional<String> product(UsbIpHosts bus, UsbPath path) {
        try {
            var there = bus.at(path);
            return there.isEmpty() ? Optional.empty() : product(bus, there.get());
        } catch (UsbException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> product(UsbIpHosts bus, UsbDevice device) throws UsbException {
        try (var handle = bus.open(device)) {
            var result = handle.control(ControlTransfer.in(0x80, 6, 0x0302, 0x0409, 255), TIMEOUT);
            return result.ok() ? Optional.of(text(result.data())) : Optional.empty();
        }
    }

    private static String text(Bytes descriptor) {
        return new String(descriptor.slice(2).toByteArray(), StandardCharsets.UTF_16LE);
    }
}
