// SPDX-License-Identifier: Apache-2.0
/**
 * The image that an ESP chip's ROM takes over DFU: building it and taking it apart.
 *
 * <pre>{@code
 * CreateRequest request = CreateRequest.builder().target("esp32s2").flasherArgs(Path.of("build")).build();
 * DfuImages.create(request, Path.of("dfu.bin"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.image;

import org.jspecify.annotations.NullMarked;
