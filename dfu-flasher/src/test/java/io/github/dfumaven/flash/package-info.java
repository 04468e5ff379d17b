// SPDX-License-Identifier: Apache-2.0
/** Flashing, against the simulated ROM, a strict DFU device and a bus that can fail at any transfer. */
@NullMarked
package io.github.dfumaven.flash;

import org.jspecify.annotations.NullMarked;
