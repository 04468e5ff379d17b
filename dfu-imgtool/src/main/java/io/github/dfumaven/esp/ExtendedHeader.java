// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.ChipRevision;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sixteen bytes behind the {@link ImageHeader} in images of all chips but the ESP8266.
 *
 * <pre>
 * offset  size  field              value
 *      8     1  wpPin              0xee: not used
 *      9     3  drive              strengths, half a byte each
 *     12     2  chipId             see {@link Chip#ofImageId}
 *     14     1  minRevisionLegacy  of old bootloaders
 *     15     2  minRevision        major * 100 + minor
 *     17     2  maxRevision        likewise; 65535: no limit
 *     19     4  reserved
 *     23     1  hashField          1: a SHA-256 follows the check sum
 * </pre>
 *
 * @param wpPin the flash chip's pin for write protection, 0xee when not used
 * @param drive three raw bytes
 * @param chipId the whole 16-bit id
 * @param minRevisionLegacy the least revision for bootloaders before ESP-IDF 4.4
 * @param minRevision the least revision, 100 is v1.0
 * @param maxRevision the greatest revision, 65535 when there is no limit
 * @param reserved four raw bytes
 * @param hashField 0 or 1
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/bootloader_support/include/esp_app_format.h">
 *     ESP-IDF, esp_image_header_t</a>
 */
public record ExtendedHeader(
        int wpPin,
        Bytes drive,
        int chipId,
        int minRevisionLegacy,
        int minRevision,
        int maxRevision,
        Bytes reserved,
        int hashField) {

    static final int HASH_FIELD_OFFSET = 23;
    private static final int NO_LIMIT = 0xffff;
    private static final int WP_PIN_UNUSED = 0xee;

    static ExtendedHeader read(ByteReader in) throws FormatException {
        var header = new ExtendedHeader(
                in.u8("WP pin"),
                in.bytes("drive settings", 3),
                in.u16le("chip id"),
                in.u8("old minimum revision"),
                in.u16le("minimum revision"),
                in.u16le("maximum revision"),
                in.bytes("reserved", 4),
                in.u8("digest field"));
        if (header.hashField > 1) {
            throw EspImageError.IMAGE_BAD_HASH_FIELD.at(
                    in.offset() - 1, "the digest field is %d, but only 0 and 1 have a meaning", header.hashField);
        }
        return header;
    }

    /** {@return the chip the image is for: the chip, or empty if none we know has the id} */
    public Optional<Chip> chip() {
        return Chip.ofImageId(chipId);
    }

    /** {@return whether a SHA-256 follows the check sum: true if the field is 1} */
    public boolean hashAppended() {
        return hashField == 1;
    }

    /** {@return the least revision of the chip that can run the image: v0.0 or more} */
    public ChipRevision minChipRevision() {
        return new ChipRevision(minRevision);
    }

    /** {@return the greatest revision of the chip that can run the image: the revision, or empty when there is no limit} */
    public Optional<ChipRevision> maxChipRevision() {
        return maxRevision == NO_LIMIT ? Optional.empty() : Optional.of(new ChipRevision(maxRevision));
    }

    /** {@return whether the flash chip's pin for write protection is left alone: true if the pin is 0xee} */
    public boolean wpPinDisabled() {
        return wpPin == WP_PIN_UNUSED;
    }

    /** {@return the drive strengths of the flash pins: six numbers from 0 to 15: clk, q, d, cs0, hd, wp} */
    public List<Integer> driveStrengths() {
        return IntStream.range(0, 6)
                .mapToObj(i -> drive.u8(i / 2) >> (i % 2 * 4) & 0xf)
                .toList();
    }
}
