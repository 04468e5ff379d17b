// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.monitor;

import org.jspecify.annotations.NullMarked;
