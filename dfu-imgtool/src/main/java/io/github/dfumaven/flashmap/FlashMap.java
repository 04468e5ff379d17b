// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.inspect.ImageInfo;
import java.util.Optional;

/** Draws the flash map of a file. */
public final class FlashMap {

    private FlashMap() {}

    /**
     * {@return a picture of what lies where in flash: to scale at the left, readable at the right; an SVG document in UTF-8 that follows
     * the light or dark theme of its viewer; the same bytes for the same file}
     *
     * @param info what is known of the file
     * @throws FormatException if the file does not say what goes where in flash
     */
    public static Bytes draw(ImageInfo info) throws FormatException {
        return find(info)
                .orElseThrow(() -> FlashMapError.NO_FLASH_MAP
                        .of("is %s, which has no place in flash to show", info.title())
                        .in(info.file()));
    }

    /**
     * Returns a picture of what lies where in flash, if there is something to draw.
     *
     * @param info what is known of the file
     * @return the picture of {@link #draw}, or empty if the file does not say what goes where in flash
     */
    public static Optional<Bytes> find(ImageInfo info) {
        var parts = Parts.of(info);
        return parts.isEmpty() ? Optional.empty() : Optional.of(Bytes.utf8(new Drawing(info, parts).draw()));
    }
}
