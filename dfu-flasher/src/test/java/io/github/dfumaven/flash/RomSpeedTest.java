// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.SimulatedTiming;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long a board with the timing of the ROM's code takes, on a clock on which time passes only by waiting: it is the same on
 * every machine, and nothing that was measured on a chip.
 */
class RomSpeedTest {

    private static final int SIZE = 2 << 20;

    private final Map<Long, Bytes> files = new TreeMap<>();

    @TempDir
    private Path folder;

    RomSpeedTest() {
        files.put(0x10000L, Images.noise(4, 1536 << 10));
    }

    private FlashFile file(Chip chip) throws IOException {
        return FlashFile.read(new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, files), false);
    }

    /** Flash that differs in one sector. */
    private NorFlash almost() {
        return Images.flash(SIZE, Images.changed(files, 0x10000, IntStream.of(700_000)));
    }

    private Duration time(Chip chip, FlashRequest.Builder request) throws IOException {
        var sleeper = new VirtualSleeper();
        var bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:01", almost()).timed(SimulatedTiming.ROM);
        bus.plug(Fixture.path(10), Boards.detached(rom));
        long start = sleeper.nanoTime();

        new Flasher(bus, sleeper).flash(request.build(), ProgressListener.NONE).orThrow();

        assertThat(rom.flash().read(0, SIZE))
                .isEqualTo(Images.flash(SIZE, files).read(0, SIZE));
        return Duration.ofNanos(sleeper.nanoTime() - start);
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S3", "ESP32_S31"})
    void whatDiffersAloneAndShorterDelaysSaveMostOfTheTime(Chip chip) throws IOException {
        var file = file(chip);
        var all = time(chip, FlashRequest.builder(file));
        var changed = time(chip, FlashRequest.builder(file).changed(true));
        var fast = time(chip, FlashRequest.builder(file).fast(true));
        var both = time(chip, FlashRequest.builder(file).changed(true).fast(true));

        System.out.printf(
                Locale.ROOT,
                "timing of the ROM, %s, one of 384 sectors differs: all %.1f s, changed %.1f s (%.3f), fast %.1f s (%.3f),"
                        + " both %.1f s (%.3f)%n",
                chip,
                seconds(all),
                seconds(changed),
                seconds(changed) / seconds(all),
                seconds(fast),
                seconds(fast) / seconds(all),
                seconds(both),
                seconds(both) / seconds(all));
        assertThat(seconds(changed) / seconds(all)).isLessThan(0.4);
        assertThat(seconds(fast) / seconds(all)).isLessThan(0.3);
        assertThat(seconds(both) / seconds(all)).isLessThan(0.12);
    }

    /** The ESP32-S2 has no such delays, and where those of an ESP32-P4 are depends on its revision, which nothing tells. */
    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_P4"})
    void otherChipsAreFlashedAsTheyAre(Chip chip) throws IOException {
        var fixture = new Fixture();
        var rom = fixture.plugRom(chip, false);

        fixture.flash(FlashRequest.builder(Fixture.image(chip)).fast(true).build())
                .orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(fixture.log.notes).anyMatch(note -> note.startsWith("not faster: "));
        assertThat(fixture.bus.seen.stream().filter(transfer -> transfer.request() == 1 && transfer.length() == 0))
                .hasSize(1);
    }

    @Test
    void whatKeepsTheDelaysAsTheyAreKeepsNothingElse() throws IOException {
        for (var fault : Fault.values()) {
            for (int n = 1, seen = n; seen == n; n++) {
                var fixture = new Fixture();
                var rom = fixture.plugRom(Chip.ESP32_S3, false);
                int failing = n;
                var transfers = new int[1];
                fixture.bus.wire = (slot, transfer) -> {
                    boolean ours = (transfer.requestType() & 0x60) == 0x20;
                    return ours && ++transfers[0] == failing ? fault.apply(slot, transfer) : slot.deliver(transfer);
                };

                var result = fixture.flash(FlashRequest.builder(FlashImage.of(
                                                "dfu.bin", Fixture.archive().slice(0, 7252))
                                        .forDevice(0x303a, 9))
                                .fast(true)
                                .build())
                        .devices()
                        .get(0);

                boolean flashed = result.outcome() == BoardResult.Outcome.FLASHED;
                assertThat(flashed && !Fixture.holdsImage(rom))
                        .as("%s at %d", fault, n)
                        .isFalse();
                assertThat(flashed || fault.lasts)
                        .as("%s at %d: %s", fault, n, result.error())
                        .isTrue();
                seen = Math.min(n, transfers[0]);
            }
        }
    }

    @Test
    void aRomThatNeverTakesItIsFlashedWithoutIt() throws IOException {
        var fixture = new Fixture();
        var rom = fixture.plugRom(Chip.ESP32_S31, false);
        var ends = new int[] {0};
        fixture.bus.wire = (slot, transfer) -> {
            boolean block = transfer.requestType() == 0x21 && transfer.request() == 1;
            if (block && ends[0] < 3 && transfer.length() > 0) {
                ends[0]++;
                return TransferResult.failed(UsbError.USB_TIMEOUT);
            }
            return slot.deliver(transfer);
        };

        fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S31))
                        .fast(true)
                        .build())
                .orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(fixture.log.notes).anyMatch(note -> note.startsWith("not faster: "));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
