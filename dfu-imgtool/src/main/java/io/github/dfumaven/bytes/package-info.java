// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes in memory and in files: an immutable value, a reader and a writer that name every field, and output files that
 * appear whole or not at all.
 *
 * <pre>{@code
 * Bytes file = Bytes.read(Path.of("dfu.bin"));
 * int vendor = new ByteReader(file.slice(file.length() - 12)).u16le("idVendor");
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.bytes;

import org.jspecify.annotations.NullMarked;
