// SPDX-License-Identifier: Apache-2.0
/**
 * What a file is, and what it says about flash. Everything that takes firmware asks here.
 *
 * <pre>{@code
 * Content content = ContentFinder.identify("app.bin", 0x10000, 1, bytes, problems);
 * boolean isApp = content.kind() == ContentKind.APP;
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.firmware;

import org.jspecify.annotations.NullMarked;
