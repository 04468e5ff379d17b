// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an application says about itself.
 *
 * <pre>
 * offset  size  field                 value
 *      0     4  magic                 0xabcd5432, little-endian
 *      4     4  secureVersion         for anti-rollback
 *      8     8  reserved
 *     16    32  version               UTF-8, padded with NUL, as all texts
 *     48    32  projectName
 *     80    16  time
 *     96    16  date
 *    112    32  idfVersion
 *    144    32  elfSha256
 *    176     2  minEfuseBlockRevision
 *    178     2  maxEfuseBlockRevision
 *    180     1  mmuPageSizeLog2       0 in old images
 *    181     1  flashModeSetting      0 in old images
 *    182    74  reserved
 * </pre>
 *
 * @param secureVersion 0 to 0xffff_ffff
 * @param version of the application
 * @param projectName name of the project
 * @param time when it was compiled, as the compiler writes it; empty in reproducible builds
 * @param date the day of that
 * @param idfVersion version of ESP-IDF
 * @param elfSha256 of the ELF file, 32 bytes
 * @param minEfuseBlockRevision major * 100 + minor
 * @param maxEfuseBlockRevision major * 100 + minor
 * @param mmuPageSizeLog2 logarithm of the MMU's page size, or 0
 * @param flashModeSetting 1 QIO, 2 QOUT, 3 DIO, 4 DOUT, 5 OPI, or 0
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/esp_app_format/include/esp_app_desc.h">
 *     ESP-IDF, esp_app_desc_t</a>
 */
public record AppDescriptor(
        long secureVersion,
        String version,
        String projectName,
        String time,
        String date,
        String idfVersion,
        Bytes elfSha256,
        int minEfuseBlockRevision,
        int maxEfuseBlockRevision,
        int mmuPageSizeLog2,
        int flashModeSetting) {

    static final int SIZE = 256;
    private static final long MAGIC = 0xabcd_5432L;

    static boolean startsHere(Bytes data) {
        return data.length() >= SIZE && data.u32le(0) == MAGIC;
    }

    /** Reads a description that is known to be there whole. */
    static AppDescriptor of(Bytes data) {
        try {
            return read(new ByteReader(data));
        } catch (FormatException e) {
            throw new IllegalArgumentException("no application description starts here", e);
        }
    }

    private static AppDescriptor read(ByteReader in) throws FormatException {
        in.skip("magic", 4);
        long secureVersion = in.u32le("secure version");
        in.skip("reserved", 8);
        return new AppDescriptor(
                secureVersion,
                Descriptions.text(in, "version", 32),
                Descriptions.text(in, "project name", 32),
                Descriptions.text(in, "time", 16),
                Descriptions.text(in, "date", 16),
                Descriptions.text(in, "ESP-IDF version", 32),
                in.bytes("SHA-256 of the ELF file", 32),
                in.u16le("minimum eFuse block revision"),
                in.u16le("maximum eFuse block revision"),
                in.u8("MMU page size"),
                in.u8("flash mode setting"));
    }

    /** {@return the size of the MMU's pages that the application was linked for: bytes, or empty where the image does not say} */
    public OptionalLong mmuPageSize() {
        return mmuPageSizeLog2 == 0 || mmuPageSizeLog2 >= Integer.SIZE
                ? OptionalLong.empty()
                : OptionalLong.of(1L << mmuPageSizeLog2);
    }

    List<String> texts() {
        return List.of(version, projectName, time, date, idfVersion);
    }
}
