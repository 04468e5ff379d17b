// SPDX-License-Identifier: Apache-2.0
/** What people write and read: numbers, sizes and durations. */
@NullMarked
package io.github.dfumaven.words;

import org.jspecify.annotations.NullMarked;
