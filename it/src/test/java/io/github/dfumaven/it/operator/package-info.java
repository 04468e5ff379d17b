// SPDX-License-Identifier: Apache-2.0
/** The page for the operator of a station, in a browser and at a station that works. */
@NullMarked
package io.github.dfumaven.it.operator;

import org.jspecify.annotations.NullMarked;
