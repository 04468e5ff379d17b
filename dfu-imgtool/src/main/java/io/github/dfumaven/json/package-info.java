// SPDX-License-Identifier: Apache-2.0
/** JSON, written for programs and read strictly. */
@NullMarked
package io.github.dfumaven.json;

import org.jspecify.annotations.NullMarked;
