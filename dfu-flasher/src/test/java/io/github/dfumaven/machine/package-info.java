// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.machine;

import org.jspecify.annotations.NullMarked;
