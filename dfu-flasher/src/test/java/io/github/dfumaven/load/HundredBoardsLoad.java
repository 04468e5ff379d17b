// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedTiming;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.Served;
import io.github.dfumaven.usbip.UsbIpHost;
import io.github.dfumaven.usbip.UsbIpHosts;
import io.github.dfumaven.usbip.UsbIpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred boards over USB/IP, flashed at once by one process: all are in the middle of it at the same time. */
class HundredBoardsLoad {

    private static final int BOARDS = 100;
    private static final int MOST_KIB = 64;
    private static final long LIMIT_MINUTES = 5;
    private static final long END_MILLIS = 10_000;
    private static final Chip CHIP = Chip.ESP32_S3;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path folder;

    /** Lets no board go on after its first bytes before all have them. */
    private static final class Gate implements ProgressListener {

        private final CyclicBarrier barrier = new CyclicBarrier(BOARDS);
        private final Set<UsbPath> passed = ConcurrentHashMap.newKeySet();

        @Override
        public void progress(UsbPath device, long sent, long total) {
            if (sent > 0 && passed.add(device)) {
                try {
                    barrier.await(LIMIT_MINUTES, TimeUnit.MINUTES);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException(device + ": the others do not come", e);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aHundredBoardsAreFlashedAtOnce(int servers) throws Exception {
        var firmware = Firmware.random(new Random(servers), CHIP, MOST_KIB, folder);
        var boards = SimulatedBoards.of(CHIP, BOARDS, 4 << 20, SimulatedTiming.INSTANT)
                .list();
        long descriptors = descriptors();
        var serving = serve(boards, servers);
        double listed;
        double flashed;
        try (var bus = UsbIpHosts.open(UsbIpHost.parse(url(serving)))) {
            var flasher = Flashers.of(bus);
            long start = System.nanoTime();
            assertThat(flasher.devices(ProgressListener.NONE)).hasSize(BOARDS);
            listed = (System.nanoTime() - start) / 1e9;

            start = System.nanoTime();
            var gate = new Gate();
            var results = flasher.flash(
                            FlashRequest.builder(firmware.image()).all(true).build(), gate)
                    .devices();
            flashed = (System.nanoTime() - start) / 1e9;

            assertThat(results).hasSize(BOARDS).allSatisfy(found -> {
                assertThat(found.error()).isEmpty();
                assertThat(found.outcome()).isEqualTo(Outcome.FLASHED);
                assertThat(found.restarts()).isZero();
            });
            assertThat(gate.passed).hasSize(BOARDS);
        } finally {
            serving.forEach(UsbIpServer::close);
        }
        for (var board : boards) {
            assertThat(firmware.isOn(board.rom().flash()))
                    .as("%s", board.path())
                    .isTrue();
        }
        endOfOurThreads();
        assertThat(descriptors() - descriptors).as("descriptors left behind").isLessThan(BOARDS / 4);

        double kib = BOARDS * firmware.image().payload().length() / 1024.0;
        System.out.printf(
                "load: %d boards on %d servers, %.0f KiB each: listed in %.1f s, flashed in %.1f s, %.0f KiB/s together%n",
                BOARDS, servers, kib / BOARDS, listed, flashed, kib / flashed);
    }

    private static List<UsbIpServer> serve(List<SimulatedBoards.Board> boards, int servers) throws IOException {
        var serving = new ArrayList<UsbIpServer>();
        int each = boards.size() / servers;
        for (int i = 0; i < servers; i++) {
            var devices = new LinkedHashMap<UsbPath, SimulatedDevice>();
            boards.subList(i * each, (i + 1) * each).forEach(device -> devices.put(device.path(), device.rom()));
            serving.add(Served.start(devices));
        }
        return serving;
    }

    private static String url(List<UsbIpServer> servers) {
        var hosts = servers.stream().map(server -> "localhost:" + server.port()).toList();
        return "usbip://" + String.join(",", hosts);
    }

    /** Each board had threads of its own, on both sides; none of them may be left. */
    private static void endOfOurThreads() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("usbip") || thread.getName().equals("dfu-flash")) {
                thread.join(END_MILLIS);
                assertThat(thread.isAlive()).as("%s", thread).isFalse();
            }
        }
    }

    private static long descriptors() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (var open = Files.list(DESCRIPTORS)) {
            return open.count();
        }
    }
}
