// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads images and recognises them. */
final class ImageReader {

    static final int CHIP_ID_OFFSET = 12;
    private static final int ESP32_HEADER_SIZE = 24;
    private static final int CHECKSUM_BLOCK = 16;

    private ImageReader() {}

    static EspImage read(Bytes file, boolean esp8266) throws FormatException {
        var in = new ByteReader(file);
        var header = ImageHeader.read(in);
        Optional<ExtendedHeader> extended = esp8266 ? Optional.empty() : Optional.of(ExtendedHeader.read(in));
        var chip = esp8266 ? Optional.of(Chip.ESP8266) : extended.flatMap(ExtendedHeader::chip);
        var segments = segments(in, header.segmentCount());
        int checksumAt = checksumOffset(in);
        var checksum = ImageChecksum.of(file, segments, checksumAt);
        var hash = extended.filter(ExtendedHeader::hashAppended).map(one -> ImageHash.of(file, checksumAt + 1));
        int end = checksumAt + 1 + hash.map(one -> one.stored().length()).orElse(0);
        return new EspImage(
                file,
                chip,
                header,
                extended,
                segments,
                checksum,
                hash,
                Descriptions.app(file, segments, chip),
                Descriptions.bootloader(file, segments),
                ImageSignature.find(file, end, chip));
    }

    private static List<Segment> segments(ByteReader in, int count) throws FormatException {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < count; i++) {
            segments.add(Segment.read(in, i));
        }
        return segments;
    }

    /** Passes over the fill and the check sum, and returns where the check sum is. */
    private static int checksumOffset(ByteReader in) throws FormatException {
        in.skip("fill in front of the check sum", CHECKSUM_BLOCK - 1 - in.position() % CHECKSUM_BLOCK);
        int offset = in.position();
        in.skip("check sum", 1);
        return offset;
    }

    static boolean looksLikeEsp32(Bytes file) {
        return startsLikeImage(file)
                && file.length() >= ESP32_HEADER_SIZE
                && file.u8(ExtendedHeader.HASH_FIELD_OFFSET) <= 1
                && Chip.ofImageId(file.u16le(CHIP_ID_OFFSET)).isPresent();
    }

    /** The ESP8266's header has neither chip id nor digest field; the first segment stands where those would be. */
    static boolean looksLikeEsp8266(Bytes file) {
        if (looksLikeEsp32(file) || !startsLikeImage(file) || file.length() < ImageHeader.SIZE + Segment.HEADER_SIZE) {
            return false;
        }
        long address = file.u32le(ImageHeader.SIZE);
        long size = file.u32le(ImageHeader.SIZE + 4);
        return address >= 0x3ff0_0000L
                && address < 0x4030_0000L
                && size <= file.length() - ImageHeader.SIZE - Segment.HEADER_SIZE;
    }

    private static boolean startsLikeImage(Bytes file) {
        return file.length() >= ImageHeader.SIZE
                && file.u8(0) == ImageHeader.MAGIC
                && file.u8(1) >= 1
                && file.u8(1) <= ImageHeader.MAX_SEGMENTS;
    }
}
