// SPDX-License-Identifier: Apache-2.0
/**
 * What Espressif's chips are and what their files look like: headers, segments, check sums, descriptions and signatures
 * of applications and bootloaders. Images are read without a copy, and what is wrong with one is told beside what it is.
 *
 * <pre>{@code
 * EspImage image = EspImage.parse(Bytes.read(Path.of("hello_world.bin")));
 * image.chip();                                  // Optional[esp32s3]
 * image.app().map(AppDescriptor::version);       // Optional[v1.4.1]
 * image.problems();                              // [] when nothing is wrong
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.esp;

import org.jspecify.annotations.NullMarked;
