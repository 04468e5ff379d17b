// SPDX-License-Identifier: Apache-2.0
/** Tests of what a file is. */
@NullMarked
package io.github.dfumaven.firmware;

import org.jspecify.annotations.NullMarked;
