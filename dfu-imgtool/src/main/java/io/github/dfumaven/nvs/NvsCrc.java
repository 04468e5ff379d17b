// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.util.zip.CRC32;

/**
 * The check sum of NVS: the CRC-32 of zip, but its register starts at 0 and not at 0xffffffff, as {@code
 * esp_rom_crc32_le(0xffffffff, …)} has it.
 */
final class NvsCrc {

    /** What brings the register of zip's CRC-32 from its start to 0. */
    private static final byte[] TO_ZERO = {-1, -1, -1, -1};

    private NvsCrc() {}

    static long of(Bytes... parts) {
        var crc = new CRC32();
        crc.update(TO_ZERO);
        for (var part : parts) {
            crc.update(part.asByteBuffer());
        }
        return crc.getValue();
    }
}
