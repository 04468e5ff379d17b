// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.imgtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.files.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A format in a file of another: every command takes it for the same thing. */
class WrappedFilesTest {

    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(strings = {"uf2", "hex", "raw"})
    void whatHasASuffixIsAFileWithASuffixToEveryCommand(String format) throws IOException {
        var plain = merged(format);
        var suffixed = work.resolve("suffixed").toString();
        assertThat(Run.of("suffix", "add", "-v", "1234", "-p", "5", "-o", suffixed, plain)
                        .exit())
                .isZero();
        var folder = work.resolve("files").toString();

        assertThat(Run.of("info", suffixed).out()).startsWith(suffixed + ": file with a DFU suffix");
        assertThat(Run.of("verify", suffixed).exit()).isZero();
        assertThat(Run.of("extract", suffixed, "-d", folder).exit()).isZero();
        assertThat(Bytes.read(work.resolve("files/payload.bin"))).isEqualTo(Bytes.read(Path.of(plain)));
        assertThat(Run.of("diff", suffixed, plain).out()).contains("say the same about flash");
        assertThat(Run.of("diff", "--json", suffixed, plain).out()).contains("\"dfu-suffixed\"");
    }

    @Test
    void infoTellsWhatIsInFrontOfASuffixThatPromisesAnArchive() throws IOException {
        var suffixed = work.resolve("suffixed").toString();
        Run.of("suffix", "add", "-v", "303a", "-p", "9", "-o", suffixed, merged("uf2"));

        var run = Run.of("verify", suffixed);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("what is in front of it is a UF2 file, no archive", "[index-missing]");
    }

    @Test
    void aSecondSuffixIsPartOfThePayload() throws IOException {
        var once = work.resolve("once").toString();
        var twice = work.resolve("twice").toString();
        Run.of("suffix", "add", "-o", once, merged("raw"));
        var bytes = Bytes.read(Path.of(once));
        OutputFile.write(Path.of(twice), out -> DfuFile.write(List.of(bytes), 1, 2, 3, 0x100, out));

        assertThat(Run.of("diff", "--json", twice, twice).exit()).isZero();
        assertThat(Run.of("extract", twice, "-d", work.resolve("files").toString())
                        .exit())
                .isZero();
        assertThat(Bytes.read(work.resolve("files/payload.bin"))).isEqualTo(bytes);
    }

    private String merged(String format) throws IOException {
        var data = work.resolve("data.bin");
        Bytes.fill(0x5a, 5000).write(data);
        var out = work.resolve("merged." + format).toString();
        var run = Run.of("merge", "--target", "esp32s3", "-f", format, "-o", out, "0x0", data.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        return out;
    }
}
