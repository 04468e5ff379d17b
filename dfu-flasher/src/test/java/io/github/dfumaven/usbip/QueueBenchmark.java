// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbfs.Alternation;
import io.github.dfumaven.usbfs.SynchronousBus;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How fast we are beside ourselves: with each transfer waiting for the one before it, and with one board instead of
 * two. Not one of the tests:
 *
 * <pre>
 * ./mvnw -Pbenchmark test -pl dfu-imgtool,dfu-flasher -Dtest=QueueBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class QueueBenchmark {

    private static final int KIB = Integer.getInteger("dfu.benchmark.kib", 256);
    private static final UsbPath PATH = UsbPath.of(1, 10);

    @Test
    void queuedPairsBesideOneByOneOverALongCable() throws Exception {
        System.out.printf(
                Locale.ROOT, "benchmark: %d KiB over USB/IP, medians of %d rounds, s%n", KIB, Alternation.ROUNDS);
        System.out.println("benchmark: | delay in each direction | one by one | queued pairs | ratio |");
        for (var oneWay : new Duration[] {Duration.ZERO, Duration.ofNanos(500_000)}) {
            Alternation.of(() -> overUsbIp(oneWay, SynchronousBus::new), () -> overUsbIp(oneWay, bus -> bus))
                    .tell(String.format(Locale.ROOT, "%.1f ms", oneWay.toNanos() / 1e6), Double::doubleValue);
        }
    }

    @Test
    void twoBoardsBesideOne() throws Exception {
        System.out.printf(Locale.ROOT, "benchmark: %d KiB, simulated in this process, typical timing, s%n", KIB);
        System.out.println("benchmark: | | one board | two boards | ratio |");
        Alternation.of(() -> inProcess(1), () -> inProcess(2)).tell("in parallel", Double::doubleValue);
    }

    private static double overUsbIp(Duration oneWay, UnaryOperator<UsbBus> wrapped) throws IOException {
        var boards = Map.of(PATH, Boards.inDfuMode(Chip.ESP32_S3));
        try (var server = Served.start(boards);
                var cable = new DelayLine(server.port(), oneWay);
                var bus = UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + cable.port()))) {
            return flash(wrapped.apply(bus));
        }
    }

    private static double inProcess(int boards) throws IOException {
        try (var bus = new SimulatedBus(Sleeper.REAL, BusTiming.TYPICAL)) {
            for (int port = 1; port <= boards; port++) {
                bus.plug(UsbPath.of(1, port), Boards.inRuntimeMode(Chip.ESP32_S3));
            }
            return flash(bus);
        }
    }

    /** Returns how many seconds it took. */
    private static double flash(UsbBus bus) throws IOException {
        var content = Bytes.fill(0x5a, KIB << 10);
        var image = FlashImage.of("dfu.bin", TinyArchive.of(0x10000, content, content.md5()))
                .forDevice(Chip.VENDOR_ID, Chip.ESP32_S3.productId());
        long start = System.nanoTime();
        Flashers.of(bus)
                .flash(FlashRequest.builder(image).all(true).build(), ProgressListener.NONE)
                .orThrow();
        return (System.nanoTime() - start) / 1e9;
    }
}
