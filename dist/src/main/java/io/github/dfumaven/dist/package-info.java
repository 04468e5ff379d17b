// SPDX-License-Identifier: Apache-2.0
/** Makes what is installed: manual pages and completions from the commands of both tools, notices, and a Java runtime. */
@NullMarked
package io.github.dfumaven.dist;

import org.jspecify.annotations.NullMarked;
