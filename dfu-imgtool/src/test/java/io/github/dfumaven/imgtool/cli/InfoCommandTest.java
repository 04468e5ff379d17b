// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.vectors.Shared;
import io.github.dfumaven.vectors.VectorCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfoCommandTest {

    private final Map<String, Integer> verdicts = new TreeMap<>();

    @TempDir
    Path work;

    @AfterAll
    void count() {
        System.out.println("verify of image-info vectors: " + verdicts);
    }

    @TestFactory
    Stream<DynamicTest> verifyFailsForEveryImageWhoseFactsAreBad() {
        return Shared.tests(Shared.recorded("image-info"), vector -> {
            var file = file(vector.id(), vector.inputs().values().iterator().next());
            var run = Run.of("verify", file);
            var facts = vector.expect().getAsJsonObject("image");
            if (vector.id().equals("merged-at-1000")) {
                check(run, 0, "flash image, which image-info does not look for");
            } else if (vector.isReject()) {
                check(run, 1, "refused");
            } else if (vector.isExact()) {
                check(run, facts == null || isSound(vector) ? 0 : 1, "exact");
            } else if (facts != null && !isSound(vector)) {
                check(run, 1, "lenient with bad facts");
            } else {
                assertThat(run.exit()).as(run.out()).isBetween(0, 1);
                verdicts.merge("lenient exit " + run.exit(), 1, Integer::sum);
            }
        });
    }

    private void check(Run run, int exit, String what) {
        assertThat(run.exit()).as(run.out()).isEqualTo(exit);
        verdicts.merge(what + " exit " + exit, 1, Integer::sum);
    }

    private static boolean isSound(VectorCase vector) {
        var facts = vector.expect().getAsJsonObject("image");
        return facts.getAsJsonObject("checksum").get("valid").getAsBoolean()
                && (!facts.has("digest")
                        || facts.getAsJsonObject("digest").get("valid").getAsBoolean());
    }

    @Test
    void infoFailsOnlyForWhatItDoesNotKnow() throws IOException {
        var damaged = Samples.app().toByteArray();
        damaged[100] ^= 1;
        assertThat(Run.of("info", file("damaged.bin", Bytes.copyOf(damaged))).exit())
                .isZero();
        assertThat(Run.of("verify", file("damaged.bin", Bytes.copyOf(damaged))).exit())
                .isEqualTo(1);
        var unknown = Run.of("info", "--json", file("x.txt", Bytes.utf8("hello, world")));
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.out()).contains("\"format\": \"raw\"", "unknown-format");
        assertThat(Run.of("verify", file("x.txt", Bytes.utf8("hello, world"))).exit())
                .isEqualTo(1);
    }

    @Test
    void everySoundFormatVerifies() throws IOException {
        var files = Map.of(
                "dfuse", Samples.dfuSe(),
                "suffixed", Samples.ti(),
                "uf2", Samples.uf2(),
                "flash", Samples.flashImage(),
                "table", Samples.table(),
                "app", Samples.app());
        for (var found : files.entrySet()) {
            var run = Run.of("verify", file(found.getKey(), found.getValue()));
            assertThat(run.exit()).as(run.out()).isZero();
            assertThat(run.out().lines()).hasSize(1);
        }
    }

    @Test
    void verifyTellsAProblemALineWithItsCodeAndCure() throws IOException {
        var damaged = Samples.app().toByteArray();
        damaged[100] ^= 1;
        var run = Run.of("verify", file("damaged.bin", Bytes.copyOf(damaged)));
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out())
                .contains("error: the check sum is", "[image-checksum-mismatch]", "[image-hash-mismatch]")
                .endsWith(": ESP image, NOT SOUND" + System.lineSeparator());
    }

    @Test
    void aNameInAFileCannotSteerTheTerminal() throws IOException {
        var table = Samples.table().toByteArray();
        table[12] = 0x1b;
        for (var command : new String[] {"info", "verify"}) {
            assertThat(Run.of(command, file("t.bin", Bytes.copyOf(table))).out())
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void theFlashMapIsWrittenBesideTheText() throws IOException {
        var svg = work.resolve("flash.svg");
        var run = Run.of("info", "--svg", svg.toString(), file("flash.bin", Samples.flashImage()));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("factory");
        assertThat(Files.readString(svg)).startsWith("<?xml").endsWith("</svg>\n");
    }

    @Test
    void aFileWithoutAMapLeavesNoPicture() throws IOException {
        var svg = work.resolve("none.svg");
        var run = Run.of("info", "--svg", svg.toString(), file("app.bin", Samples.app()));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("[no-flash-map]");
        assertThat(svg).doesNotExist();
    }

    @Test
    void onePictureIsOfOneFile() throws IOException {
        var svg = work.resolve("two.svg").toString();
        var app = file("app.bin", Samples.app());
        assertThat(Run.of("info", "--svg", svg, app, app).exit()).isEqualTo(2);
    }

    @Test
    void coloursMarkWhatMatters() {
        var style = InfoStyle.coloured();
        assertThat(style.line("Problems")).isEqualTo("\u001b[1mProblems\u001b[0m");
        assertThat(style.line("  error: bad")).isEqualTo("  \u001b[31merror:\u001b[0m bad");
        assertThat(style.line("  CRC 0x1 (good)")).isEqualTo("  CRC 0x1 \u001b[32m(good)\u001b[0m");
        assertThat(style.line("a.bin: ESP image, sound")).endsWith(", \u001b[32msound\u001b[0m");
        assertThat(InfoStyle.ofOut(Map.of()).line("  error: bad")).isEqualTo("  error: bad");
    }

    private String file(String name, Bytes content) throws IOException {
        return Files.write(work.resolve(name), content.toByteArray()).toString();
    }
}
