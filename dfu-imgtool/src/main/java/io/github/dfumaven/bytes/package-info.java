// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes in memory and of files: an immutable value, and a reader and a writer that name every field.
 *
 * <pre>{@code
 * Bytes file = Bytes.read(image);
 * int vendor = new ByteReader(file.slice(file.length() - 12)).u16le("idVendor");
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.bytes;

import org.jspecify.annotations.NullMarked;
