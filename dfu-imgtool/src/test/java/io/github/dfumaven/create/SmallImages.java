// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;

/** Makes sound images with one segment of any length. */
public final class SmallImages {

    private static final long APP_MAGIC = 0xabcd5432L;

    private SmallImages() {}

    /** An application whose header states 4 MB of flash; its file is a bit longer than its segment. */
    public static Bytes app(Chip chip, int segmentSize) {
        var data = new ByteWriter().u32le(APP_MAGIC).fill(0x41, segmentSize - 4).toBytes();
        return image(chip, 0x3f00_0020L, data);
    }

    /** A bootloader whose header states 4 MB of flash. */
    public static Bytes bootloader(Chip chip, int segmentSize) {
        return image(chip, 0x4002_0000L, Bytes.fill(0x42, segmentSize));
    }

    private static Bytes image(Chip chip, long address, Bytes data) {
        var out = new ByteWriter().u8(0xe9).u8(1).u8(2).u8(0x2f).u32le(0x4002_0000L);
        out.u8(0xee)
                .fill(0, 3)
                .u16le(chip.imageId().orElseThrow())
                .u8(0)
                .u16le(0)
                .u16le(0xffff);
        out.fill(0, 4).u8(1);
        out.u32le(address).u32le(data.length()).bytes(data);
        out.fill(0, 15 - out.size() % 16);
        int checksum = 0xef;
        for (int i = 0; i < data.length(); i++) {
            checksum ^= data.u8(i);
        }
        var image = out.u8(checksum).toBytes();
        return Bytes.concat(List.of(image, image.sha256()));
    }
}
