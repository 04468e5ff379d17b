// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.InvalidRequestException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a delta needs to know beyond its two files.
 *
 * @param target name of the chip; if empty, the files tell it
 * @param flashSize size of the flash chip; if empty, the files tell it
 */
public record DeltaOptions(Optional<String> target, Optional<FlashSize> flashSize) {

    /** Believes the files. */
    public static final DeltaOptions DEFAULT = new DeltaOptions(Optional.empty(), Optional.empty());

    /**
     * {@return the options of what users write; null is not said}
     *
     * @param target name of the chip
     * @param flashSize size of the flash chip, for example {@code 4MB}
     * @throws InvalidRequestException if there is no such size
     */
    public static DeltaOptions of(@Nullable String target, @Nullable String flashSize) throws InvalidRequestException {
        return new DeltaOptions(Optional.ofNullable(target), FlashSize.optional(flashSize));
    }
}
