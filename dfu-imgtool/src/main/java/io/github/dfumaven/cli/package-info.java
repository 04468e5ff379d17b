// SPDX-License-Identifier: Apache-2.0
/**
 * What the command lines of this project share: exit codes, errors on stderr, options as components. It promises nothing
 * to other callers.
 */
@NullMarked
package io.github.dfumaven.cli;

import org.jspecify.annotations.NullMarked;
