// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.flash.Images;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.SimulatedTiming;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast we are beside dfu-util: both flash the same image to the same simulated board, through the same mock of
 * usbfs, with the same {@link UrbTiming}. Their times are measured in two ways: of the whole process, and in the mock
 * from the first block to the verdict. Not one of the tests:
 *
 * <pre>
 * ./mvnw -Pbenchmark test -pl dfu-imgtool,dfu-flasher -Dtest=FlashBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * <p>{@code -Ddfu.benchmark.kib} and {@code -Ddfu.benchmark.rounds} change the size of the image and the number of
 * rounds, {@code -Ddfu.benchmark.java} the home of the Java that runs the flasher.
 */
class FlashBenchmark {

    private static final int KIB = Integer.getInteger("dfu.benchmark.kib", 256);
    private static final Path JAVA =
            Path.of(System.getProperty("dfu.benchmark.java", Children.javaHome().toString()));
    /** Those of the launcher. */
    private static final List<String> JAVA_OPTIONS =
            List.of(System.getProperty("dfu.launcher.options").split(" ", -1));

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final UsbPath PATH = UsbPath.of(1, 10);

    @TempDir
    private Path folder;

    /** What a run came to. */
    private record Measured(double process, Traffic traffic) {
        double session() {
            return traffic.firstBlockToVerdict().toNanos() / 1e9;
        }
    }

    @Test
    void besideDfuUtil() throws Exception {
        UsbfsMock.requireDfuUtil();
        var image = image().toString();
        var dfuUtil = List.of("dfu-util", "-p", "1-10", "-D", image);
        var ours = Children.launched(JAVA, JAVA_OPTIONS, FlasherTool.class, List.of("flash", "--path", "1-10", image));
        var timings = new LinkedHashMap<String, UrbTiming>();
        timings.put("no latency", UrbTiming.NONE);
        timings.put("service 1 ms", UrbTiming.ofService(MILLI));
        timings.put("turnaround 1 ms", UrbTiming.ofTurnaround(MILLI));

        System.out.printf(Locale.ROOT, "benchmark: %d KiB, medians of %d rounds, s%n", KIB, Alternation.ROUNDS);
        System.out.println("benchmark: | timing and measure | dfu-util | dfu-flasher | ratio |");
        for (var timing : timings.entrySet()) {
            var runs = Alternation.of(() -> run(dfuUtil, timing.getValue()), () -> run(ours, timing.getValue()));
            runs.tell(timing.getKey() + ", whole process", Measured::process);
            runs.tell(timing.getKey() + ", first block to verdict", Measured::session);
            if (timing.getValue().equals(UrbTiming.NONE)) {
                tell("dfu-util", runs.first().get(0).traffic());
                tell("dfu-flasher", runs.second().get(0).traffic());
            }
        }
    }

    /** With the timing of the ROM's code and half a millisecond a transfer, on flash that differs in one sector. */
    @Test
    void whatDiffersAloneAndShorterDelays() throws Exception {
        UsbfsMock.requireDfuUtil();
        var image = image().toString();
        var tools = new LinkedHashMap<String, List<String>>();
        tools.put("dfu-util", List.of("dfu-util", "-p", "1-10", "-D", image));
        for (var options : List.of("", "--changed", "--fast", "--changed --fast")) {
            var arguments = new ArrayList<>(List.of("flash", "--path", "1-10", image));
            arguments.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ", -1)));
            tools.put("dfu-flasher " + options, Children.launched(JAVA, JAVA_OPTIONS, FlasherTool.class, arguments));
        }
        System.out.printf(Locale.ROOT, "benchmark: %d KiB, timing of the ROM's code, whole process, s%n", KIB);
        double first = 0;
        for (var tool : tools.entrySet()) {
            var flash = Images.flash(Boards.FLASH_SIZE, Map.of(0x10000L, oneByteOff()));
            var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", flash).timed(SimulatedTiming.ROM);
            double took = run(tool.getValue(), UrbTiming.ofService(MILLI.dividedBy(2)), Boards.detached(rom))
                    .process();
            first = first == 0 ? took : first;
            System.out.printf(Locale.ROOT, "benchmark: | %s | %.1f | %.3f |%n", tool.getKey(), took, took / first);
        }
    }

    private static Bytes oneByteOff() {
        var content = content();
        content[content.length / 2] ^= 1;
        return Bytes.copyOf(content);
    }

    private static Measured run(List<String> command, UrbTiming timing) throws Exception {
        return run(command, timing, Boards.inDfuMode(Chip.ESP32_S3));
    }

    private static Measured run(List<String> command, UrbTiming timing, SimulatedDevice board) throws Exception {
        try (var bench = UsbfsMock.start()) {
            bench.timing(timing);
            bench.plug(PATH, board);
            long start = System.nanoTime();
            var done = bench.run(command);
            double process = (System.nanoTime() - start) / 1e9;
            if (done.exitCode() != 0) {
                throw new AssertionError(done.toString());
            }
            return new Measured(process, bench.traffic());
        }
    }

    private static void tell(String tool, Traffic traffic) {
        System.out.printf(
                Locale.ROOT,
                "benchmark: %s: %d transfers (%d DNLOAD, %d GETSTATUS, others %s), waited %d times%n",
                tool,
                traffic.transfers(),
                traffic.downloads(),
                traffic.statuses(),
                traffic.others(),
                traffic.waits());
    }

    private static byte[] content() {
        var content = new byte[KIB << 10];
        new Random(1).nextBytes(content);
        return content;
    }

    /** Returns an image with padding and suffix, as ESP-IDF and we build it. */
    private Path image() throws IOException {
        var input = Files.write(folder.resolve("data.bin"), content());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target(Chip.ESP32_S3.target())
                        .build(),
                image);
        return image;
    }
}
