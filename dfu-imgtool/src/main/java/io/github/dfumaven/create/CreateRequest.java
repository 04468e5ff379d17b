// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.esp.FlashSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What to make a {@code dfu.bin} of.
 *
 * @param sources files and where they go
 * @param target ESP-IDF's name of the chip
 * @param pid USB product id, instead of the target; 0 to 0xffff
 * @param flashSize size of the flash chip
 * @param partSize bytes after which a file is cut, a multiple of 4096
 * @param force writes the image although the ROM would refuse it; the rules it breaks become warnings
 */
public record CreateRequest(
        SourceRequest sources,
        Optional<String> target,
        OptionalInt pid,
        Optional<FlashSize> flashSize,
        OptionalLong partSize,
        boolean force) {

    /** Bytes after which a file is cut when nothing else is asked for: 512 KiB. */
    public static final long DEFAULT_PART_SIZE = 512 << 10;

    /** {@return a builder without any input: a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a request. Null means that a part is not given. */
    public static final class Builder {

        private final List<AddressedFile> files = new ArrayList<>();
        private final Map<String, Path> data = new LinkedHashMap<>();
        private @Nullable Path flasherArgs;
        private @Nullable Path bootloader;
        private @Nullable Path partitions;
        private @Nullable Path app;
        private @Nullable String target;
        private @Nullable Integer pid;
        private @Nullable FlashSize flashSize;
        private @Nullable Long partSize;
        private @Nullable Long partitionTableOffset;
        private boolean force;
        private boolean encrypted;

        private Builder() {}

        /**
         * Adds the files of all sources; where a source is empty, what was set before stays.
         *
         * @param sources where files come from
         * @return this builder
         */
        public Builder sources(SourceRequest sources) {
            files.addAll(sources.files());
            data.putAll(sources.data());
            flasherArgs = sources.flasherArgs().orElse(flasherArgs);
            bootloader = sources.bootloader().orElse(bootloader);
            partitions = sources.partitions().orElse(partitions);
            app = sources.app().orElse(app);
            encrypted |= sources.encrypted();
            if (sources.partitionTableOffset().isPresent()) {
                partitionTableOffset = sources.partitionTableOffset().getAsLong();
            }
            return this;
        }

        /**
         * Adds a file at an address.
         *
         * @param address address in flash, 0 to 0xffff_ffff
         * @param file the file
         * @return this builder
         */
        public Builder file(long address, Path file) {
            files.add(new AddressedFile(address, file));
            return this;
        }

        /**
         * Adds a file for a partition.
         *
         * @param partition the partition's name
         * @param file the file
         * @return this builder
         */
        public Builder data(String partition, Path file) {
            data.put(partition, file);
            return this;
        }

        /**
         * Sets where ESP-IDF's build says what belongs to the image.
         *
         * @param file {@code flasher_args.json} or the build folder
         * @return this builder
         */
        public Builder flasherArgs(@Nullable Path file) {
            flasherArgs = file;
            return this;
        }

        /**
         * Sets the bootloader.
         *
         * @param file the bootloader
         * @return this builder
         */
        public Builder bootloader(@Nullable Path file) {
            bootloader = file;
            return this;
        }

        /**
         * Sets the partition table.
         *
         * @param file the table, binary or CSV
         * @return this builder
         */
        public Builder partitions(@Nullable Path file) {
            partitions = file;
            return this;
        }

        /**
         * Sets the application.
         *
         * @param file the application
         * @return this builder
         */
        public Builder app(@Nullable Path file) {
            app = file;
            return this;
        }

        /**
         * Sets the chip.
         *
         * @param name ESP-IDF's name of it
         * @return this builder
         */
        public Builder target(@Nullable String name) {
            target = name;
            return this;
        }

        /**
         * Sets the USB product id.
         *
         * @param id 0 to 0xffff
         * @return this builder
         */
        public Builder pid(@Nullable Integer id) {
            pid = id;
            return this;
        }

        /**
         * Sets the size of the flash chip.
         *
         * @param size the size
         * @return this builder
         */
        public Builder flashSize(@Nullable FlashSize size) {
            flashSize = size;
            return this;
        }

        /**
         * Sets where files are cut.
         *
         * @param bytes a multiple of 4096
         * @return this builder
         */
        public Builder partSize(@Nullable Long bytes) {
            partSize = bytes;
            return this;
        }

        /**
         * Sets where the partition table goes.
         *
         * @param address a multiple of 4096
         * @return this builder
         */
        public Builder partitionTableOffset(@Nullable Long address) {
            partitionTableOffset = address;
            return this;
        }

        /**
         * Takes files of which nobody can see what they are.
         *
         * @param already true if the files are encrypted for the flash
         * @return this builder
         */
        public Builder encrypted(boolean already) {
            encrypted = already;
            return this;
        }

        /**
         * Writes the image although the ROM would refuse it.
         *
         * @param anyway true to turn the ROM's rules into warnings
         * @return this builder
         */
        public Builder force(boolean anyway) {
            force = anyway;
            return this;
        }

        /** {@return the request: an immutable request} */
        public CreateRequest build() {
            var sources = new SourceRequest(
                    files,
                    Optional.ofNullable(flasherArgs),
                    Optional.ofNullable(bootloader),
                    Optional.ofNullable(partitions),
                    Optional.ofNullable(app),
                    data,
                    partitionTableOffset == null ? OptionalLong.empty() : OptionalLong.of(partitionTableOffset),
                    encrypted);
            return new CreateRequest(
                    sources,
                    Optional.ofNullable(target),
                    pid == null ? OptionalInt.empty() : OptionalInt.of(pid),
                    Optional.ofNullable(flashSize),
                    partSize == null ? OptionalLong.empty() : OptionalLong.of(partSize),
                    force);
        }
    }
}
