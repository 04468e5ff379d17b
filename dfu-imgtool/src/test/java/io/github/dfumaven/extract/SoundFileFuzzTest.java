// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.archive.FlashParams;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.diff.DeltaOptions;
import io.github.dfumaven.diff.FlashDiff;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Repair;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.source.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code verify} calls sound comes out of {@code extract} whole, and goes into {@code create} again. */
class SoundFileFuzzTest {

    @TempDir
    Path work;

    static Stream<byte[]> seeds() throws IOException {
        var folder = Files.createTempDirectory("seeds");
        var boot = Files.write(folder.resolve("boot.bin"), Samples.bootloader().toByteArray());
        var data = Files.write(folder.resolve("ä b.bin"), Bytes.fill(0x5a, 5000).toByteArray());
        var single =
                dfu(CreateRequest.builder(SourceRequest.builder().file(0, boot).build())
                        .target("esp32s3")
                        .flashSize("4MB")
                        .build());
        var cut = dfu(CreateRequest.builder(
                        SourceRequest.builder().file(0x10000, data).build())
                .target("esp32s2")
                .partSize("4096")
                .build());
        var delta = folder.resolve("delta.bin");
        var before = folder.resolve("before.bin");
        single.write(before);
        var other = folder.resolve("other.bin");
        dfu(CreateRequest.builder(SourceRequest.builder()
                                .file(0, boot)
                                .file(0x20000, data)
                                .build())
                        .target("esp32s3")
                        .flashSize("4MB")
                        .build())
                .write(other);
        FlashDiff.of(before, other).writeDelta(DeltaOptions.DEFAULT, delta);
        return Stream.concat(
                Stream.of(single, cut, Bytes.read(delta)).map(SoundFileFuzzTest::archive),
                Stream.of(Samples.uf2(), Samples.dfuSe(), Samples.ti()).map(file -> withKind(1, file)));
    }

    /** The first byte says whether the rest is an archive that gets sums and a suffix, and for which chip. */
    @MethodSource("seeds")
    @FuzzTest
    void soundFilesSurviveExtractAndCreate(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        var rest = Bytes.copyOf(input).slice(1);
        var file = input[0] == 1 ? rest : Repair.dfu(rest, input[0] & 0xff);
        var info = Laws.read(file.length(), () -> Inspection.of("fuzzed", file)).orElseThrow();
        Laws.harmless(info.problems());
        var source = work.resolve("source");
        var done = Laws.read(file.length(), () -> Extractor.extract(source, file, work.resolve("out")));
        boolean container = Set.of("dfu", "dfuse", "dfu-suffixed", "uf2").contains(info.format());
        if (done.isEmpty()) {
            Laws.holds(!(container && info.isSound()), "sound, but not extracted", info.format(), info.contents());
            return;
        }

        Laws.harmless(done.get().warnings());
        Laws.harmless(ExtractionJson.write(done.get()).replace("\n", ""));
        for (var found : done.get().files()) {
            Laws.same(found.name(), Bytes.read(work.resolve("out").resolve(found.name())), found.content());
        }
        if (done.get().manifest()) {
            again(file, done.get(), info.isSound());
        }
        clear(work.resolve("out"));
    }

    private static void again(Bytes file, Extraction done, boolean sound) throws IOException {
        var image = DfuImage.inspect(file);
        Laws.holds(image.damage().isEmpty(), "extracted, though damaged", image.damage());
        Laws.same(
                "files",
                image.contents().stream().map(DfuContent::data).toList(),
                done.files().stream()
                        .filter(found -> found.address().isPresent())
                        .map(ExtractedFile::content)
                        .toList());
        Laws.holds(done.rebuilds() == done.warnings().isEmpty(), "says neither", done);
        if (!sound) {
            return;
        }

        var built = Laws.read(file.length(), () -> dfu(CreateRequest.of(SourceRequest.ofBuild(done.folder()))));
        Laws.holds(built.isPresent() || image.chip().isEmpty(), "sound, but not built again", done.warnings());
        if (built.isPresent()) {
            Laws.same("rebuilding", done.rebuilds(), built.get().equals(file));
            var other =
                    Laws.read(file.length(), () -> DfuImage.parse(built.get())).orElseThrow();
            Laws.same("flash", flash(image), flash(other));
            Laws.same("delta", image.delta(), other.delta());
            Laws.same(
                    "flash size",
                    image.params().map(FlashParams::chipSize),
                    other.params().map(FlashParams::chipSize));
        }
    }

    private static List<Region> flash(DfuImage image) throws FormatException {
        return image.contents().stream()
                .map(content -> new Region(content.address(), content.data()))
                .toList();
    }

    private static Bytes dfu(CreateRequest request) throws IOException {
        var out = new ByteArrayOutputStream();
        DfuImages.create(request, out);
        return Bytes.copyOf(out.toByteArray());
    }

    /** An archive without its padding and suffix. */
    private static byte[] archive(Bytes file) {
        int product = file.u8(file.length() - 14);
        return withKind(product, file.slice(0, CpioArchive.scan(file).end()));
    }

    private static byte[] withKind(int kind, Bytes file) {
        return Bytes.concat(List.of(Bytes.of(kind), file)).toByteArray();
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var found : files.toList()) {
                Files.delete(found);
            }
        }
    }
}
