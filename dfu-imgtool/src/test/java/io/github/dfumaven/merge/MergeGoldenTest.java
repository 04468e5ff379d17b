// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compares with {@code esptool merge-bin}, case by case. */
class MergeGoldenTest {

    /** What we do with input that esptool takes although it is doubtful. */
    private record Decision(boolean alike, String code, String reason) {
        static Decision alike(String code, String reason) {
            return new Decision(true, code, reason);
        }

        static Decision refused(String code, String reason) {
            return new Decision(false, code, reason);
        }
    }

    // spotless:off
    private static final Map<String, Decision> LENIENT = Map.of(
            "damaged", Decision.refused("merge-damaged-bootloader", "a new digest would hide the damage"),
            "empty-file", Decision.refused("merge-empty-file", "an empty firmware file is a failed build"),
            "freq-unknown-not-used", Decision.refused("bad-flash-frequency", "no chip of this kind can have it"),
            "not-an-image-magic", Decision.alike("merge-settings-unused", "an encrypted bootloader looks like this"),
            "not-an-image", Decision.alike("merge-settings-unused", "an encrypted bootloader looks like this"),
            "other-chip", Decision.refused("merge-other-chip", "the chip does not boot it"),
            "s3-pad-small", Decision.alike("merge-pad-too-small", "the content is right, only the size is not"),
            "signed", Decision.alike("merge-signature-void", "it may be signed again afterwards"),
            "too-short", Decision.alike("merge-settings-unused", "other data may be at this address"));
    // spotless:on

    /** Faults of a command line that a request cannot have: it always has a chip, and pairs are pairs. */
    private static final Set<String> COMMAND_LINE_ONLY = Set.of("err-odd", "err-no-chip");

    private static final Map<String, AtomicInteger> COUNTS = new TreeMap<>();

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> everyCaseIsDecidedAsEsptoolDoesOrBetter() {
        return Shared.tests(Shared.cases("merge-bin"), vector -> {
            if (COMMAND_LINE_ONLY.contains(vector.id())) {
                count("command line");
            } else if (vector.isReject()) {
                refused(vector, Optional.empty());
                count("refused");
            } else if (vector.isExact()) {
                alike(vector);
                count("exact");
            } else {
                lenient(vector, Optional.ofNullable(LENIENT.get(vector.id())).orElseThrow());
            }
        });
    }

    private void lenient(VectorCase vector, Decision decision) throws IOException {
        if (decision.alike()) {
            assertThat(alike(vector)).extracting(problem -> problem.code().id()).contains(decision.code());
            count("alike");
        } else {
            refused(vector, Optional.of(decision.code()));
            count("refused on purpose");
        }
    }

    private List<Problem> alike(VectorCase vector) throws IOException {
        var folder = Files.createDirectories(work.resolve(vector.id()));
        vector.layOut(folder);
        var out = folder.resolve("out");
        var plan = Merge.write(EsptoolArgs.parse(vector.args(), folder), out);
        var written = Bytes.read(out);
        var expected = vector.expectedOutput();
        if (expected.isPresent()) {
            assertThat(written.toHex()).isEqualTo(expected.get().toHex());
        }
        assertThat(written.sha256().toHex()).isEqualTo(vector.expectedSha256().orElseThrow());
        assertThat(plan.problems()).noneMatch(Problem::isError);
        return plan.problems();
    }

    private void refused(VectorCase vector, Optional<String> code) throws IOException {
        var folder = Files.createDirectories(work.resolve(vector.id()));
        vector.layOut(folder);
        var out = folder.resolve("out");
        var thrown = catchThrowable(() -> Merge.write(EsptoolArgs.parse(vector.args(), folder), out));
        if (vector.id().equals("err-missing")) {
            assertThat(thrown).isInstanceOf(NoSuchFileException.class);
        } else {
            assertThat(thrown).isInstanceOf(DfuException.class);
            assertThat(((DfuException) thrown).hint()).isNotEmpty();
            code.ifPresent(id -> assertThat(((DfuException) thrown).code().id()).isEqualTo(id));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .isSubsetOf(vector.inputs().keySet());
        }
    }

    private static void count(String what) {
        COUNTS.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    @AfterAll
    static void printCounts() {
        System.out.printf(
                Locale.ROOT,
                "golden merge-bin: %d exact equal, %d refused (%d more only a command line can have),"
                        + " %d lenient (%d alike, %d refused on purpose)%n",
                counted("exact"),
                counted("refused"),
                counted("command line"),
                counted("alike") + counted("refused on purpose"),
                counted("alike"),
                counted("refused on purpose"));
    }

    private static int counted(String what) {
        return COUNTS.getOrDefault(what, new AtomicInteger()).get();
    }
}
