// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.Optional;

/**
 * The first eight bytes of every image, those for the ESP8266 included.
 *
 * <pre>
 * offset  size  field                  value
 *      0     1  magic                  0xe9
 *      1     1  segmentCount           at most 16
 *      2     1  flashModeCode          see {@link FlashMode}
 *      3     1  flashSizeAndFrequency  size in the upper half, frequency in the lower one
 *      4     4  entryPoint             little-endian
 * </pre>
 *
 * @param segmentCount 0 to 16
 * @param flashModeCode the raw byte, 0 to 255
 * @param flashSizeAndFrequency the raw byte, 0 to 255
 * @param entryPoint address where the program starts, 0 when not set
 * @see <a href="https://docs.espressif.com/projects/esptool/en/latest/esp32/advanced-topics/firmware-image-format.html">
 *     esptool, firmware image format</a>
 */
public record ImageHeader(int segmentCount, int flashModeCode, int flashSizeAndFrequency, long entryPoint) {

    static final int MAGIC = 0xe9;
    static final int SIZE = 8;
    static final int MAX_SEGMENTS = 16;

    static ImageHeader read(ByteReader in) throws FormatException {
        if (in.remaining() == 0) {
            throw EspImageError.IMAGE_BAD_MAGIC.of("the file is empty, so it is no image");
        }
        long at = in.offset();
        int magic = in.u8("magic");
        if (magic != MAGIC) {
            throw EspImageError.IMAGE_BAD_MAGIC.at(
                    at, "an image starts with 0x%02x, but this file with 0x%02x", MAGIC, magic);
        }

        int segments = in.u8("number of segments");
        if (segments > MAX_SEGMENTS) {
            throw EspImageError.IMAGE_TOO_MANY_SEGMENTS.at(
                    at + 1, "the header promises %d segments, but an image has %d at most", segments, MAX_SEGMENTS);
        }
        return new ImageHeader(
                segments, in.u8("flash mode"), in.u8("flash size and frequency"), in.u32le("entry point"));
    }

    /** {@return how the chip talks to its flash: the mode, or empty if the code is not used} */
    public Optional<FlashMode> flashMode() {
        return FlashMode.ofCode(flashModeCode);
    }

    /**
     * Returns the flash size as a chip understands the header.
     *
     * @param chip whose table counts
     * @return the size, or empty if the chip does not use the code
     */
    public Optional<FlashSize> flashSize(Chip chip) {
        return FlashSize.ofCode(chip, flashSizeAndFrequency >> 4);
    }

    /**
     * Returns the flash frequency as a chip understands the header.
     *
     * @param chip whose table counts
     * @return the frequency, or empty if the chip does not use the code
     */
    public Optional<FlashFrequency> flashFrequency(Chip chip) {
        return FlashFrequency.ofCode(chip, flashSizeAndFrequency & 0xf);
    }
}
