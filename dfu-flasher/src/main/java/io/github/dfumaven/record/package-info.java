// SPDX-License-Identifier: Apache-2.0
/** The record of the production line: which board was flashed with what, and which row of a table of boards is whose. */
@NullMarked
package io.github.dfumaven.record;

import org.jspecify.annotations.NullMarked;
