// SPDX-License-Identifier: Apache-2.0
/**
 * Boards that are not there: the DFU device in the ROM of each chip, its flash, and a bus to plug them into. They answer
 * as the chips' own ROM code does under emulation; that they agree is tested request by request.
 *
 * <pre>{@code
 * var bus = new SimulatedBus(Sleeper.REAL, BusTiming.TYPICAL);
 * SimulatedBoards.of(Chip.ESP32_S3, 2, FlashSize.MB_4.bytes(), SimulatedTiming.ROM).plugInto(bus);
 * bus.devices();    // at 1-10 and 1-2, in runtime mode
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.sim;

import org.jspecify.annotations.NullMarked;
