// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

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

    /**
     * Returns a part that is whole and becomes a file of its own name.
     *
     * @param name what people call it
     * @param address of its first byte, 0 or more
     * @param data all its bytes
     * @return a part in one entry
     */
    public static Part of(String name, long address, Bytes data) {
        return new Part(name, name, 1, new Region(address, data));
    }

    /**
     * Returns a part that becomes a file named by its address.
     *
     * @param name what people call it
     * @param prefix in front of the address in the name of the file, possibly empty
     * @param region what goes where
     * @return a part in one entry
     */
    public static Part at(String name, String prefix, Region region) {
        return new Part(name, String.format(Locale.ROOT, "%s0x%08x.bin", prefix, region.address()), 1, region);
    }

    /** {@return the address of its first byte} */
    public long address() {
        return region.address();
    }

    /** {@return all its bytes} */
    public Bytes data() {
        return region.data();
    }

    /** {@return the address behind its last byte} */
    public long end() {
        return region.end();
    }

    /** {@return how many bytes it has} */
    public int size() {
        return region.data().length();
    }
}
