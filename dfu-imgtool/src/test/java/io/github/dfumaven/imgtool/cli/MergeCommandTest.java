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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded run of esptool merge-bin, repeated with the words of its own command line behind {@code merge}. */
class MergeCommandTest {

    private static final Path BUILD = Path.of("corpus/esp32s2/dalli-dogi/build");
    private static final Set<String> REFUSED_ON_PURPOSE =
            Set.of("damaged", "empty-file", "freq-unknown-not-used", "other-chip");

    private static int exact;
    private static int refused;
    private static int lenient;

    @TempDir
    Path work;

    @AfterAll
    static void count() {
        System.out.printf(
                Locale.ROOT,
                "golden merge-bin by command line: %d exact equal, %d refused, %d lenient (%d alike, %d refused)%n",
                exact,
                refused,
                lenient,
                Math.max(0, lenient - REFUSED_ON_PURPOSE.size()),
                Math.min(lenient, REFUSED_ON_PURPOSE.size()));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandLineOfEsptoolIsUnderstood() {
        return Shared.tests(Shared.cases("merge-bin"), vector -> {
            var folder = Files.createDirectories(work.resolve(vector.id()));
            vector.layOut(folder);
            var run = Run.of(words(vector, folder));
            var out = folder.resolve(vector.args().get(vector.args().indexOf("-o") + 1));
            if (vector.isReject() || REFUSED_ON_PURPOSE.contains(vector.id())) {
                assertThat(run.exit()).as(run.err()).isIn(1, 2, 4);
                assertThat(run.err()).startsWith("error: ").contains("]\n  ").doesNotContain("\tat ");
                assertThat(names(folder)).isSubsetOf(vector.inputs().keySet());
            } else {
                assertThat(run.exit()).as(run.err()).isZero();
                assertThat(Bytes.read(out).sha256().toHex())
                        .isEqualTo(vector.expectedSha256().orElseThrow());
            }
            if (vector.isReject()) {
                refused++;
            } else if (vector.isExact()) {
                exact++;
            } else {
                lenient++;
            }
        });
    }

    @Test
    void aBuildFolderAnArchiveAndPairsGiveTheSameImage() throws IOException {
        var build = Shared.require().resolve(BUILD);
        var byBuild = merge("a.bin", "--flasher-args", build.toString());
        var byArchive = merge("b.bin", build.resolve("dfu.bin").toString());
        var byPairs = merge(
                "c.bin",
                "0x1000",
                build.resolve("bootloader/bootloader.bin").toString(),
                "0x8000",
                build.resolve("partition_table/partition-table.bin").toString(),
                "0x10000",
                build.resolve("GOTLALEM.bin").toString());
        var byParts = merge(
                "d.bin",
                "--bootloader",
                build.resolve("bootloader/bootloader.bin").toString(),
                "--partitions",
                build.resolve("partition_table/partition-table.bin").toString(),
                "--app",
                build.resolve("GOTLALEM.bin").toString());

        assertThat(byBuild.slice(0x10000)).isEqualTo(Bytes.read(build.resolve("GOTLALEM.bin")));
        assertThat(byArchive).isEqualTo(byBuild);
        assertThat(byPairs).isEqualTo(byBuild);
        assertThat(byParts).isEqualTo(byBuild);
    }

    @Test
    void theFillIsTheByteBetweenTheFiles() throws IOException {
        var file = Files.write(work.resolve("x.bin"), new byte[] {1, 2});

        assertThat(merge("o.bin", "--target", "esp32c3", "--fill", "0", "0x3", file.toString()))
                .isEqualTo(Bytes.of(0, 0, 0, 1, 2));
    }

    @Test
    void aFileThatIsNoArchiveNeedsAnAddress() throws IOException {
        var file = Files.write(work.resolve("app.bin"), new byte[100]);

        var run = Run.of("merge", "-o", work.resolve("o.bin").toString(), file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("[merge-not-an-archive]", file.toString(), "an address in front");
    }

    @Test
    void aDamagedArchiveIsNotMerged() throws IOException {
        var archive = Files.readAllBytes(Shared.require().resolve(BUILD).resolve("dfu.bin"));
        archive[2000] ^= 1;
        var file = Files.write(work.resolve("dfu.bin"), archive);

        var run = Run.of("merge", "-o", work.resolve("o.bin").toString(), file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("[suffix-bad-crc]", file.toString());
        assertThat(work.resolve("o.bin")).doesNotExist();
    }

    private Bytes merge(String name, String... words) throws IOException {
        var out = work.resolve(name);
        var args = new ArrayList<>(List.of("merge", "-o", out.toString()));
        args.addAll(List.of(words));
        var run = Run.of(args.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return Bytes.read(out);
    }

    private static String[] words(VectorCase vector, Path folder) {
        var words = new ArrayList<>(List.of("merge"));
        for (var word : vector.args()) {
            if (!word.equals("merge-bin")) {
                boolean isFile = word.matches(".*\\.(bin|hex|uf2)");
                words.add(isFile ? folder.resolve(word).toString() : word);
            }
        }
        return words.toArray(String[]::new);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
