// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Situations that went wrong for people, with the right results. */
class CasesTest {

    @TempDir
    Path work;

    @Test
    void anAppBesideItsPartition() {
        var files = files("app-not-at-its-partition", "0x0 bootloader.bin 0x8000 partitions.bin 0x10000 app.bin");
        refused("create", files, "app-misplaced", "0x10000", "0x20000");
        foundByVerify(files, "app-misplaced");
    }

    @Test
    void aBootloaderAtTheAddressOfAnotherChip() {
        var files = files("wrong-bootloader-address", "0x1000 bootloader.bin 0x8000 partitions.bin 0x10000 app.bin");
        refused("create", files, "bootloader-misplaced", "0x1000", "0x0");
        foundByVerify(files, "bootloader-misplaced");
    }

    @Test
    void aTableBeyondTheFlashOfTheHeader() {
        var files = files("merge-then-not-sound", "0x0 bootloader.bin 0x8000 partitions.bin 0x10000 app.bin");
        foundByVerify(files, "partition-beyond-flash");
    }

    @Test
    void whatIsNoImage() {
        var parts = "--bootloader bootloader.bin --partitions partitions.csv --app ";
        for (var app : List.of("app.elf", "partitions.csv", "flash_files-as-dfu.bin")) {
            refused("create", files("not-an-image", parts + app), "not-an-image", app);
        }
        refused(
                "create",
                files("not-an-image", "--bootloader app.bin --partitions partitions.csv --app bootloader.bin"),
                "app-misplaced");
        refused(
                "create",
                files("not-an-image", "0x0 bootloader.bin 0x8000 partitions.csv 0x20000 app.bin"),
                "not-an-image",
                "--partitions");
    }

    @Test
    void aMergedImageOfAnotherChipOrCutOrMoved() {
        var folder = "merged-image-not-looked-into";
        refused("create", files(folder, "0x0 merged-esp32s2.bin"), "wrong-chip");
        var cut = files(folder, "0x0 merged-esp32s2-cut.bin");
        cut.set(cut.indexOf("esp32s3"), "esp32s2");
        var moved = files(folder, "0x1000 merged-esp32s2.bin");
        moved.set(moved.indexOf("esp32s3"), "esp32s2");
        var right = files(folder, "0x0 merged-esp32s2.bin");
        right.set(right.indexOf("esp32s3"), "esp32s2");

        var verify = Run.of("verify", cut.get(cut.size() - 1));
        assertThat(verify.exit()).isEqualTo(1);
        refused("create", cut, verify.out().replaceAll("(?s).*?\\[([a-z-]+)].*", "$1"));
        refused("create", moved, "flash-image-misplaced", "0x1000 too high");
        assertThat(run("create", right).exit()).isZero();
    }

    @Test
    void aBuildOfWindows() {
        var build = Shared.require().resolve("cases/flasher-args-with-backslashes/build");
        var run = Run.of("create", "--flasher-args", build.toString(), "-o", output());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("  bootloader.bin", "  partition-table.bin");
    }

    @Test
    void anArchiveWithoutParameters() {
        var file = Shared.require().resolve("cases/archive-without-flash-params/dfu.bin");
        var run = Run.of("verify", file.toString());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out() + run.err()).contains("warning: ", "[params-missing]");
    }

    @Test
    void hexIsTakenApartByAddress() throws IOException {
        var parts = "0x0 bootloader.bin 0x8000 partitions.bin 0x20000 app.bin";
        var hex = work.resolve("m.hex").toString();
        var files = files("app-not-at-its-partition", parts);
        assertThat(run("merge", files.subList(2, files.size())).exit()).isZero();
        var direct = Bytes.read(Path.of(output()));
        assertThat(Run.of(merge(files, "-f", "hex", "-o", hex)).exit()).isZero();

        assertThat(Run.of("merge", "--target", "esp32s3", "-o", output(), "0x0", hex)
                        .exit())
                .isZero();
        assertThat(Bytes.read(Path.of(output()))).isEqualTo(direct);
        assertThat(Run.of("create", "--target", "esp32s3", "-fs", "4MB", "-o", output(), "0x0", hex)
                        .exit())
                .isZero();
        assertThat(Run.of("verify", output()).exit()).isZero();
        assertThat(Run.of("diff", output(), hex).out()).contains("say the same about flash");
    }

    private static String[] merge(List<String> files, String... options) {
        var args = new ArrayList<>(List.of("merge"));
        args.addAll(List.of(options));
        args.addAll(files.subList(2, files.size()));
        return args.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"303a", "ffff"})
    void aSuffixForAnyProduct(String vendor) {
        assertThat(run("create", files("app-not-at-its-partition", "0x0 bootloader.bin 0x20000 app.bin"))
                        .exit())
                .isZero();
        assertThat(Run.of("suffix", "remove", output()).exit()).isZero();
        assertThat(Run.of("suffix", "add", "-v", vendor, output()).exit()).isZero();

        var run = Run.of("verify", output());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("warning: ", "esp32s3", "[suffix-for-any]");
    }

    private void refused(String command, List<String> files, String code, String... words) {
        var run = run(command, files);
        assertThat(run.err()).contains("[" + code + "]");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(run.err()).contains(word));
        assertThat(run.exit()).isEqualTo(1);
    }

    /** Merge warns of what verify then finds. */
    private void foundByVerify(List<String> files, String code) {
        var args = new ArrayList<>(files.subList(2, files.size()));
        var merge = run("merge", args);
        assertThat(merge.exit()).as(merge.err()).isZero();
        assertThat(merge.err()).contains("warning: ", "[" + code + "]");
        var verify = Run.of("verify", output());
        assertThat(verify.exit()).isEqualTo(1);
        assertThat(verify.out() + verify.err()).contains("[" + code + "]");
    }

    private Run run(String command, List<String> words) {
        var args = new ArrayList<>(List.of(command, "-o", output()));
        args.addAll(words);
        return Run.of(args.toArray(String[]::new));
    }

    /** Returns options for an ESP32-S3 with 4 MB, and words of which each that is a file is one of the case. */
    private static List<String> files(String folder, String words) {
        var cases = Shared.require().resolve("cases").resolve(folder);
        var args = new ArrayList<>(List.of("-fs", "4MB", "--target", "esp32s3"));
        for (var word : words.split(" ", -1)) {
            args.add(word.contains(".") ? cases.resolve(word).toString() : word);
        }
        return args;
    }

    private String output() {
        return work.resolve("out.bin").toString();
    }
}
