// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.Optional;

/**
 * Strings of a table that an archive has put into memory. A word points to the table in use; while nobody has written
 * there, it is the ROM's own.
 *
 * <pre>
 * offset  size  field
 *      0     4  address of the device descriptor
 *      4     4  address of the configuration descriptor
 *      8     4  number of strings, that of the languages among them
 *     12     4  address of string 0, and so on
 * </pre>
 */
record RomStrings(ChipMemory memory, RomAddresses addresses) {

    private static final int CONFIGURATION = 4;
    private static final int COUNT = 8;
    private static final int ADDRESSES = 12;
    private static final int ADDRESS_SIZE = 4;
    /** How many strings the ROM has, that of the languages among them. */
    private static final int OWN_COUNT = 4;

    /** Puts the ROM's own table where it is, and makes it the one in use. */
    void burn() {
        memory.burn(
                addresses.ownStrings(),
                new ByteWriter()
                        .u32le(addresses.device())
                        .u32le(addresses.configuration())
                        .u32le(OWN_COUNT)
                        .u32le(addresses.languages())
                        .toBytes());
        memory.burn(
                addresses.stringsPointer(),
                new ByteWriter().u32le(addresses.ownStrings()).toBytes());
    }

    /** Tells whether the table in use has the ROM's own descriptors beside the strings. */
    boolean haveOwnDescriptors() {
        return memory.u32(table()) == addresses.device()
                && memory.u32(table() + CONFIGURATION) == addresses.configuration();
    }

    boolean areMoved() {
        return table() != addresses.ownStrings();
    }

    /**
     * {@return what the ROM sends for a string: one byte is read as it stands, and nothing comes for a 0; otherwise the first byte tells
     * how many there are; the answer, or empty where the ROM stalls}
     *
     * @param index number of the string
     * @param length wLength
     */
    Optional<Bytes> find(int index, int length) {
        if (index >= memory.u32(table() + COUNT)) {
            return Optional.empty();
        }
        long address = memory.u32(table() + ADDRESSES + (long) index * ADDRESS_SIZE);
        return Optional.of(memory.read(address, Math.min(length, memory.u8(address))));
    }

    private long table() {
        return memory.u32(addresses.stringsPointer());
    }
}
