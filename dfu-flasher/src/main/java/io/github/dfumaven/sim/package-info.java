// SPDX-License-Identifier: Apache-2.0
/**
 * Boards that are not there: the DFU device in the ROM of each chip, its flash, and a bus to plug them into. They answer
 * as the chips' own ROM code does under emulation; that they agree is tested request by request.
 */
@NullMarked
package io.github.dfumaven.sim;

import org.jspecify.annotations.NullMarked;
