// SPDX-License-Identifier: Apache-2.0
/**
 * Which bus a user means, and all that depends on it: how it is opened, how its paths are written, whether boards are
 * simulated, and what can be in the way of them.
 *
 * <pre>{@code
 * Backend backend = Backend.parse("sim:esp32s3");
 * try (OpenBus bus = backend.open(SimulatedSetup.plain())) {
 *     new Flasher(bus).attached().forEach(device -> System.out.println(device.path()));
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.backend;

import org.jspecify.annotations.NullMarked;
