// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.words.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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
    public static final PartitionOptions DEFAULT = builder().build();

    /** Bytes of flash that the table takes: one sector. */
    public static final long TABLE_SECTOR = FlashSector.SIZE;

    /** {@return a builder of what is the default so far} */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes the options as users write them; null is not said, and leaves the default. */
    public static final class Builder {

        private long offset = PartitionTable.USUAL_OFFSET;
        private Optional<FlashSize> flashSize = Optional.empty();
        private boolean md5 = true;
        private boolean verify = true;
        private SecureBoot secure = SecureBoot.NONE;
        private OptionalLong primaryBootloaderOffset = OptionalLong.empty();
        private OptionalLong recoveryBootloaderOffset = OptionalLong.empty();
        private Subtypes subtypes = Subtypes.STANDARD;

        private Builder() {}

        /** {@return this, told where the table is in flash} */
        public Builder offset(@Nullable String address) throws InvalidRequestException {
            return offset(Numbers.optional("offset", address).orElse(PartitionTable.USUAL_OFFSET));
        }

        /** {@return this, told where the table is in flash} */
        public Builder offset(long address) {
            offset = address;
            return this;
        }

        /** {@return this, told what the partitions must fit in, for example {@code 4MB}} */
        public Builder flashSize(@Nullable String size) throws InvalidRequestException {
            return flashSize(FlashSize.optional(size));
        }

        /** {@return this, told what the partitions must fit in} */
        public Builder flashSize(Optional<FlashSize> size) {
            flashSize = size;
            return this;
        }

        /** {@return this, told whether there are MD5 rows} */
        public Builder md5(boolean rows) {
            md5 = rows;
            return this;
        }

        /** {@return this, told whether to check the rules; that partitions fit the flash is checked in either case} */
        public Builder verify(boolean rules) {
            verify = rules;
            return this;
        }

        /** {@return this, told the version of secure boot: {@code v1} or {@code v2}} */
        public Builder secure(@Nullable String version) throws InvalidRequestException {
            secure = version == null ? SecureBoot.NONE : SecureBoot.named(version);
            return this;
        }

        /** {@return this, told where the bootloader is: below the table} */
        public Builder primaryBootloaderOffset(@Nullable String address) throws InvalidRequestException {
            return primaryBootloaderOffset(Numbers.optional("primaryBootloaderOffset", address));
        }

        /** {@return this, told where the bootloader is: below the table} */
        public Builder primaryBootloaderOffset(OptionalLong address) {
            primaryBootloaderOffset = address;
            return this;
        }

        /** {@return this, told where the recovery bootloader is} */
        public Builder recoveryBootloaderOffset(@Nullable String address) throws InvalidRequestException {
            recoveryBootloaderOffset = Numbers.optional("recoveryBootloaderOffset", address);
            return this;
        }

        /** {@return this, with more subtypes than ESP-IDF has, each for example {@code app,my_app,0x40}} */
        public Builder subtypes(List<String> more) throws InvalidRequestException {
            for (var subtype : more) {
                subtypes = subtypes.with(subtype);
            }
            return this;
        }

        /** {@return the options that were said} */
        public PartitionOptions build() {
            return new PartitionOptions(
                    offset,
                    flashSize,
                    md5,
                    verify,
                    secure,
                    primaryBootloaderOffset,
                    recoveryBootloaderOffset,
                    subtypes);
        }
    }

    /** {@return the same without the rules for partitions, for whoever asks the table for all of its problems later} */
    public PartitionOptions unverified() {
        return new PartitionOptions(
                offset, flashSize, md5, false, secure, primaryBootloaderOffset, recoveryBootloaderOffset, subtypes);
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
