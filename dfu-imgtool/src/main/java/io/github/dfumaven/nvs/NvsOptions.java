// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to make a partition of values.
 *
 * @param size of the partition in bytes, a multiple of 4096
 * @param version of the format
 * @param key to encrypt it with, or empty
 */
public record NvsOptions(long size, NvsVersion version, Optional<NvsKey> key) {

    /** The least that firmware can write to: 0x3000, of which one page stays in reserve. */
    static final int LEAST_WRITABLE = 0x3000;

    /** The largest flash that a partition can be in: 128 MiB. */
    private static final long LARGEST = 128 << 20;

    /**
     * {@return a builder of a partition of version 2 that is not encrypted}
     *
     * @param size of the partition as users write it, for example {@code 24K}
     * @throws InvalidRequestException if it is no size of an NVS partition
     */
    public static Builder ofSize(String size) throws InvalidRequestException {
        return ofSize(Numbers.parse("size", size));
    }

    /**
     * {@return a builder of a partition of version 2 that is not encrypted}
     *
     * @param size of the partition in bytes
     * @throws InvalidRequestException if it is no size of an NVS partition
     */
    public static Builder ofSize(long size) throws InvalidRequestException {
        check(size);
        return new Builder(size);
    }

    /**
     * {@return a builder for a partition as a table has it, of version 2 and not encrypted}
     *
     * @param name of the partition
     * @param size of the partition in bytes
     * @throws FormatException if the table gives it a size that no NVS partition has
     */
    public static Builder ofPartition(String name, long size) throws FormatException {
        try {
            return ofSize(size);
        } catch (InvalidRequestException bad) {
            throw NvsError.NVS_BAD_PARTITION_SIZE.of("the size of %s %s", name, bad.message());
        }
    }

    /** Takes the options as users write them; null is not said, and leaves the default. */
    public static final class Builder {

        private final long size;
        private NvsVersion version = NvsVersion.V2;
        private Optional<NvsKey> key = Optional.empty();

        private Builder(long size) {
            this.size = size;
        }

        /** {@return this, told the version of the format: {@code 1} or {@code 2}} */
        public Builder version(@Nullable String number) throws InvalidRequestException {
            version = number == null ? NvsVersion.V2 : NvsVersion.named(number);
            return this;
        }

        /** {@return this, told the file of the key to encrypt with} */
        public Builder key(@Nullable Path file) throws IOException {
            key = NvsKey.read(file);
            return this;
        }

        /** {@return the options that were said} */
        public NvsOptions build() {
            return new NvsOptions(size, version, key);
        }
    }

    /** Refuses options that no partition can have. */
    void check() throws InvalidRequestException {
        check(size);
    }

    private static void check(long size) throws InvalidRequestException {
        if (size % PageWriter.SIZE != 0 || size < PageWriter.SIZE || size > LARGEST) {
            throw NvsOptionError.BAD_NVS_SIZE.about(
                    "size", size, "is no multiple of %d from %d to %d", PageWriter.SIZE, PageWriter.SIZE, LARGEST);
        }
    }

    /** Tells whether the partition is so small that the firmware can only read it. */
    boolean isReadOnly() {
        return size < LEAST_WRITABLE;
    }

    /** Returns how many pages may hold values; where the firmware writes, it needs another one in reserve. */
    int pages() {
        return (int) (size / PageWriter.SIZE) - (isReadOnly() ? 0 : 1);
    }

    /** Returns the least size of a partition for that many pages of values. */
    static long sizeFor(int pages) {
        return pages <= 2 ? (long) pages * PageWriter.SIZE : (pages + 1L) * PageWriter.SIZE;
    }
}
