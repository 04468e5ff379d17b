// SPDX-License-Identifier: Apache-2.0
/** Tests that compare the front ends, and one flash through everything there is between Maven and a board. */
@NullMarked
package io.github.dfumaven.it;

import org.jspecify.annotations.NullMarked;
