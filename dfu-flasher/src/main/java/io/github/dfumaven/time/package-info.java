// SPDX-License-Identifier: Apache-2.0
/** How time passes: by itself, or as a test lets it. */
@NullMarked
package io.github.dfumaven.time;

import org.jspecify.annotations.NullMarked;
