// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.image;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.esp.Chip;
import java.util.Optional;

/** Tells which chip an ESP image is for, from its header alone. */
final class ImageChip {

    private static final int HEADER = 24;
    private static final int MAGIC = 0xe9;
    private static final int MAX_SEGMENTS = 16;

    private ImageChip() {}

    /**
     * Returns the chip id of a file that has the header of an ESP image.
     *
     * @param file a whole file
     * @return the id of a chip that exists, or empty for everything else
     */
    static Optional<Integer> of(Bytes file) {
        if (file.length() < HEADER || file.u8(0) != MAGIC) {
            return Optional.empty();
        }

        int segments = file.u8(1);
        int chipId = file.u16le(12);
        boolean plausible = segments >= 1
                && segments <= MAX_SEGMENTS
                && file.u8(23) <= 1
                && Chip.ofImageId(chipId).isPresent();
        return plausible ? Optional.of(chipId) : Optional.empty();
    }
}
