// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps boards from being flashed, and what to do about it first.
 *
 * <pre>{@code
 * Backend backend = Backend.parse("sim:esp32s3");
 * try (OpenBus bus = backend.open(SimulatedSetup.plain())) {
 *     Diagnosis diagnosis = new Doctor(backend).examine(bus);
 *     System.out.println(diagnosis.nextStep());
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.doctor;

import org.jspecify.annotations.NullMarked;
