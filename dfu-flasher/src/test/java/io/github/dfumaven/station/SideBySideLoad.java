// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.sim.FlashTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty boards at once take hardly longer than one: with the times of real flash it is the boards that are waited for. */
class SideBySideLoad {

    private static final int SLOTS = 20;
    private static final double MOST = 1.3;
    private static final int TRIES = 3;
    private static final int APP_SIZE = 256 << 10;

    @TempDir
    private Path folder;

    @Test
    void twentyBoardsTakeAtMost13TimesTheTimeOfOne() throws Exception {
        double one = Double.MAX_VALUE;
        double twenty = Double.MAX_VALUE;
        seconds("warm", 2);
        for (int n = 0; n < TRIES; n++) {
            one = Math.min(one, seconds("one" + n, 1));
            twenty = Math.min(twenty, seconds("twenty" + n, SLOTS));
        }

        System.out.printf(
                Locale.ROOT,
                "load: one board %.2f s, %d at once %.2f s: %.2f times%n",
                one,
                SLOTS,
                twenty,
                twenty / one);
        assertThat(twenty / one).isLessThan(MOST);
    }

    /** Returns the time from the first beginning to the last end, of which real time is the measure. */
    private double seconds(String name, int count) throws Exception {
        var place = Files.createDirectories(folder.resolve(name));
        try (var line = new Line(place, Line.CHIP, RecordAddress.of(place.resolve("records.db")), 1)) {
            var noise = new byte[APP_SIZE];
            new Random(count).nextBytes(noise);
            line.image(Map.of(0x100000L, Bytes.copyOf(noise)));
            for (int n = 1; n <= count; n++) {
                var mac = String.format(Locale.ROOT, "7c:df:a1:00:00:%02x", n);
                line.plug(
                        UsbPath.of(1, n),
                        SimulatedRom.of(Line.CHIP, mac, NorFlash.blank(4 << 20, FlashTiming.TYPICAL)));
            }
            line.start(", \"count\": " + count);
            for (int n = 0; n < count; n++) {
                var result = line.awaitEnd();
                assertThat(result.end().verdict()).as("%s", result).isEqualTo(AttemptVerdict.CONFIRMED);
            }
            line.awaitStationEnd();
            var attempts = line.records.attempts(Instant.EPOCH);
            var begin = attempts.stream().map(at -> at.attempt().began()).min(Instant::compareTo);
            var end = attempts.stream()
                    .map(at -> at.attempt().began().plusMillis(at.millis().orElseThrow()))
                    .max(Instant::compareTo);
            return Duration.between(begin.orElseThrow(), end.orElseThrow()).toMillis() / 1000.0;
        }
    }
}
