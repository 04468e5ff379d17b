// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;

/** Makes the smallest images that are sound: one segment of eight bytes. */
final class Bootloaders {

    private static final Bytes SEGMENT = Bytes.hex("0102030405060708");

    private Bootloaders() {}

    /** An image whose flash mode is dio, frequency code 0xf and size code 3. */
    static Bytes of(Chip chip) {
        boolean esp8266 = chip == Chip.ESP8266;
        var out = new ByteWriter().u8(0xe9).u8(1).u8(2).u8(0x3f).u32le(0x4010_0000L);
        if (!esp8266) {
            out.u8(0xee)
                    .fill(0, 3)
                    .u16le(chip.imageId().orElseThrow())
                    .u8(0)
                    .u16le(0)
                    .u16le(0xffff);
            out.fill(0, 4).u8(1);
        }
        out.u32le(0x4010_0000L).u32le(SEGMENT.length()).bytes(SEGMENT);
        out.fill(0, 15 - out.size() % 16);
        int checksum = 0xef;
        for (int i = 0; i < SEGMENT.length(); i++) {
            checksum ^= SEGMENT.u8(i);
        }
        var image = out.u8(checksum).toBytes();
        return esp8266 ? image : Bytes.concat(List.of(image, image.sha256()));
    }
}
