// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.esp.FlashSize;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What gen_esp32part.py lets its caller choose.
 *
 * @param offset where the table is in flash
 * @param flashSize what the partitions must fit in, if it is to be checked
 * @param md5 whether MD5 rows are written and understood
 * @param verify whether the rules for partitions are checked
 * @param secure which secure boot the apps are signed for
 * @param primaryBootloaderOffset where the bootloader is in flash; needed for rows that describe bootloaders
 * @param recoveryBootloaderOffset where the recovery bootloader is, if there is one
 * @param subtypes the names of subtypes
 * @see <a href="https://github.com/espressif/esp-idf/blob/master/components/partition_table/gen_esp32part.py">ESP-IDF,
 *     gen_esp32part.py</a>
 */
public record PartitionOptions(
        long offset,
        Optional<FlashSize> flashSize,
        boolean md5,
        boolean verify,
        SecureBoot secure,
        OptionalLong primaryBootloaderOffset,
        OptionalLong recoveryBootloaderOffset,
        Subtypes subtypes) {

    /** The table at 0x8000, with an MD5, verified, for any flash. */
    public static final PartitionOptions DEFAULT = new PartitionOptions(
            PartitionTable.USUAL_OFFSET,
            Optional.empty(),
            true,
            true,
            SecureBoot.NONE,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Subtypes.STANDARD);

    /** Bytes of flash that the table takes: one sector. */
    public static final long TABLE_SECTOR = FlashSector.SIZE;

    /**
     * Returns these options for a table at another place.
     *
     * @param value offset in flash
     * @return the changed options
     */
    public PartitionOptions withOffset(long value) {
        return new PartitionOptions(
                value, flashSize, md5, verify, secure, primaryBootloaderOffset, recoveryBootloaderOffset, subtypes);
    }

    /**
     * Returns these options with a flash that the partitions must fit in.
     *
     * @param value size of the flash
     * @return the changed options
     */
    public PartitionOptions withFlashSize(FlashSize value) {
        return new PartitionOptions(
                offset,
                Optional.of(value),
                md5,
                verify,
                secure,
                primaryBootloaderOffset,
                recoveryBootloaderOffset,
                subtypes);
    }

    /**
     * Returns these options with or without MD5 rows.
     *
     * @param value whether there are MD5 rows
     * @return the changed options
     */
    public PartitionOptions withMd5(boolean value) {
        return new PartitionOptions(
                offset, flashSize, value, verify, secure, primaryBootloaderOffset, recoveryBootloaderOffset, subtypes);
    }

    /**
     * Returns these options with or without verification. That partitions fit the flash is checked in either case.
     *
     * @param value whether to verify
     * @return the changed options
     */
    public PartitionOptions withVerify(boolean value) {
        return new PartitionOptions(
                offset, flashSize, md5, value, secure, primaryBootloaderOffset, recoveryBootloaderOffset, subtypes);
    }

    /**
     * Returns these options for apps signed in some way.
     *
     * @param value which secure boot
     * @return the changed options
     */
    public PartitionOptions withSecure(SecureBoot value) {
        return new PartitionOptions(
                offset, flashSize, md5, verify, value, primaryBootloaderOffset, recoveryBootloaderOffset, subtypes);
    }

    /**
     * Returns these options with the place of the bootloader.
     *
     * @param value offset in flash, below the table
     * @return the changed options
     */
    public PartitionOptions withPrimaryBootloaderOffset(long value) {
        return new PartitionOptions(
                offset, flashSize, md5, verify, secure, OptionalLong.of(value), recoveryBootloaderOffset, subtypes);
    }

    /**
     * Returns these options with the place of the recovery bootloader.
     *
     * @param value offset in flash
     * @return the changed options
     */
    public PartitionOptions withRecoveryBootloaderOffset(long value) {
        return new PartitionOptions(
                offset, flashSize, md5, verify, secure, primaryBootloaderOffset, OptionalLong.of(value), subtypes);
    }

    /**
     * Returns these options with other names of subtypes.
     *
     * @param value the names
     * @return the changed options
     */
    public PartitionOptions withSubtypes(Subtypes value) {
        return new PartitionOptions(
                offset, flashSize, md5, verify, secure, primaryBootloaderOffset, recoveryBootloaderOffset, value);
    }

    /** {@return where the first partition behind the table can start: the table's offset and one sector} */
    public long firstOffset() {
        return offset + TABLE_SECTOR;
    }

    void check() throws InvalidRequestException {
        if (offset < 0 || offset > 0xffff_ffffL - TABLE_SECTOR || offset % TABLE_SECTOR != 0) {
            throw PartitionOptionError.BAD_TABLE_OFFSET.about(
                    "offset", hex(offset), "is not the start of a flash sector");
        }
        var bootloader = primaryBootloaderOffset;
        if (bootloader.isPresent() && (bootloader.getAsLong() < 0 || bootloader.getAsLong() >= offset)) {
            throw PartitionOptionError.BAD_BOOTLOADER_OFFSET.about(
                    "primaryBootloaderOffset",
                    hex(bootloader.getAsLong()),
                    "the bootloader must lie below the partition table at 0x%x",
                    offset);
        }
    }

    private static String hex(long value) {
        return value < 0 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
