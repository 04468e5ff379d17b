// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.ImageKind;
import io.github.dfumaven.partition.PartitionTable;
import java.util.Optional;

/**
 * A file that a container holds, or what a region of flash holds.
 *
 * @param name of the file; that of the partition where the container knows no names
 * @param address address in flash, 0 to 0xffff_ffff
 * @param size bytes
 * @param parts how many entries of the archive it is cut into, 1 elsewhere
 * @param kind what it holds
 * @param partition name of the partition it lies in, or empty
 * @param image the ESP image it is, or empty
 * @param table the partition table it is, or empty
 */
public record Content(
        String name,
        long address,
        long size,
        int parts,
        ContentKind kind,
        Optional<String> partition,
        Optional<EspImage> image,
        Optional<PartitionTable> table) {

    /**
     * Returns content that is nothing in particular.
     *
     * @param name what to call it
     * @param address address in flash
     * @param size bytes
     * @return content in one part
     */
    public static Content data(String name, long address, long size) {
        return new Content(
                name, address, size, 1, ContentKind.DATA, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return the address in flash behind the last byte} */
    public long end() {
        return address + size;
    }

    /**
     * Returns the same as an image.
     *
     * @param found the image that it is
     * @return a bootloader or an application
     */
    public Content of(EspImage found) {
        var kind = found.kindAt(address) == ImageKind.BOOTLOADER ? ContentKind.BOOTLOADER : ContentKind.APP;
        return new Content(name, address, size, parts, kind, partition, Optional.of(found), table);
    }

    /**
     * Returns the same as a partition table.
     *
     * @param found the table that it is
     * @return a partition table
     */
    public Content of(PartitionTable found) {
        return new Content(
                name, address, size, parts, ContentKind.PARTITION_TABLE, partition, image, Optional.of(found));
    }

    /**
     * Returns the same by another name.
     *
     * @param name what to call it
     * @return the same content
     */
    public Content named(String name) {
        return new Content(name, address, size, parts, kind, partition, image, table);
    }

    /**
     * Returns the same in another number of parts.
     *
     * @param parts how many entries of an archive it is cut into
     * @return the same content
     */
    public Content cutInto(int parts) {
        return new Content(name, address, size, parts, kind, partition, image, table);
    }

    /**
     * Returns the same in a partition.
     *
     * @param name of the partition it lies in
     * @return the same content
     */
    public Content in(String name) {
        return new Content(this.name, address, size, parts, kind, Optional.of(name), image, table);
    }
}
