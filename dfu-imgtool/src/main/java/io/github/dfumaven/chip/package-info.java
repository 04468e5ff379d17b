// SPDX-License-Identifier: Apache-2.0
/** Espressif's chips, one row each, and how their flash is set up. */
@NullMarked
package io.github.dfumaven.chip;

import org.jspecify.annotations.NullMarked;
