// SPDX-License-Identifier: Apache-2.0
/**
 * UF2, the format of boards that appear as a USB drive: blocks of 512 bytes that each know their address. The writer
 * gives what esptool gives, the reader takes what any tool wrote and tells what is wrong with it.
 *
 * <pre>{@code
 * Uf2File file = Uf2File.find(Bytes.read(Path.of("firmware.uf2"))).orElseThrow();
 * for (Uf2Range range : file.ranges()) {
 *     System.out.printf("0x%x: %d bytes%n", range.address(), range.size());
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.uf2;

import org.jspecify.annotations.NullMarked;
