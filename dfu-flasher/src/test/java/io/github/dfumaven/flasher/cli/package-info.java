// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.github.dfumaven.flasher.cli;

import org.jspecify.annotations.NullMarked;
