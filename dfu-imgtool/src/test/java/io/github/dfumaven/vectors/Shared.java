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

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Shared() {}

    /** Returns the folder, or skips the calling test with the reason when it is not there. */
    public static Path require() {
        var root = Path.of(System.getProperty("dfu.shared", "../../shared")).normalize();
        boolean there = Files.isDirectory(root.resolve("vectors"));
        var reason = "the reference vectors are not beside this checkout (looked in " + root + ")";
        if (!there && TOLD.compareAndSet(false, true)) {
            // the reason of a skipped test stands in its report only; this one everybody should see
            System.out.println("NOT TESTED against the reference tools and the chips' ROM: " + reason);
        }
        Assumptions.assumeTrue(there, reason + ", so this was not tested");
        return root;
    }

    /** Returns all cases of a category in the order of their names, or skips the calling test. */
    public static List<VectorCase> cases(String category) {
        try (Stream<Path> folders = Files.list(require().resolve("vectors").resolve(category))) {
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
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.id(), () -> test.accept(one)));
    }
}
