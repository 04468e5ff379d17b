// SPDX-License-Identifier: Apache-2.0
/** JSON that is written for programs. */
@NullMarked
package io.github.dfumaven.json;

import org.jspecify.annotations.NullMarked;
