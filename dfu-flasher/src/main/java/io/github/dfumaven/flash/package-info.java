// SPDX-License-Identifier: Apache-2.0
/**
 * Finds DFU devices and flashes them, one or many at once. Success is only what a device confirmed: the verdict behind
 * the last block is read and believed.
 *
 * <pre>{@code
 * FlashImage image = FlashImage.parse("dfu.bin", Bytes.read(file));
 * FlashReport report = new Flasher(bus, Sleeper.REAL).flash(FlashRequest.of(image), ProgressListener.NONE);
 * report.orThrow();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.flash;

import org.jspecify.annotations.NullMarked;
