// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.operator;

import org.jspecify.annotations.NullMarked;
