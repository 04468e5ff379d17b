// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import io.github.dfumaven.ihex.IntelHex;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.uf2.Uf2File;
import io.github.dfumaven.uf2.Uf2Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A merged image says the same of flash in each format. */
class MergeFuzzTest {

    private static final int MOST_FILES = 5;
    private static final int PAGE = 256;

    /** A file to put into flash. */
    private record Part(int address, Bytes data) {}

    static Stream<byte[]> seeds() {
        var parts = List.of(
                Bytes.hex("000000" + "000101"),
                part(0, Samples.bootloader()),
                part(0x80, Samples.table().slice(0, 0xc0)),
                part(0x100, Samples.app()));
        var files = List.of(Bytes.hex("0010" + "000100"), part(0x10, Bytes.fill(1, 300)), part(0x12, Bytes.fill(2, 5)));
        return Stream.of(parts, files).map(Bytes::concat).map(Bytes::toByteArray);
    }

    private static Bytes part(int page, Bytes data) {
        return new ByteWriter().u16le(page).u16le(data.length()).bytes(data).toBytes();
    }

    /** First page of a raw file, bytes of a UF2 block, whether it has digests; then files. */
    @MethodSource("seeds")
    @FuzzTest
    void everyFormatSaysTheSame(byte[] input) throws IOException {
        var script = Script.once(input);
        int offset = script.u16() % 0x200 * PAGE;
        int chunk = script.u16() % 600;
        boolean md5 = script.next() % 2 == 1;
        var parts = new ArrayList<Part>();
        while (parts.size() < MOST_FILES && !script.isOver()) {
            parts.add(new Part(script.u16() % 0x400 * PAGE, script.bytes(script.u16() % 2000)));
        }
        var raw = merged(MergeFormat.RAW, offset, chunk, md5, parts);
        var hex = merged(MergeFormat.HEX, offset, chunk, md5, parts)
                .map(file ->
                        Laws.read(file.length(), () -> IntelHex.parse(file)).orElseThrow());
        var uf2 = merged(MergeFormat.UF2, offset, chunk, md5, parts)
                .map(file -> Laws.read(file.length(), () -> Uf2File.find(file).orElseThrow())
                        .orElseThrow());
        hex.ifPresent(file -> raw.ifPresent(content -> contains(content, offset, file.regions())));
        uf2.ifPresent(file -> Laws.holds(file.isSound(), "merged, but not sound", file.problems()));
        if (hex.isPresent() && uf2.isPresent()) {
            Laws.same(
                    "UF2 and HEX",
                    uf2.get().ranges().stream().map(Uf2Range::region).toList(),
                    hex.get().regions());
        }
    }

    private static Optional<Bytes> merged(MergeFormat format, int offset, int chunk, boolean md5, List<Part> parts)
            throws IOException {
        var request = MergeRequest.of(Chip.ESP32_S3).format(format.toString());
        if (format == MergeFormat.RAW) {
            request.targetOffset(String.valueOf(offset));
        }
        if (format == MergeFormat.UF2) {
            request.chunkSize(String.valueOf(chunk)).md5Disable(!md5);
        }
        for (int i = 0; i < parts.size(); i++) {
            request.add(MergeFile.of(
                    parts.get(i).address(), "part" + i, parts.get(i).data()));
        }
        return Laws.read(1 << 20, () -> {
            var out = new ByteArrayOutputStream();
            Laws.harmless(Merge.write(request.build(), out).problems());
            return Bytes.copyOf(out.toByteArray());
        });
    }

    private static void contains(Bytes raw, int offset, List<Region> regions) {
        for (var region : regions) {
            int from = (int) region.address() - offset;
            Laws.holds(
                    raw.slice(from, from + region.data().length()).equals(region.data()), "raw and HEX differ", region);
        }
    }
}
