// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.access;

import org.jspecify.annotations.NullMarked;
