// SPDX-License-Identifier: Apache-2.0
/** The command line {@code dfu-flasher}. It promises nothing to other callers. */
@NullMarked
package io.github.dfumaven.flasher.cli;

import org.jspecify.annotations.NullMarked;
