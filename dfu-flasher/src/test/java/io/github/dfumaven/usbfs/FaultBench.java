// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.UsbPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** A bench, and one child process that flashes a small image over real libusb to whichever of its boards it is told. */
final class FaultBench implements AutoCloseable {

    static final int ADDRESS = 0x1000;

    private static final Bytes CONTENT = Bytes.fill(0x5a, 160);
    private static final long LIMIT_SECONDS = 90;

    /** Where nothing else is plugged in. */
    private static final UsbPath ALONE = UsbPath.of(1, 20);

    private final UsbfsMock bench = UsbfsMock.start();
    private final Map<String, SynchronousQueue<String>> answers = new ConcurrentHashMap<>();
    private final Process child;
    private final PrintStream commands;

    /** From which mode, with how many restarts, and how many blocks at a time. */
    record Way(boolean detach, int restarts, int pipeline) {

        SimulatedRom board() {
            return detach ? Boards.inRuntimeMode(Chip.ESP32_S3) : Boards.inDfuMode(Chip.ESP32_S3);
        }
    }

    /** Starts both, or skips the calling test; the image is written into the folder. */
    FaultBench(Path folder) throws IOException {
        var archive = TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5());
        var file = Files.write(folder.resolve("tiny.bin"), archive.toByteArray());
        child = bench.start(Children.java(Children.javaHome(), FlashProbe.class, List.of(file.toString())));
        commands = new PrintStream(child.getOutputStream(), true, StandardCharsets.US_ASCII);
        var reader = child.inputReader(StandardCharsets.US_ASCII);
        var thread = new Thread(() -> hear(reader), "answers of the child");
        thread.setDaemon(true);
        thread.start();
    }

    UsbfsMock bench() {
        return bench;
    }

    /** Returns what came of it: {@code flashed}, or the code of the error. */
    String flash(UsbPath path, int timeout, Way way) throws InterruptedException {
        var mine = answers.computeIfAbsent(path.toString(), key -> new SynchronousQueue<>());
        commands.println(String.format(Locale.ROOT, "%s %d %d %d", path, timeout, way.restarts(), way.pipeline()));
        var answer = mine.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(answer).as("answer within %d s", LIMIT_SECONDS).isNotNull();
        return answer;
    }

    private void hear(BufferedReader reader) {
        reader.lines().forEach(line -> {
            var words = line.split(" ", 2);
            try {
                answers.computeIfAbsent(words[0], key -> new SynchronousQueue<>())
                        .put(words[1]);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Tells whether a board holds the content of the image. */
    static boolean isHeldBy(SimulatedRom rom) {
        return rom.flash().read(ADDRESS, CONTENT.length()).equals(CONTENT);
    }

    /** Returns how many transfers of one kind a download without any fault takes. */
    int submitted(Way way, String pattern) throws InterruptedException {
        var rom = way.board();
        int before = bench.record().size();
        bench.plug(ALONE, rom);

        assertThat(flash(ALONE, WireFault.Timeout.PATIENT, way)).isEqualTo("flashed");

        assertThat(isHeldBy(rom)).isTrue();
        var record = bench.record();
        bench.unplug(ALONE);
        return (int) record.subList(before, record.size()).stream()
                .filter(line -> line.matches(ALONE + " submit" + pattern))
                .count();
    }

    @Override
    public void close() {
        try {
            child.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            bench.close();
        }
    }
}
