// SPDX-License-Identifier: Apache-2.0
/**
 * What the ROMs of ESP chips do beyond what is documented: reading flash, writing memory and registers. Found by executing
 * the ROMs; not tried on a board.
 */
@NullMarked
package io.github.dfumaven.rom;

import org.jspecify.annotations.NullMarked;
