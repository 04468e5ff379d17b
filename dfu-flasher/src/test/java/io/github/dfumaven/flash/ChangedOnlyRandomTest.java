// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.sim.NorFlash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the sectors that differ are sent, of images and to flash that a seed makes. */
class ChangedOnlyRandomTest {

    @TempDir
    private Path folder;

    @Test
    void randomImagesOverRandomFlashLeaveWhatAFullDownloadLeaves() throws IOException {
        var random = new Random(20261129);
        for (int n = 0; n < 25; n++) {
            var chip = Chip.withDfu().stream().toList().get(random.nextInt(4));
            var files = new TreeMap<Long, Bytes>();
            long at = 0x1000L * random.nextInt(4) + 4L * random.nextInt(2);
            for (int count = 1 + random.nextInt(5); count > 0; count--) {
                var data = Images.noise(random.nextInt(), 1 + random.nextInt(40_000));
                files.put(at, data);
                at = (at + data.length() + 0xfff) / 0x1000 * 0x1000 + 0x1000L * random.nextInt(20);
            }
            var before = some(files, random);
            var file = FlashFile.read(new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, files), false);
            var here = new Fixture();
            var rom = FullDownload.plug(here, chip, NorFlash.of(before));

            var result = here.flash(
                            FlashRequest.builder(file).changed(true).force(true).build())
                    .devices()
                    .get(0);

            assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
            assertThat(result.sectors().orElseThrow().sectorsCompared()).isPositive();
            assertThat(FullDownload.all(rom))
                    .as("round %d", n)
                    .isEqualTo(FullDownload.afterAll(chip, NorFlash.of(before), file));
        }
    }

    /** Flash that holds some of the files, some with changes, and noise elsewhere. */
    private static Bytes some(Map<Long, Bytes> files, Random random) {
        var content = new byte[FullDownload.SIZE];
        if (random.nextBoolean()) {
            random.nextBytes(content);
        } else {
            java.util.Arrays.fill(content, (byte) 0xff);
        }
        files.forEach((address, data) -> {
            if (random.nextInt(4) > 0) {
                System.arraycopy(data.toByteArray(), 0, content, (int) (long) address, data.length());
                for (int change = random.nextInt(3); change > 0; change--) {
                    content[(int) (long) address + random.nextInt(data.length())] ^= 1;
                }
            }
        });
        return Bytes.copyOf(content);
    }
}
