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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded runs of gen_esp32part.py, repeated with its own options behind {@code partitions}. */
class PartitionsCommandTest {

    /** The reference knows no units here; all our sizes and addresses have them. */
    private static final String WITH_UNIT = "bad-option-offset-word";

    private static int exact;
    private static int refused;

    @TempDir
    Path work;

    @AfterAll
    static void count() {
        System.out.printf(
                Locale.ROOT, "golden partition-table by command line: %d exact equal, %d refused%n", exact, refused);
    }

    @TestFactory
    Stream<DynamicTest> exactAndRefusedCasesComeOutAlike() {
        var cases = Shared.cases("partition-table").stream()
                .filter(vector -> !vector.id().equals(WITH_UNIT))
                .filter(vector -> vector.env().isEmpty() && (vector.isExact() || vector.isReject()))
                .toList();
        return Shared.tests(cases, vector -> {
            var folder = Files.createDirectories(work.resolve(vector.id()));
            vector.layOut(folder);
            var out = folder.resolve("result");
            var run = Run.of(words(vector, folder, out));
            if (vector.isReject()) {
                assertThat(run.exit()).isIn(1, 2, 4);
                assertThat(run.err()).contains("error: ", "]\n  ").doesNotContain("\tat ", "Unmatched");
                assertThat(out).doesNotExist();
                refused++;
            } else {
                assertThat(run.exit()).as(run.err()).isZero();
                assertThat(Bytes.read(out)).isEqualTo(vector.expectedOutput().orElseThrow());
                assertThat(run.err().split("warning: ", -1))
                        .hasSize(1 + vector.expect().getAsJsonArray("warnings").size());
                exact++;
            }
        });
    }

    @Test
    void csvGoesToStandardOutputWhenNoFileIsNamed() throws IOException {
        var csv = csv("nvs,data,nvs,0x9000,24K\nfactory,app,factory,,1M\n");

        var run = Run.of("partitions", "to-csv", csv.toString());

        assertThat(run.out()).isEqualTo("""
                # ESP-IDF Partition Table
                # Name, Type, SubType, Offset, Size, Flags
                nvs,data,nvs,0x9000,24K,
                factory,app,factory,0x10000,1M,
                """);
    }

    @Test
    void checkShowsTheTable() throws IOException {
        var csv = csv("nvs,data,nvs,0x9000,24K\nfactory,app,factory,,1M,encrypted\n");

        var run = Run.of("partitions", "check", csv.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "partition  type  subtype  from      to         size  flags",
                        "nvs        data  nvs      0x009000  0x00f000  24 KB",
                        "factory    app   factory  0x010000  0x110000   1 MB  encrypted");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void checkShowsABadTableAndAllThatIsWrongWithIt() throws IOException {
        var csv = csv("otadata,data,ota,0x9000,0x1000\nfactory,app,factory,0x11000,1M\n");

        var run = Run.of("partitions", "check", csv.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("otadata", "factory");
        assertThat(run.err().split("error: ", -1)).hasSize(3);
    }

    @Test
    void aWarningNamesTheFileAndLeavesTheExitCode() throws IOException {
        var csv = csv("ota_0,data,nvs,0x9000,24K\nfactory,app,factory,,1M\n");

        var run = Run.of("partitions", "check", csv.toString());

        assertThat(run.err()).startsWith("warning: " + csv);
        assertThat(run.exit()).isZero();
    }

    @Test
    void quietKeepsWarningsAsTheReferenceDoes() throws IOException {
        var csv = csv("ota_0,data,nvs,0x9000,24K\nfactory,app,factory,,1M\n").toString();

        var run = Run.of("partitions", "check", "--quiet", csv);

        assertThat(run).isEqualTo(Run.of("partitions", "check", csv));
        assertThat(run.err()).startsWith("warning: ");
    }

    @Test
    void aTableThatDoesNotFitTheFlashIsNotWritten() throws IOException {
        var csv = csv("factory,app,factory,0x10000,4M\n");
        var out = work.resolve("o.bin");

        var run = Run.of("partitions", "to-bin", "--flash-size", "2MB", "-o", out.toString(), csv.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(csv.toString(), "0x410000", "0x200000");
        assertThat(out).doesNotExist();
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(work.resolve("partitions.csv"), text);
    }

    private static String[] words(VectorCase vector, Path folder, Path out) {
        boolean toBinary = vector.json().get("direction").getAsString().equals("csv2bin");
        var words = new ArrayList<>(List.of("partitions", toBinary ? "to-bin" : "to-csv", "-o", out.toString()));
        var args = vector.args();
        for (int i = 0; i < args.size(); i++) {
            var word = args.get(i);
            if (word.equals("-o")) {
                words.add("--offset");
            } else if (word.matches("input\\.(csv|bin)")) {
                words.add(folder.resolve(word).toString());
            } else if (!word.matches("output\\.(csv|bin)")) {
                words.add(word);
            }
        }
        return words.toArray(String[]::new);
    }
}
