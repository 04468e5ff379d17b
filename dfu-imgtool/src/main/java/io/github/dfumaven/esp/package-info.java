// SPDX-License-Identifier: Apache-2.0
/**
 * What Espressif's chips are and what their files look like: headers, segments, check sums, descriptions and signatures
 * of applications and bootloaders. Images are read without a copy, and what is wrong with one is told beside what it is.
 *
 * <pre>{@code
 * EspImage program = EspImage.parse(Bytes.read(app));
 * String version = program.app().map(AppDescriptor::version).orElse("none");
 * boolean sound = program.problems().isEmpty();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.esp;

import org.jspecify.annotations.NullMarked;
