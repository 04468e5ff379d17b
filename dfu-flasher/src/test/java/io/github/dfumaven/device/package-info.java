// SPDX-License-Identifier: Apache-2.0
/** What devices tell of themselves, byte by byte. */
@NullMarked
package io.github.dfumaven.device;

import org.jspecify.annotations.NullMarked;
