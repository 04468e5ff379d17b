// SPDX-License-Identifier: Apache-2.0
/**
 * Espressif's chips, one row each, and how their flash is set up.
 *
 * <pre>{@code
 * Chip chip = Chip.named("esp32s3");
 * FlashSize size = FlashSize.named("16MB");
 * boolean fits = chip.bootloaderAddress().orElseThrow() < size.bytes();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.chip;

import org.jspecify.annotations.NullMarked;
