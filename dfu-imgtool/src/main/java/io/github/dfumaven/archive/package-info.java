// SPDX-License-Identifier: Apache-2.0
/**
 * The archive that an ESP chip's ROM takes over DFU: its entries, and the rules by which the ROM takes them.
 *
 * <pre>{@code
 * DfuImage image = DfuImage.parse(Bytes.read(Path.of("dfu.bin")));
 * image.contents().forEach(file -> System.out.println(file.name()));
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.archive;

import org.jspecify.annotations.NullMarked;
