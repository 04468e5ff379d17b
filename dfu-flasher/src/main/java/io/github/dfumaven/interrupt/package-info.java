// SPDX-License-Identifier: Apache-2.0
/** Ends of the JVM that break off what is done to boards. */
@NullMarked
package io.github.dfumaven.interrupt;

import org.jspecify.annotations.NullMarked;
