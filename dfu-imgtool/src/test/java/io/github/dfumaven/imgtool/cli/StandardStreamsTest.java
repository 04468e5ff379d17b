// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard input and output, in processes of their own. */
class StandardStreamsTest {

    private static final String CSV = """
            # ESP-IDF Partition Table
            # Name, Type, SubType, Offset, Size, Flags
            factory,app,factory,0x10000,1M,
            """;

    @TempDir
    Path work;

    @Test
    void aDashIsStandardInputAndOutput() throws Exception {
        var csv = Files.writeString(work.resolve("in.csv"), CSV);
        var binary = work.resolve("out.bin");
        var again = work.resolve("again.csv");

        assertThat(run(csv, binary, "partitions", "to-bin", "-", "-o", "-")).isZero();
        assertThat(run(binary, again, "partitions", "to-csv", "-")).isZero();

        assertThat(Files.size(binary)).isEqualTo(0xc00);
        assertThat(again).hasContent(CSV);
    }

    @Test
    void suffixesGoThroughAPipe() throws Exception {
        var payload = Files.writeString(work.resolve("in"), "firmware");
        var dfu = work.resolve("out.dfu");
        var again = work.resolve("again");

        assertThat(run(payload, dfu, "suffix", "add", "-")).isZero();
        assertThat(run(dfu, again, "suffix", "remove", "-")).isZero();

        assertThat(Bytes.read(dfu).length()).isEqualTo(8 + 16);
        assertThat(again).hasContent("firmware");
    }

    @Test
    void aFullDiskBehindStandardOutputIsExitFour() throws Exception {
        var full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        var csv = Files.writeString(work.resolve("in.csv"), CSV);

        assertThat(run(csv, full, "partitions", "to-bin", "-")).isEqualTo(4);
        assertThat(stderr())
                .contains("standard output: No space left", "[disk-full]")
                .containsOnlyOnce("error: ");
        assertThat(run(csv, full, "partitions", "to-csv", "-")).isEqualTo(4);
        assertThat(stderr())
                .contains("standard output: No space left", "[output-failed]")
                .containsOnlyOnce("error: ");
    }

    @Test
    void anInputThatCannotBeReadIsExitFour() throws Exception {
        var shell = Path.of("/bin/sh");
        Assumptions.assumeTrue(Files.exists(shell), "this system has no shell");
        var words = new ArrayList<>(List.of(shell.toString(), "-c", "exec \"$0\" \"$@\" 0>/dev/null"));
        words.addAll(command("verify", "-"));

        var process = new ProcessBuilder(words)
                .redirectError(work.resolve("stderr").toFile())
                .start();

        assertThat(ended(process)).isEqualTo(4);
        assertThat(stderr()).startsWith("error: standard input: ").contains("[io-failed]");
    }

    @Test
    void aMapOnStandardOutputIsAloneThere() throws Exception {
        var table = work.resolve("table.bin");
        var svg = work.resolve("map.svg");
        run(Files.writeString(work.resolve("in.csv"), CSV), table, "partitions", "to-bin", "-");

        assertThat(run(table, svg, "info", "--svg", "-", "-")).isZero();

        assertThat(Files.readString(svg)).startsWith("<?xml").endsWith("</svg>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"to-csv", "to-bin"})
    void aReaderThatHasSeenEnoughEndsTheToolWithoutAWord(String verb) throws Exception {
        var csv = Files.writeString(work.resolve("in.csv"), CSV);
        var process = new ProcessBuilder(command("partitions", verb, "-"))
                .redirectError(work.resolve("stderr").toFile())
                .start();

        process.getInputStream().close();
        try (var stdin = process.getOutputStream()) {
            Files.copy(csv, stdin);
        }

        assertThat(ended(process)).isEqualTo(4);
        assertThat(stderr()).isEmpty();
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheRightOne() {
        assertThat(Run.of("verfy").err()).contains("[bad-usage]\n  Did you mean verify");
        assertThat(Run.of("info", "--jsn", "x").err()).contains("Did you mean --json");
        assertThat(Run.of("zzzzzz").err()).endsWith("[bad-usage]\n  See dfu-imgtool --help.\n");
    }

    @Test
    void aFileForFlashCannotComeFromStandardInput() {
        var run =
                Run.of("create", "--target", "esp32s2", "-o", work.resolve("o").toString(), "0x1000", "-");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("the file for 0x1000 cannot come from standard input");
    }

    @Test
    void aDashTooManyIsToldAsTheUserWroteIt() {
        assertThat(Run.of("suffix", "check", "-", "-").err()).contains("- is one word too many");
    }

    @Test
    void anOutputWhereAFileIsInTheWayIsExitFour() throws IOException {
        var file = Files.writeString(work.resolve("file"), "x");
        var csv = Files.writeString(work.resolve("in.csv"), CSV);

        var run = Run.of("partitions", "to-bin", "-o", file.resolve("sub/o.bin").toString(), csv.toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains(file + ": is a file");
    }

    private int run(Path in, Path out, String... words) throws IOException, InterruptedException {
        return ended(new ProcessBuilder(command(words))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(work.resolve("stderr").toFile())
                .start());
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ImgTool.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    private static int ended(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("did not end");
        }
        return process.exitValue();
    }

    private String stderr() throws IOException {
        return Files.readString(work.resolve("stderr"));
    }
}
