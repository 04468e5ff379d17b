// SPDX-License-Identifier: Apache-2.0
/**
 * Finds DFU devices and flashes them, one or many at once. Success is only what a device confirmed: the verdict behind
 * the last block is read and believed.
 *
 * <pre>{@code
 * FlashFile file = FlashFile.read(image, false);
 * FlashRequest request = FlashRequest.builder(file).timeout("5s").build();
 * try (OpenBus bus = Backend.parse("sim").open(SimulatedSetup.of(file.chip(), file.flashSize()))) {
 *     FlashReport report = new Flasher(bus).flash(request, ProgressListener.NONE);
 *     report.orThrow();
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.flash;

import org.jspecify.annotations.NullMarked;
