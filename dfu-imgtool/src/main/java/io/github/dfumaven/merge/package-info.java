// SPDX-License-Identifier: Apache-2.0
/**
 * Several files into one: a flash image, a UF2 or an Intel HEX file, byte for byte as {@code esptool merge-bin} makes
 * them. The request is a value; the output is written as a stream and appears whole or not at all.
 *
 * <pre>{@code
 * MergeRequest request = MergeRequest.of(Chip.ESP32_S3)
 *         .add(MergeFile.of(0x0, Path.of("bootloader.bin")))
 *         .add(MergeFile.of(0x10000, Path.of("app.bin")))
 *         .flashSize("16MB")
 *         .build();
 * List<Problem> warnings = Merge.write(request, Path.of("flash.bin")).problems();
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.merge;

import org.jspecify.annotations.NullMarked;
