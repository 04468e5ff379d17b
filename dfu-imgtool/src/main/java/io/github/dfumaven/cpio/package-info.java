// SPDX-License-Identifier: Apache-2.0
/**
 * CPIO archives of the "new ASCII" kind, which is what the chips' ROM takes.
 *
 * <pre>{@code
 * for (CpioEntry entry : CpioArchive.scan(payload).entries()) {
 *     System.out.println(entry.name() + " " + entry.data().length());
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.cpio;

import org.jspecify.annotations.NullMarked;
