// SPDX-License-Identifier: Apache-2.0
/**
 * Tells what a file is, everything that is in it, and what is wrong with it.
 *
 * <pre>{@code
 * ImageInfo info = Inspection.of(image);
 * String version = info.app().map(AppInfo::version).orElse("none");
 * boolean sound = info.isSound();
 * info.problems().forEach(problem -> System.out.println(problem.message()));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.inspect;

import org.jspecify.annotations.NullMarked;
