// SPDX-License-Identifier: Apache-2.0
/** Files that appear whole or not at all, however the program ends, and errors that name them as the user does. */
@NullMarked
package io.github.dfumaven.files;

import org.jspecify.annotations.NullMarked;
