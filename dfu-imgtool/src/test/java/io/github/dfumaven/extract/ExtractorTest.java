// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ExtractorTest {

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> everyArchiveOfMkdfuIsBuiltAgainFromItsFiles() {
        var cases = Shared.recorded("mkdfu").stream()
                .filter(one -> one.isExact()
                        && one.storesOutput()
                        && !one.id().equals("split-many")
                        && !one.id().equals("s31-json-build-dir"))
                .toList();
        return Shared.tests(cases, one -> {
            var archive = one.expectedOutput().orElseThrow();
            var file = work.resolve(one.id() + ".dfu");
            archive.write(file);

            var done = Extractor.extract(file, work.resolve(one.id()));

            boolean knownChip = DfuSuffix.parse(archive).idProduct() != DfuSuffix.ANY
                    && DfuImage.parse(archive).chip().isPresent();
            assertThat(done.rebuilds()).as("%s", done.warnings()).isEqualTo(knownChip);
            if (knownChip) {
                var again = work.resolve(one.id() + ".again");
                DfuImages.create(CreateRequest.of(SourceRequest.ofBuild(done.folder())), again);
                assertThat(Bytes.read(again)).isEqualTo(archive);
            }
        });
    }

    @Test
    void aRealBuildComesBackFileByFile() throws IOException {
        var build = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build");

        var done = Extractor.extract(build.resolve("dfu.bin"), work.resolve("größe und mehr"));

        assertThat(done.rebuilds()).isTrue();
        assertThat(names(done.folder()))
                .containsExactly("GOTLALEM.bin", "bootloader.bin", "flasher_args.json", "partition-table.bin");
        assertThat(Bytes.read(done.folder().resolve("GOTLALEM.bin")))
                .isEqualTo(Bytes.read(build.resolve("GOTLALEM.bin")));
    }

    @Test
    void partsAreJoinedAndThePartSizeIsKept() throws IOException {
        var app = Bytes.fill(0x5a, 20000);
        var file = archive("app.bin", app, 8192);

        var done = Extractor.extract(file, work.resolve("out"));

        assertThat(done.files()).extracting(ExtractedFile::parts).containsExactly(3);
        assertThat(Bytes.read(work.resolve("out/app.bin"))).isEqualTo(app);
        assertThat(done.rebuilds()).isTrue();
        assertThat(Files.readString(work.resolve("out/flasher_args.json"))).contains("\"dfu_part_size\": 8192");
    }

    @Test
    void existingFilesAreReplaced() throws IOException {
        var file = archive("app.bin", Bytes.fill(1, 100), 4096);
        Files.createDirectories(work.resolve("out"));
        Files.writeString(work.resolve("out/app.bin"), "old");
        Files.writeString(work.resolve("out/other.txt"), "mine");

        Extractor.extract(file, work.resolve("out"));

        assertThat(names(work.resolve("out"))).containsExactly("app.bin", "flasher_args.json", "other.txt");
        assertThat(Bytes.read(work.resolve("out/app.bin"))).isEqualTo(Bytes.fill(1, 100));
    }

    @Test
    void aNameThatLeavesTheFolderWritesNothing() throws IOException {
        for (var name : List.of("../x.bin", "/tmp/xyz", "a/../../", "C:xx.bin", "a\nb.binx", "..\0\0\0\0\0\0")) {
            var file = renamed(archive("abcd.bin", Bytes.fill(1, 100), 4096), "abcd.bin", name);

            var thrown =
                    catchThrowableOfType(FormatException.class, () -> Extractor.extract(file, work.resolve("out")));

            assertThat(thrown).as(name).isNotNull();
            assertThat(work.resolve("out")).doesNotExist();
            assertThat(names(work)).containsExactly("image.bin");
        }
    }

    /** What extract refuses is not sound, and what is sound comes out. */
    @Test
    void verifyAndExtractAgreeOnNames() throws IOException {
        var names = List.of(
                "../x.bin", "a/b/.bin", "C:xx.bin", "a\nb.binx", "a\u0085b.bin", "abcdefgh", "a\\bc.bin", "con.binx");
        for (var name : names) {
            var bytes = name.getBytes(StandardCharsets.UTF_8);
            var plain = "abcdefghi".substring(0, bytes.length);
            var encoded = new String(bytes, StandardCharsets.ISO_8859_1);
            var file = renamed(archive(plain, Bytes.fill(1, 300), 4096), plain, encoded);

            boolean sound =
                    DfuImage.inspect(Bytes.read(file)).problems().stream().noneMatch(Problem::isError);
            boolean extracted = true;
            try {
                Extractor.extract(file, work.resolve("out"));
            } catch (FormatException e) {
                extracted = false;
            }

            assertThat(extracted).as(name).isEqualTo(sound);
        }
    }

    @Test
    void namesThatOtherSystemsCannotWriteAreWarnedOf() throws IOException {
        var file = renamed(archive("abcd.bin", Bytes.fill(1, 100), 4096), "abcd.bin", "a\\cd.bin");

        assertThat(DfuImage.inspect(Bytes.read(file)).problems())
                .singleElement()
                .satisfies(one -> assertThat(one.isError()).isFalse())
                .satisfies(one -> assertThat(one.message()).contains("leads to another folder on Windows"))
                .extracting(Problem::code)
                .isEqualTo(ArchiveError.UNSAFE_NAME);
    }

    @Test
    void aFileOfTheNameOfTheListComesOutWithoutOne() throws IOException {
        var content = Bytes.fill(1, 100);
        var file = archive("flasher_args.json", content, 4096);

        var done = Extractor.extract(file, work.resolve("out"));

        assertThat(Bytes.read(work.resolve("out/flasher_args.json"))).isEqualTo(content);
        assertThat(done.manifest()).isFalse();
        assertThat(done.rebuilds()).isFalse();
        assertThat(done.warnings()).extracting(Problem::code).containsExactly(ExtractError.NOT_REBUILDABLE);
    }

    @Test
    void aPathInANameIsToldAsSuch() throws IOException {
        var file = renamed(archive("abcd.bin", Bytes.fill(1, 100), 4096), "abcd.bin", "../x.bin");

        assertThatThrownBy(() -> Extractor.extract(file, work.resolve("out")))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(ArchiveError.UNSAFE_NAME))
                .hasMessageContaining("../x.bin");
    }

    @Test
    void aSymbolicLinkInTheFolderIsNotFollowed() throws IOException {
        var file = archive("app.bin", Bytes.fill(1, 100), 4096);
        var out = Files.createDirectories(work.resolve("out"));
        var victim = Files.writeString(work.resolve("victim"), "precious");
        Files.createSymbolicLink(out.resolve("app.bin"), victim);

        assertThatThrownBy(() -> Extractor.extract(file, out))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(ExtractError.TARGET_NOT_A_FILE));

        assertThat(victim).hasContent("precious");
        assertThat(names(out)).containsExactly("app.bin");
    }

    @Test
    void aFolderInTheWayOfTheLastFileKeepsAllOthersFromAppearing() throws IOException {
        var file = archive("app.bin", Bytes.fill(1, 100), 4096);
        var out = Files.createDirectories(work.resolve("out"));
        Files.createDirectories(out.resolve("flasher_args.json"));

        assertThatThrownBy(() -> Extractor.extract(file, out)).isInstanceOf(FormatException.class);

        assertThat(names(out)).containsExactly("flasher_args.json");
    }

    @Test
    void aDamagedArchiveIsNotExtracted() throws IOException {
        var file = archive("app.bin", Bytes.fill(1, 5000), 4096);
        var bytes = Files.readAllBytes(file);
        bytes[1500] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> Extractor.extract(file, work.resolve("out")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("dwCRC");
        assertThat(work.resolve("out")).doesNotExist();
    }

    @Test
    void otherContainersGiveTheirContent() throws IOException {
        var corpus = Shared.require().resolve("corpus");

        var dfuSe = Extractor.extract(corpus.resolve("dfu-other/NanoVNA-H.dfu"), work.resolve("dfuse"));
        var uf2 = Extractor.extract(corpus.resolve("uf2/eliobot-s2-circuitpython.uf2"), work.resolve("uf2"));

        assertThat(dfuSe.files()).extracting(ExtractedFile::name).containsExactly("alt0-0x08000000.bin");
        assertThat(uf2.files()).isNotEmpty();
        assertThat(dfuSe.manifest()).isFalse();
        var suffixed = work.resolve("any.dfu");
        DfuFile.of(Bytes.of(1, 2, 3), 1, 2, 3, 0x100).toBytes().write(suffixed);
        Extractor.extract(suffixed, work.resolve("any"));
        assertThat(Bytes.read(work.resolve("any/payload.bin"))).isEqualTo(Bytes.of(1, 2, 3));
    }

    @Test
    void anArchiveThatTheRomRefusesStillGivesItsFilesWithAWarning() throws IOException {
        var file = Shared.require().resolve("corpus/esp32s3/pansyhou-restful/build/dfu.bin");

        var done = Extractor.extract(file, work.resolve("out"));

        assertThat(done.files()).isNotEmpty();
        assertThat(done.rebuilds()).isFalse();
        assertThat(done.warnings()).extracting(one -> one.code()).containsExactly(ExtractError.NOT_REBUILDABLE);
    }

    @Test
    void aFileThatHoldsNoFilesIsRefused() throws IOException {
        var file = Files.write(work.resolve("x.bin"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> Extractor.extract(file, work.resolve("out")))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(ExtractError.NOT_A_CONTAINER));
        assertThat(work.resolve("out")).doesNotExist();
    }

    @Test
    void everyTruncationIsRefusedAndWritesNothing() throws IOException {
        var whole = Bytes.read(archive("app.bin", Bytes.fill(1, 300), 4096));
        for (int length = 0; length < whole.length(); length += 7) {
            var cut = whole.slice(0, length);
            assertThatThrownBy(() -> Extractor.extract(Path.of("cut"), cut, work.resolve("out")))
                    .isInstanceOf(FormatException.class);
        }
        assertThat(work.resolve("out")).doesNotExist();
    }

    private Path archive(String name, Bytes content, long partSize) throws IOException {
        var input = work.resolve(name);
        content.write(input);
        var image = work.resolve("image.bin");
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target("esp32s3")
                        .partSize(String.valueOf(partSize))
                        .build(),
                image);
        Files.delete(input);
        return image;
    }

    /** Gives an entry a name of the same length, in the archive and in its index, under a fresh CRC. */
    private static Path renamed(Path image, String from, String to) throws IOException {
        var text = new String(Files.readAllBytes(image), StandardCharsets.ISO_8859_1);
        assertThat(to).hasSameSizeAs(from);
        var bytes = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        var payload = Bytes.copyOf(Arrays.copyOf(bytes, bytes.length - 16));
        DfuFile.of(payload, 0x303a, 9, 0xffff, 0x100).toBytes().write(image);
        return image;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
