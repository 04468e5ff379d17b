// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of a partition table.
 *
 * <pre>
 * offset  size  field    value
 *      0     2  magic    aa 50
 *      2     1  type     see {@link PartitionType}
 *      3     1  subtype  see {@link Subtypes}
 *      4     4  offset   in flash, little-endian
 *      8     4  size     little-endian
 *     12    16  name     UTF-8, padded with NUL
 *     28     4  flags    bit 0 encrypted, bit 1 readonly; unknown bits are kept
 * </pre>
 *
 * @param name at most 16 bytes of UTF-8
 * @param type 0 to 255
 * @param subtype 0 to 255
 * @param offset in flash, 0 to 0xffff_ffff
 * @param size bytes, 0 to 0xffff_ffff
 * @param flags bit set
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-guides/partition-tables.html">ESP-IDF,
 *     partition tables</a>
 */
public record Partition(String name, int type, int subtype, long offset, long size, long flags) {

    /** Flag of partitions that the chip encrypts when flash encryption is on. */
    public static final long ENCRYPTED = 1;

    /** Flag of partitions that the firmware must not write. */
    public static final long READ_ONLY = 2;

    static final int ROW_SIZE = 32;
    static final int MAGIC = 0x50aa;
    static final int NAME_SIZE = 16;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number or the name does not fit its field
     */
    public Partition {
        if (((type | subtype) & ~0xff) != 0 || ((offset | size | flags) & ~0xffff_ffffL) != 0) {
            throw new IllegalArgumentException("a number does not fit its field in the row of " + name);
        }
        if (Bytes.utf8(name).length() > NAME_SIZE || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no name for a partition: " + name);
        }
    }

    static Partition read(ByteReader in) throws FormatException {
        in.skip("magic", 2);
        int type = in.u8("type");
        int subtype = in.u8("subtype");
        long offset = in.u32le("offset");
        long size = in.u32le("size");
        return new Partition(in.asciiz("name", NAME_SIZE), type, subtype, offset, size, in.u32le("flags"));
    }

    void write(ByteWriter out) {
        out.u16le(MAGIC)
                .u8(type)
                .u8(subtype)
                .u32le(offset)
                .u32le(size)
                .asciiz(name, NAME_SIZE)
                .u32le(flags);
    }

    /** {@return the address behind the last byte: offset and size together} */
    public long end() {
        return offset + size;
    }

    /**
     * Tells whether something begins in the partition.
     *
     * @param address of its first byte
     * @return true if the partition has it
     */
    public boolean holds(long address) {
        return address >= offset && address < end();
    }

    /**
     * {@return whether the flag for encryption is set: true if bit 0 is set}. ESP-IDF encrypts apps, bootloaders, tables, OTA data and NVS
     * keys without it, too.
     */
    public boolean encrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** {@return whether the firmware must not write the partition: true if bit 1 is set} */
    public boolean readOnly() {
        return (flags & READ_ONLY) != 0;
    }

    /**
     * {@return the names of the flags that are set, as CSV files write them: {@code encrypted}, {@code readonly}, both in this order, or
     * nothing}
     */
    public List<String> flagNames() {
        var names = new ArrayList<String>();
        if (encrypted()) {
            names.add("encrypted");
        }
        if (readOnly()) {
            names.add("readonly");
        }
        return names;
    }

    /** {@return the type's name: such as {@code app}, or the number in decimal when it has no name} */
    public String typeName() {
        return PartitionType.ofCode(type).map(PartitionType::toString).orElse(Integer.toString(type));
    }

    /** {@return the subtype's name: such as {@code ota_0}, or the number in decimal when ESP-IDF has no name for it} */
    public String subtypeName() {
        return subtypeName(Subtypes.STANDARD);
    }

    /**
     * Returns the subtype's name.
     *
     * @param subtypes the names that exist
     * @return such as {@code ota_0}, or the number in decimal when it has no name
     */
    public String subtypeName(Subtypes subtypes) {
        return subtypes.name(type, subtype).orElse(Integer.toString(subtype));
    }

    /**
     * Returns what is wrong if the partition does not fit the flash.
     *
     * @param flashSize bytes of the flash chip
     * @return an error if it ends behind them, or empty
     */
    public Optional<Problem> beyond(long flashSize) {
        return end() <= flashSize
                ? Optional.empty()
                : Optional.of(PartitionError.PARTITION_BEYOND_FLASH.error(
                        "the partition %s ends at 0x%x, but the flash ends at 0x%x", name, end(), flashSize));
    }

    /**
     * Tells whether the partition is of a type.
     *
     * @param wanted the type
     * @return true if the numbers agree
     */
    public boolean is(PartitionType wanted) {
        return type == wanted.code();
    }

    /**
     * Tells whether the partition is of a type and a subtype.
     *
     * @param wanted the type
     * @param name of the subtype, one of ESP-IDF's
     * @return true if both numbers agree
     */
    public boolean is(PartitionType wanted, String name) {
        return is(wanted) && Subtypes.STANDARD.name(type, subtype).equals(Optional.of(name));
    }
}
