// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.List;

/**
 * What a bootloader says about itself, from ESP-IDF 5.2 on.
 *
 * <pre>
 * offset  size  field          value
 *      0     1  magic          0x50
 *      1     2  reserved       0
 *      3     1  secureVersion
 *      4     4  version        little-endian
 *      8    32  idfVersion     UTF-8, padded with NUL
 *     40    24  dateTime       likewise
 *     64    16  reserved
 * </pre>
 *
 * @param secureVersion for anti-rollback, 0 to 255
 * @param version of the bootloader, set by the project
 * @param idfVersion version of ESP-IDF
 * @param dateTime when it was compiled; empty in reproducible builds
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/esp_bootloader_format/include/esp_bootloader_desc.h">
 *     ESP-IDF, esp_bootloader_desc_t</a>
 */
public record BootloaderDescriptor(int secureVersion, long version, String idfVersion, String dateTime) {

    static final int SIZE = 80;
    private static final int MAGIC = 0x50;

    /** One byte of magic is little, so the reserved bytes must be 0 and the version must look like one. */
    static boolean startsHere(Bytes data) {
        if (data.length() < SIZE || data.u8(0) != MAGIC || data.u16le(1) != 0) {
            return false;
        }
        int first = data.u8(8);
        return first > ' ' && first < 0x7f;
    }

    /** Reads a description that is known to be there whole. */
    static BootloaderDescriptor of(Bytes data) {
        try {
            return read(new ByteReader(data));
        } catch (FormatException e) {
            throw new IllegalArgumentException("no bootloader description starts here", e);
        }
    }

    private static BootloaderDescriptor read(ByteReader in) throws FormatException {
        in.skip("magic and reserved", 3);
        return new BootloaderDescriptor(
                in.u8("secure version"),
                in.u32le("version"),
                Descriptions.text(in, "ESP-IDF version", 32),
                Descriptions.text(in, "date and time", 24));
    }

    List<String> texts() {
        return List.of(idfVersion, dateTime);
    }
}
