// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.elf;

import java.util.Locale;

/**
 * Where in a program an address is.
 *
 * @param function name of the function, as the linker has it
 * @param offset bytes from the function's start, 0 or more
 */
public record ElfPlace(String function, long offset) {

    /** Returns the function, and how far in it. */
    @Override
    public String toString() {
        return function + (offset == 0 ? "" : "+0x" + Long.toHexString(offset).toLowerCase(Locale.ROOT));
    }
}
