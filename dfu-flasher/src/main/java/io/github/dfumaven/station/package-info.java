// SPDX-License-Identifier: Apache-2.0
/** The production line: a station that flashes one board after the other, in several places at once, and records what came of each. */
@NullMarked
package io.github.dfumaven.station;

import org.jspecify.annotations.NullMarked;
