// SPDX-License-Identifier: Apache-2.0
/** What tests need of USB: a clock that does not wait. */
@NullMarked
package io.github.dfumaven.usb;

import org.jspecify.annotations.NullMarked;
