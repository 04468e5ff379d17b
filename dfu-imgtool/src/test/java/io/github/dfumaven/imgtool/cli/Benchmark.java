// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Measures how fast an archive of 16 MB is made and checked, beside the digests that this cannot do without. Run it with
 * {@code ./mvnw -pl dfu-imgtool -Pbenchmark process-test-classes}.
 */
public final class Benchmark {

    private static final int SIZE = (16 << 20) - (64 << 10);
    private static final int WARM_UP = 8;
    private static final int RUNS = 15;

    private Benchmark() {}

    private interface Work {
        void run() throws IOException;
    }

    /** Prints one line a measurement. */
    public static void main(String[] args) throws IOException {
        var work = Files.createTempDirectory("benchmark");
        var input = work.resolve("data.bin");
        var image = work.resolve("dfu.bin");
        try {
            var content = new byte[SIZE];
            new Random(1).nextBytes(content);
            Files.write(input, content);
            measure(input, image);
        } finally {
            Files.deleteIfExists(image);
            Files.deleteIfExists(input);
            Files.delete(work);
        }
    }

    private static void measure(Path input, Path image) throws IOException {
        var request = CreateRequest.builder(
                        SourceRequest.builder().file(0x10000, input).build())
                .target("esp32s3")
                .flashSize("16MB")
                .build();
        DfuImages.create(request, image);
        var file = Bytes.read(image);

        double md5 = millis("MD5", file::md5);
        double crc = millis("CRC-32", file::crc32);
        millis("SHA-256", file::sha256);
        double create = millis("create", () -> DfuImages.create(request, OutputStream.nullOutputStream()));
        double verify = millis("verify", () -> sound(Inspection.of(image)));
        millis("info", () -> sound(Inspection.of(image)).lines(Wording.PLAIN, 80));
        System.out.printf(
                Locale.ROOT,
                "create takes %.2f times, verify %.2f times as long as MD5 and CRC-32 together%n",
                create / (md5 + crc),
                verify / (md5 + crc));
    }

    private static ImageInfo sound(ImageInfo info) {
        if (!info.isSound()) {
            throw new IllegalStateException(info.problems().toString());
        }
        return info;
    }

    private static double millis(String what, Work work) {
        var times = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        // the fastest run is the one that other work on the machine disturbed least
        double fastest = times[0];
        System.out.printf(
                Locale.ROOT,
                "%-8s %7.1f ms %8.0f MB/s (median %.1f ms)%n",
                what,
                fastest,
                SIZE / 1e3 / fastest,
                times[RUNS / 2]);
        return fastest;
    }
}
