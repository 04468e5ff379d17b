// SPDX-License-Identifier: Apache-2.0
/** Tests of what the goals do besides calling the library; the goals themselves run in module it. */
@NullMarked
package io.github.dfumaven.maven;

import org.jspecify.annotations.NullMarked;
