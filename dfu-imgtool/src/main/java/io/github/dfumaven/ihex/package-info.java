// SPDX-License-Identifier: Apache-2.0
/**
 * Intel HEX, firmware as text: records of a few bytes with their addresses. The writer gives what esptool gives, the
 * reader takes every record type there is.
 *
 * <pre>{@code
 * for (Region region : IntelHex.parse(Bytes.read(Path.of("app.hex"))).regions()) {
 *     System.out.printf("0x%x: %d bytes%n", region.address(), region.data().length());
 * }
 * }</pre>
 */
@NullMarked
package io.github.dfumaven.ihex;

import org.jspecify.annotations.NullMarked;
