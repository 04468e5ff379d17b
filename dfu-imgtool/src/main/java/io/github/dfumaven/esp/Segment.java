// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.MemoryType;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import java.util.Set;

/**
 * One piece of a program and where it belongs in the chip's memory.
 *
 * <pre>
 * offset  size  field
 *      0     4  address  little-endian; 0 for padding between segments
 *      4     4  size     little-endian
 *      8  size  data
 * </pre>
 *
 * @param address where the data is loaded to or mapped, 0 to 0xffff_ffff
 * @param size of the data in bytes
 * @param offset of the data in the file, behind the segment's own header
 */
public record Segment(long address, int size, int offset) {

    static final int HEADER_SIZE = 8;

    static Segment read(ByteReader in, int index) throws FormatException {
        long at = in.offset();
        long address = in.u32le("address of segment " + index);
        long size = in.u32le("size of segment " + index);
        if (size > in.remaining()) {
            throw EspImageError.IMAGE_SEGMENT_BEYOND_FILE.at(
                    at, "segment %d has %d bytes, but only %d are left", index, size, in.remaining());
        }
        var segment = new Segment(address, (int) size, (int) in.offset());
        in.skip("data of segment " + index, (int) size);
        return segment;
    }

    /** {@return where the segment's own header stands in the file: eight bytes in front of the data} */
    public int headerOffset() {
        return offset - HEADER_SIZE;
    }

    /** {@return whether the segment only fills the place up to the next one: true if the address is 0} */
    public boolean isPadding() {
        return address == 0;
    }

    /**
     * Returns what kinds of memory a chip has at the segment's address.
     *
     * @param chip whose memory map counts
     * @return the kinds in esptool's order, empty for an address outside all of them
     */
    public Set<MemoryType> memoryTypes(Chip chip) {
        return chip.memoryAt(address);
    }
}
