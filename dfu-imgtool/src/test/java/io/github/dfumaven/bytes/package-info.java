// SPDX-License-Identifier: Apache-2.0
/** Tests of the bytes themselves. */
@NullMarked
package io.github.dfumaven.bytes;

import org.jspecify.annotations.NullMarked;
