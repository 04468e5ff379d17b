// SPDX-License-Identifier: Apache-2.0
/**
 * What lies in flash: bootloader, partition table, application, data, and where.
 *
 * <pre>{@code
 * boolean boots = Inspection.of(image).contents().stream()
 *         .anyMatch(content -> content.kind() == ContentKind.BOOTLOADER && content.address() == 0);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.content;

import org.jspecify.annotations.NullMarked;
