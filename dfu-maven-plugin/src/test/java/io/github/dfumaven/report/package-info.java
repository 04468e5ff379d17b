// SPDX-License-Identifier: Apache-2.0
/** Tests of the page with the sink that sites are made with; whole sites are made in module it. */
@NullMarked
package io.github.dfumaven.report;

import org.jspecify.annotations.NullMarked;
