// SPDX-License-Identifier: Apache-2.0
/** Reads the reference vectors that lie beside the checkout, and says plainly when they do not. */
@NullMarked
package io.github.dfumaven.vectors;

import org.jspecify.annotations.NullMarked;
