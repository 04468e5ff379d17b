// SPDX-License-Identifier: Apache-2.0
/** Proves that the simulated boards answer as the chips do, and simulates what else a host may meet. */
@NullMarked
package io.github.dfumaven.sim;

import org.jspecify.annotations.NullMarked;
