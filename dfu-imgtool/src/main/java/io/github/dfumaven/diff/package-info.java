// SPDX-License-Identifier: Apache-2.0
/**
 * What differs between two images of flash, by partition and sector, and archives that hold only what differs.
 *
 * <pre>{@code
 * FlashDiff diff = FlashDiff.of(Path.of("old/dfu.bin"), Path.of("new/dfu.bin"));
 * diff.writeDelta(DeltaOptions.DEFAULT, Path.of("delta.bin"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.diff;

import org.jspecify.annotations.NullMarked;
