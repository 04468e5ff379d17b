// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.diff.FlashDiff;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Images of noise, and what flash holds when they are on it. */
public final class Images {

    private final Path folder;
    private final Chip chip;

    public Images(Path folder, Chip chip) {
        this.folder = folder;
        this.chip = chip;
    }

    public static Bytes noise(int seed, int size) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    /** Returns bootloader, table and app, as every whole image has them. */
    public Map<Long, Bytes> firmware() {
        var files = new TreeMap<Long, Bytes>();
        files.put(chip.bootloaderAddress().orElseThrow(), noise(1, 5000));
        files.put(0x8000L, noise(2, 0xc00));
        files.put(0x10000L, noise(3, 200_000));
        return files;
    }

    /** Returns files of which one has other bytes at some places. */
    static Map<Long, Bytes> changed(Map<Long, Bytes> files, long address, IntStream places) {
        var changed = new TreeMap<>(files);
        changed.computeIfPresent(address, (at, data) -> {
            var bytes = data.toByteArray();
            places.forEach(place -> bytes[place] ^= 0x55);
            return Bytes.copyOf(bytes);
        });
        return changed;
    }

    public Path write(String name, FlashSize size, Map<Long, Bytes> files) throws IOException {
        var sources = SourceRequest.builder();
        for (var file : files.entrySet()) {
            var input = folder.resolve(String.format(Locale.ROOT, "%s-%x.bin", name, file.getKey()));
            file.getValue().write(input);
            sources.file(file.getKey(), input);
        }
        var image = folder.resolve(name);
        DfuImages.create(
                CreateRequest.builder(sources.build())
                        .target(chip.target())
                        .flashSize(size.toString())
                        .build(),
                image);
        return image;
    }

    public Path delta(Path before, Path after) throws IOException {
        var delta = folder.resolve("delta.bin");
        FlashDiff.of(before, after).writeDelta(DeltaOptions.DEFAULT, delta);
        return delta;
    }

    static FlashImage read(Path image) throws IOException {
        return FlashImage.parse(image.toString(), Bytes.read(image));
    }

    /** Returns a flash chip with files on it, and nothing else. */
    public static NorFlash flash(long size, Map<Long, Bytes> files) {
        var content = new byte[(int) size];
        java.util.Arrays.fill(content, (byte) 0xff);
        files.forEach((address, data) ->
                System.arraycopy(data.toByteArray(), 0, content, (int) (long) address, data.length()));
        return NorFlash.of(Bytes.copyOf(content));
    }
}
