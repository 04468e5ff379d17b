// SPDX-License-Identifier: Apache-2.0
/** Tests of the native libraries of libusb. */
@NullMarked
package io.github.dfumaven.libusb;

import org.jspecify.annotations.NullMarked;
