// SPDX-License-Identifier: Apache-2.0
/** Tests of files that appear whole, and programs in a process of their own. */
@NullMarked
package io.github.dfumaven.files;

import org.jspecify.annotations.NullMarked;
