// SPDX-License-Identifier: Apache-2.0
/** The command line {@code dfu-imgtool}. It promises nothing to other callers. */
@NullMarked
package io.github.dfumaven.imgtool.cli;

import org.jspecify.annotations.NullMarked;
