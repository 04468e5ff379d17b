// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Region;
import java.util.Locale;

/**
 * Something that a file puts somewhere.
 *
 * @param name what people call it
 * @param fileName the name of the file that it becomes when it is taken out
 * @param entries how many entries of the file it is cut into, 1 or more
 * @param region what goes where
 */
public record Part(String name, String fileName, int entries, Region region) {

    /** Returns a part that is named by its address. */
    static Part at(String name, String prefix, Region region) {
        return new Part(name, String.format(Locale.ROOT, "%s0x%08x.bin", prefix, region.address()), 1, region);
    }

    /** {@return the address of its first byte} */
    public long address() {
        return region.address();
    }

    /** {@return how many bytes it has} */
    public int size() {
        return region.data().length();
    }
}
