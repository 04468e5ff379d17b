// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes in memory and of files, as an immutable value.
 *
 * <pre>{@code
 * Bytes file = Bytes.read(image);
 * int vendor = file.u16le(file.length() - 12);
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.bytes;

import org.jspecify.annotations.NullMarked;
