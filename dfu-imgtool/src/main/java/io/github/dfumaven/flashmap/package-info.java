// SPDX-License-Identifier: Apache-2.0
/**
 * Draws what lies where in flash as a picture for people: SVG, for light and dark pages.
 *
 * <pre>{@code
 * Bytes svg = FlashMap.draw(Inspection.of(image));
 * svg.write(folder.resolve("flash.svg"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.flashmap;

import org.jspecify.annotations.NullMarked;
