// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded run of mkdfu.py, repeated with the words of its own command line behind {@code create}. */
class MkdfuVectorsTest {

    /**
     * mkdfu.py writes these, but no chip would hold them afterwards: 257 parts are more than the ROM's 64, and an otadata
     * of 8 KiB at 0xf000 reaches into the app at 0x10000. We write them only when forced to.
     */
    private static final Map<String, String> REFUSED_BY_THE_ROM =
            Map.of("split-many", "too-many-entries", "s31-json-build-dir", "overlap");

    /** What mkdfu.py takes without a word and what becomes of it here: the error code, or "" where we write the same. */
    private static final Map<String, String> LENIENT = Map.ofEntries(
            Map.entry("address-max", "address-unaligned"),
            Map.entry("address-unaligned", "address-unaligned"),
            Map.entry("beyond-flash", "beyond-flash"),
            Map.entry("dup-address-cli", "overlap"),
            Map.entry("dup-address-json-wins", "overlap"),
            Map.entry("dup-address-spelling", "overlap"),
            Map.entry("dup-key-json", "flasher-args-bad-value"),
            Map.entry("empty-among-others", "empty-file"),
            Map.entry("empty-file", "empty-file"),
            Map.entry("json-empty", "no-input"),
            Map.entry("name-dfuinfo", "renamed"),
            Map.entry("name-len-100", "name-too-long"),
            Map.entry("name-len-200", "name-too-long"),
            Map.entry("name-len-62-split", "name-too-long"),
            Map.entry("name-len-64", "name-too-long"),
            Map.entry("name-len-65", "name-too-long"),
            Map.entry("name-part-collision", "renamed"),
            Map.entry("name-trailer", "renamed"),
            Map.entry("name-utf8-cut", "name-too-long"),
            Map.entry("no-files", "no-input"),
            Map.entry("odd-arguments", "bad-usage"),
            Map.entry("overlap", "overlap"),
            Map.entry("overlap-sector", "sector-shared"),
            Map.entry("part-size-minus-one", "bad-number"),
            Map.entry("part-size-zero", "bad-part-size"),
            Map.entry("same-base-name", "renamed"),
            Map.entry("split-not-4k", "bad-part-size"),
            Map.entry("split-one", "bad-part-size"),
            Map.entry("upstream-2-split", "bad-part-size"));

    private static int exact;
    private static int forced;
    private static int rejected;
    private static int lenient;

    @AfterAll
    static void count() {
        System.out.printf(
                Locale.ROOT,
                "golden mkdfu: %d exact equal (%d of them only when forced), %d refused, %d lenient decided%n",
                exact,
                forced,
                rejected,
                lenient);
    }

    @TestFactory
    Stream<DynamicTest> exactCasesComeOutByteForByte(@TempDir Path work) {
        return tests("exact", work, (vector, folder) -> {
            var outcome = run(vector, folder, List.of());
            var refusal = REFUSED_BY_THE_ROM.get(vector.id());
            if (refusal != null) {
                assertThat(outcome.stderr()).contains("[" + refusal + "]");
                assertThat(outcome.exit()).isEqualTo(1);
                outcome = run(vector, folder, List.of("--force"));
                forced++;
            }
            assertThat(outcome.exit()).as(outcome.stderr()).isZero();
            var image = Bytes.read(output(vector, folder));
            assertThat(image.sha256().toHex()).isEqualTo(vector.expectedSha256().orElseThrow());
            exact++;
        });
    }

    @TestFactory
    Stream<DynamicTest> rejectedCasesFailWithAMessageAndLeaveNothing(@TempDir Path work) {
        return tests("reject", work, (vector, folder) -> {
            var before = files(folder);
            var outcome = run(vector, folder, List.of());
            assertThat(outcome.exit()).isIn(1, 2, 4);
            assertThat(outcome.stderr()).startsWith("error: ").contains("]\n  ").doesNotContain("\tat ");
            assertThat(files(folder)).isEqualTo(before);
            rejected++;
        });
    }

    @TestFactory
    Stream<DynamicTest> doubtfulCasesAreDecidedOnPurpose(@TempDir Path work) {
        return tests("lenient", work, (vector, folder) -> {
            var decision = LENIENT.get(vector.id());
            assertThat(decision).as("a decision for " + vector.id()).isNotNull();
            var outcome = run(vector, folder, List.of());
            if ("renamed".equals(decision)) {
                assertThat(outcome.exit()).as(outcome.stderr()).isZero();
                assertThat(outcome.stderr()).contains("warning: ", "[name-changed]");
                assertThat(output(vector, folder)).exists();
            } else {
                assertThat(outcome.stderr()).contains("[" + decision + "]");
                assertThat(outcome.exit()).isIn(1, 2);
                assertThat(output(vector, folder)).doesNotExist();
            }
            lenient++;
        });
    }

    private record Outcome(int exit, String stderr) {}

    private interface Check {
        void accept(VectorCase vector, Path folder) throws Exception;
    }

    private static Stream<DynamicTest> tests(String strictness, Path work, Check check) {
        var all = strictness.equals("exact") ? Shared.cases("mkdfu") : Shared.recorded("mkdfu");
        var cases = all.stream()
                .filter(vector -> vector.strictness().equals(strictness))
                .toList();
        assertThat(cases).isNotEmpty();
        return Shared.tests(cases, vector -> {
            var folder = Files.createDirectories(work.resolve(vector.id()));
            vector.layOut(folder);
            check.accept(vector, folder);
        });
    }

    private static Outcome run(VectorCase vector, Path folder, List<String> more)
            throws IOException, InterruptedException {
        var args = new ArrayList<>(List.of("create"));
        args.addAll(more);
        if (vector.env().isEmpty()) {
            vector.args().forEach(word -> args.add(inside(folder, word)));
            var run = Run.of(args.toArray(String[]::new));
            return new Outcome(run.exit(), run.err());
        }
        args.addAll(vector.args());
        return fork(vector, folder, args);
    }

    /** This process cannot change its working folder, so the names of files get it in front. */
    private static String inside(Path folder, String word) {
        boolean isFile = word.endsWith(".bin") || word.endsWith(".json") || Files.exists(folder.resolve(word));
        return isFile && !word.isEmpty() ? folder.resolve(word).toString() : word;
    }

    /** Where the environment is part of the case, it is a process of its own. */
    private static Outcome fork(VectorCase vector, Path folder, List<String> args)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ImgTool.class.getName()));
        command.addAll(args);
        var stderr = folder.resolveSibling(vector.id() + ".stderr");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(stderr.toFile());
        builder.environment().putAll(vector.env());
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(vector.id() + " did not end");
        }
        return new Outcome(process.exitValue(), Files.readString(stderr));
    }

    private static Path output(VectorCase vector, Path folder) {
        var args = vector.args();
        return folder.resolve(args.get(args.indexOf("-o") + 1));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
