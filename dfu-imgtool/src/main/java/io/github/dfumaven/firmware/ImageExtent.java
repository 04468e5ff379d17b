// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSector;

/** Finds out where an image in flash ends; what lies behind is something else or left over from before. */
final class ImageExtent {

    private static final int SIGNED = 0xe7;

    private ImageExtent() {}

    /** Returns the image at the start of {@code data}, with its signature and without what follows. */
    static EspImage read(Bytes data) throws FormatException {
        var image = EspImage.parse(data);
        int signature = (int) FlashSector.ceil(image.length());
        if (signature + FlashSector.SIZE <= data.length() && data.u8(signature) == SIGNED) {
            return EspImage.parse(data.slice(0, signature + FlashSector.SIZE));
        }
        return image.trailingBytes() == 0 || image.signature().isPresent() ? image : cut(image);
    }

    /** Returns the same image as if the file ended with it; nothing needs to be digested again. */
    private static EspImage cut(EspImage image) {
        return new EspImage(
                image.file().slice(0, image.length()),
                image.chip(),
                image.header(),
                image.extendedHeader(),
                image.segments(),
                image.checksum(),
                image.hash(),
                image.app(),
                image.bootloader(),
                image.signature());
    }
}
