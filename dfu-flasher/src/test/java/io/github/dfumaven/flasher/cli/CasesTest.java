// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Situations that went wrong for people, with the right results, as far as a board is in them. */
class CasesTest {

    private static final String FILES = "CasesTest of dfu-imgtool";

    /** Every case, and which test has its right result. */
    private static final Map<String, String> CASES = Map.ofEntries(
            Map.entry("app-not-at-its-partition", FILES),
            Map.entry("application-with-other-ids", "ApplicationWithOtherIdsTest, OtherModesTest, DoctorTest"),
            Map.entry("archive-without-flash-params", FILES + ", and here"),
            Map.entry("board-swapped-while-opening", "BoardSwappedTest"),
            Map.entry("delta-on-a-blank-board", "DeltaCommandTest"),
            Map.entry("end-lost-then-idle", "EndTest, ModelCheckTest"),
            Map.entry("flasher-args-with-backslashes", FILES),
            Map.entry("hex-as-input", FILES),
            Map.entry("merge-then-not-sound", FILES),
            Map.entry("merged-image-not-looked-into", FILES),
            Map.entry("names-with-control-characters", FILES + ", and here"),
            Map.entry("not-an-image", FILES),
            Map.entry("suffix-for-any-product", FILES + ", and here"),
            Map.entry("wrong-bootloader-address", FILES));

    @TempDir
    private Path work;

    @Test
    void everyCaseHasATest() throws IOException {
        try (var folders = Files.list(Shared.require().resolve("cases"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(CASES.keySet());
        }
    }

    @Test
    void anArchiveWithoutParametersIsFlashed() {
        var file = Shared.require().resolve("cases/archive-without-flash-params/dfu.bin");

        var run = run("flash", "--usb", "sim", file.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("flashed and confirmed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x303a, 0xffff})
    void aSuffixForAnyProductIsForTheChipOfTheFiles(int vendor) throws IOException {
        var cases = Shared.require().resolve("cases/app-not-at-its-partition");
        var image = image(cases.resolve("bootloader.bin"), cases.resolve("app.bin"));
        var payload = DfuFile.parse(Bytes.read(image)).payload();
        DfuFile.of(payload, vendor, 0xffff, 0xffff, 0x100).toBytes().write(image);

        var other = run("flash", "--usb", "sim:esp32s2", image.toString());
        var meant = run("flash", "--usb", "sim:esp32s3", image.toString());

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("esp32s3", "esp32s2", "[wrong-device]").doesNotContain("sending");
        assertThat(meant.exit()).as(meant.err()).isZero();
    }

    @Test
    void aNameWithControlCharactersReachesNoTerminal() throws IOException {
        var app = Shared.require().resolve("cases/app-not-at-its-partition/app.bin");
        var evil = Files.copy(app, work.resolve("e\u001b[2Jv\u0007i\u009bl\u202e.bin"));
        var image = image(app, evil);

        for (var more : new String[] {"--dry-run", "--force", "--json"}) {
            var run = run("flash", "--usb", "sim", more, image.toString());
            assertThat(run.out() + run.err()).doesNotContain("\u001b[2J", "\u0007", "\u009b", "\u202e");
        }
    }

    private Path image(Path first, Path second) throws IOException {
        var image = work.resolve("image.bin");
        DfuImages.create(
                CreateRequest.builder(SourceRequest.builder()
                                .file(0, first)
                                .file(0x20000, second)
                                .build())
                        .target("esp32s3")
                        .flashSize("4MB")
                        .force(true)
                        .build(),
                image);
        return image;
    }

    private static Bench.Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Tool.commandLine(new FlasherTool(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Bench.Run(exit, out.toString(), err.toString());
    }
}
