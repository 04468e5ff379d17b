// SPDX-License-Identifier: Apache-2.0
/**
 * What this machine does with USB devices: who may open them, and what keeps a board from being flashed.
 *
 * <pre>{@code
 * var diagnosis = Doctor.local(Machine.current()).examine(bus);
 * diagnosis.checks().forEach(check -> System.out.println(check));
 * System.out.println(diagnosis.nextStep());
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.machine;

import org.jspecify.annotations.NullMarked;
