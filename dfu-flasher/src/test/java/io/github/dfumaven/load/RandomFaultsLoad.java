// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.Served;
import io.github.dfumaven.usbip.UsbIpHost;
import io.github.dfumaven.usbip.UsbIpHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flashes with faults drawn from a seed, each of which has to end as the board's flash tells: never a success unless it
 * holds the image, and no failure but after a fault, of a complete image only if that came after it. {@code -Ddfu.load.seed} draws the same faults again,
 * {@code -Ddfu.load.flashes} changes how many there are.
 */
class RandomFaultsLoad {

    private static final long SEED = Long.getLong("dfu.load.seed", System.nanoTime());
    private static final int FLASHES = Integer.getInteger("dfu.load.flashes", 1000);
    private static final int AT_ONCE = 100;
    private static final int MOST_KIB = 24;
    private static final List<Chip> CHIPS = List.of(Chip.ESP32_S2, Chip.ESP32_S3, Chip.ESP32_P4, Chip.ESP32_S31);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    /** One after the other on a clock that only moves when somebody waits, so that a seed says all. */
    @Test
    void oneBoardAfterTheOtherInThisProcess() throws IOException {
        var tally = new Tally();
        long start = System.nanoTime();
        for (int i = 0; i < FLASHES; i++) {
            long seed = SEED + i;
            var random = new Random(seed);
            var chip = CHIPS.get(random.nextInt(CHIPS.size()));
            var firmware = Firmware.random(random, chip, MOST_KIB, folder);
            var tried = Tried.random("seed " + seed, random, chip, mac(0), firmware);
            var sleeper = new VirtualSleeper();
            var bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
            bus.plug(UsbPath.of(1, 1), tried.board);
            var request = request(random, firmware);

            var report = Flashers.of(bus, sleeper).flash(request, ProgressListener.NONE);

            tried.judge(report.devices().get(0), request.restarts(), tally);
            assertThat(sleeper.elapsed()).as("seed %d", seed).isLessThan(LONGEST);
        }
        tally.print("one after the other, seed " + SEED, System.nanoTime() - start);
    }

    /** A hundred at once over USB/IP; what waits for what there is not drawn. */
    @Test
    void aHundredAtOnceOverUsbIp() throws IOException {
        var tally = new Tally();
        long start = System.nanoTime();
        for (int i = 0; i < FLASHES; i += AT_ONCE) {
            flashTogether(SEED + i, Math.min(AT_ONCE, FLASHES - i), tally);
        }
        tally.print("a hundred at once over USB/IP, seed " + SEED, System.nanoTime() - start);
    }

    private void flashTogether(long seed, int count, Tally tally) throws IOException {
        var random = new Random(seed);
        var chip = CHIPS.get(random.nextInt(CHIPS.size()));
        var firmware = Firmware.random(random, chip, MOST_KIB, folder);
        var boards = new LinkedHashMap<UsbPath, Tried>();
        for (int n = 0; n < count; n++) {
            var name = String.format(Locale.ROOT, "seed %d, board %d", seed, n);
            boards.put(UsbPath.of(1, n + 1), Tried.random(name, random, chip, mac(n), firmware));
        }
        var devices = new LinkedHashMap<UsbPath, SimulatedDevice>();
        boards.forEach((path, tried) -> devices.put(path, tried.board));
        var request = request(random, firmware);

        try (var server = Served.start(devices);
                var bus = UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + server.port()))) {
            var report = Flashers.of(bus).flash(request, ProgressListener.NONE);

            assertThat(report.devices()).as("seed %d", seed).hasSize(count);
            for (var result : report.devices()) {
                tried(boards, result.path()).judge(result, request.restarts(), tally);
            }
        }
    }

    private static Tried tried(Map<UsbPath, Tried> boards, UsbPath path) {
        return Objects.requireNonNull(
                boards.get(new UsbPath("", path.bus(), path.ports())), () -> "no board at " + path);
    }

    private static FlashRequest request(Random random, Firmware firmware) throws InvalidRequestException {
        var builder = FlashRequest.builder(firmware.image())
                .all(true)
                .restarts(random.nextInt(4) == 0 ? "0" : null)
                .pipeline(random.nextInt(4) == 0 ? "8" : null)
                .timeout("10s");
        if (random.nextInt(4) == 0) {
            builder.verify(firmware.contents());
        }
        return builder.build();
    }

    private static String mac(int n) {
        return String.format(Locale.ROOT, "7c:df:a1:00:00:%02x", n + 1);
    }
}
