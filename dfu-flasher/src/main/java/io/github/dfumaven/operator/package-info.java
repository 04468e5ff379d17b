// SPDX-License-Identifier: Apache-2.0
/**
 * The page for the operator of a station: what is at each place, and what to do next, in any browser. It shows and never steers, and
 * whatever its browsers do, the station does not wait for them.
 */
@NullMarked
package io.github.dfumaven.operator;

import org.jspecify.annotations.NullMarked;
