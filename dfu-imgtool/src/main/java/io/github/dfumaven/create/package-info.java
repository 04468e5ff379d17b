// SPDX-License-Identifier: Apache-2.0
/**
 * The image that an ESP chip's ROM takes over DFU, made of the files of a build.
 *
 * <pre>{@code
 * CreateRequest request = CreateRequest.of(SourceRequest.ofBuild(Path.of("build")));
 * DfuImages.create(request, Path.of("dfu.bin"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.create;

import org.jspecify.annotations.NullMarked;
