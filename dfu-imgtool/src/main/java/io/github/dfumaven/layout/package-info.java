// SPDX-License-Identifier: Apache-2.0
/**
 * What lies where in flash, and whether it fits: the chip, the partitions, each other.
 *
 * <pre>{@code
 * var file = PlacedFile.of("app.bin", 0x10000, 1, bytes);
 * var target = new LayoutTarget(Optional.of(Chip.ESP32_S3), OptionalLong.empty(), false);
 * Layout.of(List.of(file), target).problems().forEach(System.out::println);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.layout;

import org.jspecify.annotations.NullMarked;
