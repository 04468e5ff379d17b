// SPDX-License-Identifier: Apache-2.0
/**
 * What a DFU device is, what it can be asked and what it answers: descriptors, states, status codes and requests of DFU
 * 1.0 and 1.1, without any transfer. And what was found where somebody looked for one.
 *
 * <pre>{@code
 * Optional<DfuDevice> board = DfuDevice.of(device);
 * boolean downloadMode = board.map(DfuDevice::isRom).orElse(false);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.device;

import org.jspecify.annotations.NullMarked;
