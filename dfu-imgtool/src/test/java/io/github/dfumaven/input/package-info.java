// SPDX-License-Identifier: Apache-2.0
/** Tests of where files of a build come from. */
@NullMarked
package io.github.dfumaven.input;

import org.jspecify.annotations.NullMarked;
