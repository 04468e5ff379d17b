// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.extract;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.source.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever {@code create} makes, {@code verify} calls it sound, and it is the same again from what was extracted. */
class CreatedImageFuzzTest {

    private static final List<String> TARGETS = List.of("esp32s2", "esp32s3", "esp32p4", "esp32s31");
    private static final List<FlashSize> SIZES = List.of(FlashSize.values());
    private static final int SECTOR = 4096;
    private static final int MOST_FILES = 6;
    private static final int LONGEST_NAME = 60;

    @TempDir
    Path work;

    static Stream<byte[]> seeds() {
        var boot = part("boot.bin", 0, Samples.bootloader());
        var app = part("app.bin", 16, Samples.app());
        var cut = part("a", 16, Bytes.fill(7, 2 * SECTOR + 1));
        return Stream.of(
                        Bytes.concat(List.of(Bytes.hex("0102" + "80" + "6400" + "03"), boot, app)),
                        Bytes.concat(List.of(Bytes.hex("0001" + "01" + "0900" + "00"), cut)),
                        // the name of a part, and names that are taken
                        Bytes.concat(
                                List.of(Bytes.hex("0001" + "01" + "0900" + "00"), cut, part("a.1", 32, Bytes.of(1)))),
                        Bytes.concat(List.of(
                                Bytes.hex("0001" + "80" + "0900" + "00"),
                                part("flasher_args.json", 32, Bytes.of(1)),
                                part("dfuinfo0.dat", 33, Bytes.of(1)),
                                part("ä b.bin", 34, Bytes.of(1)))))
                .map(Bytes::toByteArray);
    }

    private static Bytes part(String name, int sector, Bytes data) {
        var text = Bytes.utf8(name);
        var out = new ByteWriter().u8(text.length()).bytes(text).u16le(sector);
        return out.u16le(data.length()).bytes(data).toBytes();
    }

    /** Chip, flash size, pages of a part, where a byte changes, which bit; then files. */
    @MethodSource("seeds")
    @FuzzTest
    void createdImagesAreSoundAndComeBackByteForByte(byte[] input) throws IOException {
        var script = Script.once(input);
        var target = TARGETS.get(script.below(TARGETS.size()));
        var flashSize = SIZES.get(script.below(SIZES.size()));
        var partSize = String.valueOf(script.next() * SECTOR);
        var sources = SourceRequest.builder();
        int changed = script.u16();
        int bit = script.below(8);
        for (int count = 0; count < MOST_FILES && !script.isOver(); count++) {
            var name = script.bytes(script.below(LONGEST_NAME)).toUtf8();
            long address = (long) script.u16() * SECTOR;
            var data = script.bytes(script.u16() % (3 * SECTOR));
            file(name, data, count).ifPresent(file -> sources.file(address, file));
        }
        var request = CreateRequest.builder(sources.build())
                .target(target)
                .flashSize(flashSize.toString())
                .partSize(partSize)
                .build();
        var made = Laws.read(input.length, () -> {
            var out = new ByteArrayOutputStream();
            Laws.harmless(DfuImages.create(request, out).warnings());
            return Bytes.copyOf(out.toByteArray());
        });
        made.ifPresent(file -> check(file, changed, bit));
        clear(work);
    }

    private void check(Bytes file, int changed, int bit) {
        var info = Inspection.of("created", file);
        Laws.holds(info.isSound(), "created, but not sound", info.problems());
        var done = Laws.read(file.length(), () -> Extractor.extract(work.resolve("x"), file, work.resolve("out")));
        Laws.holds(done.isPresent(), "created, but not extracted", info.contents());
        // a file that has the name of the list takes its place
        Laws.holds(
                done.get().rebuilds() || !done.get().manifest(),
                "created, but other bytes the second time",
                done.get().warnings());

        var bytes = file.toByteArray();
        bytes[changed % bytes.length] ^= (byte) (1 << bit);
        Laws.holds(!Inspection.of("changed", Bytes.copyOf(bytes)).isSound(), "a changed byte is not found", changed);
    }

    /** Makes a file of the name, if files can have it. */
    private Optional<Path> file(String wanted, Bytes data, int number) throws IOException {
        var name = wanted.replace('/', '_').replace('\0', '_');
        if (name.isBlank() || name.matches("\\.\\.?") || Bytes.utf8(name).length() > LONGEST_NAME) {
            return Optional.empty();
        }
        try {
            var file = work.resolve("in" + number).resolve(name);
            Files.createDirectory(file.getParent());
            return Optional.of(Files.write(file, data.toByteArray()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var one : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!one.equals(folder)) {
                    Files.delete(one);
                }
            }
        }
    }
}
