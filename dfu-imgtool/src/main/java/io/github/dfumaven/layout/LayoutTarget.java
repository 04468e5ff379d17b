// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.chip.Chip;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What files are to be put into.
 *
 * @param chip the chip, or empty if only the files tell it
 * @param flashSize bytes of the flash chip, or empty if only the bootloader tells it
 * @param encrypted whether content that is not known is meant to be, because it is encrypted
 */
public record LayoutTarget(Optional<Chip> chip, OptionalLong flashSize, boolean encrypted) {}
