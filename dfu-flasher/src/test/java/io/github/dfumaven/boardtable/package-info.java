// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.github.dfumaven.boardtable;

import org.jspecify.annotations.NullMarked;
