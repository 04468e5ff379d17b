// SPDX-License-Identifier: Apache-2.0
/** What was built is unpacked, and used as people do. */
@NullMarked
package io.github.dfumaven.dist;

import org.jspecify.annotations.NullMarked;
