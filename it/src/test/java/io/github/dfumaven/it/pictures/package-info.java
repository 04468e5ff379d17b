// SPDX-License-Identifier: Apache-2.0
/** The pictures of the site, drawn of the program and of its runs, and held to them by every build. */
@NullMarked
package io.github.dfumaven.it.pictures;

import org.jspecify.annotations.NullMarked;
