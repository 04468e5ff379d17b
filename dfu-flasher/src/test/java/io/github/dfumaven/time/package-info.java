// SPDX-License-Identifier: Apache-2.0
/** Tests of how time passes, and time that passes when a test lets it. */
@NullMarked
package io.github.dfumaven.time;

import org.jspecify.annotations.NullMarked;
