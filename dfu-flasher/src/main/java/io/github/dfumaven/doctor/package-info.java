// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps boards from being flashed, and what to do about it first.
 *
 * <pre>{@code
 * var backend = Backend.parse("libusb");
 * var diagnosis = new Doctor(backend.surroundings(Machine.current())).examine(bus);
 * diagnosis.checks().forEach(check -> System.out.println(check));
 * System.out.println(diagnosis.nextStep());
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.doctor;

import org.jspecify.annotations.NullMarked;
