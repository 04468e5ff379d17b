// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.flash.FlashImage;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flasher.FlasherTool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.Sleeper;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast we are, beside dfu-util on the same simulated board, and in one process. The runs of two candidates alternate, so
 * that a busy machine disturbs both alike, and medians are told. Not one of the tests:
 *
 * <pre>
 * ./mvnw -Pbenchmark test -pl dfu-imgtool,dfu-flasher -Dtest=FlashBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class FlashBenchmark {

    private static final int ROUNDS = Integer.getInteger("dfu.benchmark.rounds", 5);
    private static final int KIB = Integer.getInteger("dfu.benchmark.kib", 64);
    private static final UsbPath PATH = UsbPath.of(1, 10);

    @TempDir
    private Path folder;

    private interface Run {
        void run() throws Exception;
    }

    @Test
    void besideDfuUtil() throws Exception {
        UsbfsMock.requireDfuUtil();
        var file = folder.resolve("dfu.bin");
        try (var out = Files.newOutputStream(file)) {
            int product = Chip.ESP32_S3.productId();
            DfuFile.write(List.of(archive()), Chip.VENDOR_ID, product, DfuSuffix.ANY, DfuSuffix.DFU_1_0, out);
        }
        for (var latency : List.of(Duration.ZERO, Duration.ofMillis(1))) {
            var times = alternate(
                    () -> child(List.of("dfu-util", "-p", "1-10", "-D", file.toString()), latency),
                    () -> child(
                            Children.java(
                                    Children.javaHome(),
                                    FlasherTool.class,
                                    List.of("flash", "--force", "--path", "1-10", file.toString())),
                            latency));
            tell(KIB + " KiB over libusb, " + latency.toMillis() + " ms a transfer", "dfu-util", "dfu-flasher", times);
        }
    }

    @Test
    void queuedBesideSynchronous() throws Exception {
        // Java's own clock cannot wait for less.
        var timing = new BusTiming(Duration.ofMillis(1), Duration.ZERO, Duration.ZERO);
        var times = alternate(() -> inProcess(1, timing, SynchronousBus::new), () -> inProcess(1, timing, bus -> bus));
        tell(KIB + " KiB in process, 1 ms a round trip", "one by one", "queued pairs", times);
    }

    @Test
    void twoBoardsBesideOne() throws Exception {
        var times = alternate(
                () -> inProcess(1, BusTiming.TYPICAL, bus -> bus), () -> inProcess(2, BusTiming.TYPICAL, bus -> bus));
        tell(KIB + " KiB in process, typical timing", "one board", "two boards", times);
    }

    private static void child(List<String> command, Duration latency) throws Exception {
        try (var bench = UsbfsMock.start()) {
            bench.timing(UrbTiming.ofService(latency));
            bench.plug(PATH, Boards.inDfuMode(Chip.ESP32_S3));
            var done = bench.run(command);
            if (done.exitCode() != 0) {
                throw new AssertionError(done.toString());
            }
        }
    }

    private static void inProcess(int boards, BusTiming timing, UnaryOperator<UsbBus> wrapped) throws IOException {
        try (var bus = new SimulatedBus(Sleeper.REAL, timing)) {
            for (int port = 1; port <= boards; port++) {
                bus.plug(UsbPath.of(1, port), Boards.inRuntimeMode(Chip.ESP32_S3));
            }
            var image = FlashImage.of("dfu.bin", archive()).forDevice(Chip.VENDOR_ID, Chip.ESP32_S3.productId());
            new Flasher(wrapped.apply(bus), Sleeper.REAL)
                    .flash(FlashRequest.of(image).toAll(), ProgressListener.NONE)
                    .orThrow();
        }
    }

    /** Returns the medians of both, in seconds. */
    private static double[] alternate(Run first, Run second) throws Exception {
        var firsts = new ArrayList<Double>();
        var seconds = new ArrayList<Double>();
        for (int n = 0; n <= ROUNDS; n++) {
            double one = seconds(first);
            double other = seconds(second);
            // The first round only warms up.
            if (n > 0) {
                firsts.add(one);
                seconds.add(other);
            }
        }
        return new double[] {median(firsts), median(seconds)};
    }

    private static double seconds(Run run) throws Exception {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void tell(String what, String first, String second, double[] times) {
        System.out.printf(
                Locale.ROOT,
                "benchmark: %s: %s %.2f s, %s %.2f s, ratio %.2f (medians of %d)%n",
                what,
                first,
                times[0],
                second,
                times[1],
                times[1] / times[0],
                ROUNDS);
    }

    private static Bytes archive() {
        var content = Bytes.fill(0x5a, KIB << 10);
        return TinyArchive.of(0x10000, content, content.md5());
    }
}
