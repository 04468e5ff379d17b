// SPDX-License-Identifier: Apache-2.0
/** A browser in which pages are looked at. */
@NullMarked
package io.github.dfumaven.it.browser;

import org.jspecify.annotations.NullMarked;
