// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The folder of reference vectors and real firmware beside the checkout; it is not part of the repository. */
public final class Shared {

    private static final Path ROOT =
            Path.of(System.getProperty("dfu.shared", "../../shared")).normalize();
    private static final Path OWN = Path.of("../dfu-imgtool/src/test/resources/golden");
    private static final String REASON = "the reference vectors are not beside this checkout (looked in " + ROOT + ")";
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Shared() {}

    /** Returns the folder, or skips the calling test with the reason when it is not there. */
    public static Path require() {
        Assumptions.assumeTrue(isThere(), REASON + ", so this was not tested");
        return ROOT;
    }

    private static boolean isThere() {
        boolean there = Files.isDirectory(ROOT.resolve("vectors"));
        if (!there && TOLD.compareAndSet(false, true)) {
            // the reason of a skipped test stands in its report only; this one everybody should see
            System.out.println("NOT TESTED against the reference tools and the chips' ROM: " + REASON);
        }
        return there;
    }

    /** Returns the recorded cases of a category in the order of their names, or skips the calling test. */
    public static List<VectorCase> recorded(String category) {
        return in(require().resolve("vectors").resolve(category));
    }

    /** Returns those of our own making, which are part of the repository, and those that were recorded, if they are there. */
    public static List<VectorCase> cases(String category) {
        var recorded = isThere() ? recorded(category) : List.<VectorCase>of();
        return Stream.concat(in(OWN.resolve(category)).stream(), recorded.stream())
                .toList();
    }

    private static List<VectorCase> in(Path category) {
        try (Stream<Path> folders = Files.list(category)) {
            return folders.filter(folder -> Files.exists(folder.resolve("case.json")))
                    .sorted()
                    .map(VectorCase::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns one test a case, for a {@code @TestFactory}. */
    public static Stream<DynamicTest> tests(List<VectorCase> cases, ThrowingConsumer<VectorCase> test) {
        return cases.stream().map(vector -> DynamicTest.dynamicTest(vector.id(), () -> test.accept(vector)));
    }
}
