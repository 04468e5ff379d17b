// SPDX-License-Identifier: Apache-2.0
/**
 * Several files into one: a flash image, a UF2 or an Intel HEX file, byte for byte as {@code esptool merge-bin} makes
 * them. The request is a value; the output is written as a stream and appears whole or not at all.
 *
 * <pre>{@code
 * MergeRequest request = MergeRequest.of(Chip.ESP32_S3)
 *         .add(MergeFile.of(0x0, bootloader))
 *         .add(MergeFile.of(0x10000, app))
 *         .flashSize("16MB")
 *         .build();
 * MergePlan plan = Merge.write(request, folder.resolve("flash.bin"));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.merge;

import org.jspecify.annotations.NullMarked;
