// SPDX-License-Identifier: Apache-2.0
/**
 * The image that an ESP chip's ROM takes over DFU, made of the files of a build.
 *
 * <pre>{@code
 * SourceRequest files = SourceRequest.builder()
 *         .file(0x0, bootloader)
 *         .file(0x8000, table)
 *         .file(0x10000, app)
 *         .build();
 * CreateRequest request =
 *         CreateRequest.builder(files).target("esp32s3").flashSize("4MB").build();
 * CreateResult result = DfuImages.create(request, image);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.create;

import org.jspecify.annotations.NullMarked;
