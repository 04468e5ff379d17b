// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.load;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.sim.NorFlash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * An image of noise, and what flash holds when it is on it.
 *
 * @param image for boards of one chip
 * @param files by address
 */
record Firmware(FlashImage image, Map<Long, Bytes> files) {

    private static final int TABLE = 0x8000;
    private static final int APP = 0x10000;
    private static final int MOST_OF_BOOTLOADER = 6000;
    private static final int ERASED_TOGETHER = NorFlash.BLOCK;

    Firmware {
        files = Map.copyOf(files);
    }

    /** Returns bootloader, table and app, the app of 1 byte to a number of KiB. */
    static Firmware random(Random random, Chip chip, int mostKib, Path folder) throws IOException {
        var files = new TreeMap<Long, Bytes>();
        files.put(chip.bootloaderAddress().orElseThrow(), noise(random, 1 + random.nextInt(MOST_OF_BOOTLOADER)));
        files.put((long) TABLE, noise(random, 0xc00));
        files.put((long) APP, noise(random, 1 + random.nextInt(mostKib << 10)));
        var name = chip.target() + ".bin";
        var path = new Images(folder, chip).write(name, FlashSize.MB_4, files);
        return new Firmware(FlashImage.parse(name, Bytes.read(path)), files);
    }

    static Bytes noise(Random random, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    /** Tells whether flash holds every byte of it. */
    boolean isOn(NorFlash flash) {
        return files.entrySet().stream()
                .allMatch(file ->
                        flash.read(file.getKey(), file.getValue().length()).equals(file.getValue()));
    }

    /** Puts it there as if it had been flashed before. */
    void putOn(NorFlash flash) {
        files.forEach(flash::program);
    }

    /** Returns the first address that is no concern of it. */
    long end() {
        long end = files.entrySet().stream()
                .mapToLong(file -> file.getKey() + file.getValue().length())
                .max()
                .orElseThrow();
        return (end + ERASED_TOGETHER - 1) / ERASED_TOGETHER * ERASED_TOGETHER;
    }

    List<PlacedFile> contents() {
        return files.entrySet().stream()
                .map(file -> PlacedFile.of("file", file.getKey(), file.getValue()))
                .toList();
    }
}
