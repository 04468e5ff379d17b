// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.chip.FlashFrequency;
import io.github.dfumaven.chip.FlashMode;
import io.github.dfumaven.chip.FlashSize;
import java.util.Optional;

/**
 * The three settings of an image header that a flashing tool may replace; what is empty stays as it is.
 *
 * @param mode how the chip talks to its flash
 * @param frequency how fast
 * @param size how large the flash is
 */
public record FlashSettings(Optional<FlashMode> mode, Optional<FlashFrequency> frequency, Optional<FlashSize> size) {

    /** Leaves all three as they are. */
    public static final FlashSettings KEEP = new FlashSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return whether nothing is to be replaced: true if all three are empty} */
    public boolean keepsAll() {
        return mode.isEmpty() && frequency.isEmpty() && size.isEmpty();
    }
}
