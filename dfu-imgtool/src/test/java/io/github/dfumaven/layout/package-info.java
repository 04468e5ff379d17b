// SPDX-License-Identifier: Apache-2.0
/** Tests of what lies where in flash. */
@NullMarked
package io.github.dfumaven.layout;

import org.jspecify.annotations.NullMarked;
