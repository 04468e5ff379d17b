// SPDX-License-Identifier: Apache-2.0
/**
 * Which bus a user means, and all that depends on it: how it is opened, how its paths are written, whether boards are
 * simulated, and what can be in the way of them.
 *
 * <pre>{@code
 * var file = FlashFile.read(Path.of("dfu.bin"), false);
 * try (var bus = Backend.parse("sim").open(SimulatedSetup.of(file.chip(), file.flashSize()))) {
 *     new Flasher(bus.usb(), Sleeper.REAL).flash(FlashRequest.of(file.image()), ProgressListener.NONE).orThrow();
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.backend;

import org.jspecify.annotations.NullMarked;
