// SPDX-License-Identifier: Apache-2.0
/**
 * A real Linux kernel in an emulator, with simulated boards on it: profile {@code kernel}, never part of an ordinary
 * build. Boards come into the guest over USB/IP from {@code dfu-flasher simulate}, and out of it from the kernel's own
 * server.
 */
@NullMarked
package io.github.dfumaven.it.kernel;

import org.jspecify.annotations.NullMarked;
