// SPDX-License-Identifier: Apache-2.0
/**
 * What can go wrong, told so that somebody can act: each error has a stable code, a message with the numbers, and a
 * hint that says what to do.
 *
 * <pre>
 * dfu.bin: dwCRC is 0x1a2b3c4d, but the bytes before it give 0x99aabbcc (at offset 0x280c) [suffix-bad-crc]
 *   The file changed after it was built; build it again.
 * </pre>
 *
 * <pre>{@code
 * try {
 *     DfuImages.create(CreateRequest.of(SourceRequest.NONE), image);
 * } catch (DfuException e) {
 *     told = e.code().id() + ": " + e.describe(Wording.PLAIN);
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.error;

import org.jspecify.annotations.NullMarked;
