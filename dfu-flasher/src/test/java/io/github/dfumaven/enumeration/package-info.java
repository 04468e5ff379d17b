// SPDX-License-Identifier: Apache-2.0
/** Tests of what devices tell of themselves. */
@NullMarked
package io.github.dfumaven.enumeration;

import org.jspecify.annotations.NullMarked;
