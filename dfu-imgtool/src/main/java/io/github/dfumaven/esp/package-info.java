// SPDX-License-Identifier: Apache-2.0
/**
 * What Espressif's chips are and what their files look like.
 *
 * <pre>{@code
 * Chip chip = Chip.named("esp32s3");      // 303a:0009, image chip id 9, bootloader at 0x0
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.esp;

import org.jspecify.annotations.NullMarked;
