// SPDX-License-Identifier: Apache-2.0
/** All that flashing needs of USB, in a handful of methods: behind them is libusb, a simulated board, or another host. */
@NullMarked
package io.github.dfumaven.bus;

import org.jspecify.annotations.NullMarked;
