// SPDX-License-Identifier: Apache-2.0
/** Tests of USB over a network: the client against the server, and each against hand-written bytes. */
@NullMarked
package io.github.dfumaven.usbip;

import org.jspecify.annotations.NullMarked;
