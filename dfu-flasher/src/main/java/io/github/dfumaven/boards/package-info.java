// SPDX-License-Identifier: Apache-2.0
/**
 * What the front ends share to get at boards: the bus that a user names, the file to flash, durations, and Ctrl-C.
 *
 * <pre>{@code
 * var file = FlashFile.read(Path.of("dfu.bin"), false);
 * try (var bus = BoardBus.open("sim", SimulatedSetup.of(file))) {
 *     new Flasher(bus.usb(), Sleeper.REAL).flash(FlashRequest.of(file.image()), ProgressListener.NONE).orThrow();
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.boards;

import org.jspecify.annotations.NullMarked;
