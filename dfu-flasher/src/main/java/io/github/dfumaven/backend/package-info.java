// SPDX-License-Identifier: Apache-2.0
/**
 * Which bus a user means, and what is particular about it: how it is opened, and how its paths are written.
 *
 * <pre>{@code
 * var file = FlashFile.read(Path.of("dfu.bin"), false);
 * try (var bus = BoardBus.open("sim", SimulatedSetup.of(file.chip(), file.flashSize()))) {
 *     new Flasher(bus.usb(), Sleeper.REAL).flash(FlashRequest.of(file.image()), ProgressListener.NONE).orThrow();
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.backend;

import org.jspecify.annotations.NullMarked;
