// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.esp.FlashSize;
import java.util.Optional;

/**
 * What a delta needs to know beyond its two files.
 *
 * @param target name of the chip; if empty, the files tell it
 * @param flashSize size of the flash chip; if empty, the files tell it
 */
public record DeltaOptions(Optional<String> target, Optional<FlashSize> flashSize) {

    /** Believes the files. */
    public static final DeltaOptions DEFAULT = new DeltaOptions(Optional.empty(), Optional.empty());
}
