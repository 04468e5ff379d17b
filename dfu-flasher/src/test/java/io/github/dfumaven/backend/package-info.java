// SPDX-License-Identifier: Apache-2.0
/** Tests of what the front ends share. */
@NullMarked
package io.github.dfumaven.backend;

import org.jspecify.annotations.NullMarked;
