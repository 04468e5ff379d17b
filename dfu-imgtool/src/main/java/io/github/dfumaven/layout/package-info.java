// SPDX-License-Identifier: Apache-2.0
/**
 * What lies where in flash, and whether it fits: the chip, the partitions, each other.
 *
 * <pre>{@code
 * Content content = ContentFinder.identify("app.bin", 0x10000, 1, bytes, problems);
 * boolean isApp = content.kind() == ContentKind.APP;
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.layout;

import org.jspecify.annotations.NullMarked;
