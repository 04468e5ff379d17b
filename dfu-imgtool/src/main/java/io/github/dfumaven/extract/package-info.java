// SPDX-License-Identifier: Apache-2.0
/**
 * Gets the files back out of a {@code dfu.bin} and other containers, never outside the folder they are to go to.
 *
 * <pre>{@code
 * Extraction done = Extractor.extract(image, folder.resolve("parts"));
 * boolean sameAgain = done.rebuilds();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.extract;

import org.jspecify.annotations.NullMarked;
