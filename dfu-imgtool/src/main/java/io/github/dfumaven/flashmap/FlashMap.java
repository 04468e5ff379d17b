// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.inspect.ImageInfo;

/** Draws the flash map of a file. */
public final class FlashMap {

    private FlashMap() {}

    /**
     * Returns a picture of what lies where in flash: to scale at the left, readable at the right.
     *
     * @param info what is known of the file
     * @return an SVG document in UTF-8 that follows the light or dark theme of its viewer; the same bytes for the same file
     * @throws FormatException if the file does not say what goes where in flash
     */
    public static Bytes draw(ImageInfo info) throws FormatException {
        var parts = Parts.of(info);
        if (parts.isEmpty()) {
            throw FlashMapError.NO_FLASH_MAP
                    .of(
                            "is %s, which has no place in flash to show",
                            info.format().words())
                    .in(info.file());
        }
        return Bytes.utf8(new Drawing(info, parts).draw());
    }
}
