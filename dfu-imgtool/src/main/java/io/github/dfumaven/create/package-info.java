// SPDX-License-Identifier: Apache-2.0
/**
 * The image that an ESP chip's ROM takes over DFU, made of the files of a build.
 *
 * <pre>{@code
 * CreateRequest request = CreateRequest.builder().target("esp32s2").flasherArgs(Path.of("build")).build();
 * DfuImages.create(request, Path.of("dfu.bin"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.create;

import org.jspecify.annotations.NullMarked;
