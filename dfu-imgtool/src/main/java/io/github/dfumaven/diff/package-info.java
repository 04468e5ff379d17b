// SPDX-License-Identifier: Apache-2.0
/**
 * What differs between two images of flash, by partition and sector, and archives that hold only what differs.
 *
 * <pre>{@code
 * FlashDiff diff = FlashDiff.of(before, after);
 * Delta written = diff.writeDelta(DeltaOptions.DEFAULT, delta);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.diff;

import org.jspecify.annotations.NullMarked;
