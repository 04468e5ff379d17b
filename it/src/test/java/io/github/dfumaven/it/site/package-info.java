// SPDX-License-Identifier: Apache-2.0
/** The site as it comes out of the build, read as a file and looked at in a browser. */
@NullMarked
package io.github.dfumaven.it.site;

import org.jspecify.annotations.NullMarked;
