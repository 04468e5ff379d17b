// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.source;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.words.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the files that go into flash come from, and where in flash they go. All sources may be used at once.
 *
 * @param files files and their addresses
 * @param flasherArgs {@code flasher_args.json} or the build folder that holds it
 * @param bootloader the second-stage bootloader, which goes where the chip's ROM looks for it
 * @param partitions the partition table, binary or CSV
 * @param app the application, which goes to the partition that boots first
 * @param data files for partitions, by the partition's name
 * @param partitionTableOffset where the partition table goes, 0x8000 if empty
 * @param encrypted whether the files are encrypted for the flash already, so that nobody can see what they are
 */
public record SourceRequest(
        List<SourceFile> files,
        Optional<Path> flasherArgs,
        Optional<Path> bootloader,
        Optional<Path> partitions,
        Optional<Path> app,
        Map<String, Path> data,
        OptionalLong partitionTableOffset,
        boolean encrypted) {

    /** No source at all. */
    public static final SourceRequest NONE = builder().build();

    /** Copies list and map. */
    public SourceRequest {
        files = List.copyOf(files);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /**
     * {@return the request for all files of a build of ESP-IDF}
     *
     * @param flasherArgs {@code flasher_args.json} or the build folder that holds it
     */
    public static SourceRequest ofBuild(Path flasherArgs) {
        return builder().flasherArgs(flasherArgs).build();
    }

    /** {@return a builder without any source} */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes the parts of a request as users write them; null is not said. */
    public static final class Builder {

        private final List<SourceFile> files = new ArrayList<>();
        private final Map<String, Path> data = new LinkedHashMap<>();
        private @Nullable Path flasherArgs;
        private @Nullable Path bootloader;
        private @Nullable Path partitions;
        private @Nullable Path app;
        private OptionalLong partitionTableOffset = OptionalLong.empty();
        private boolean encrypted;

        private Builder() {}

        /** {@return this, with one more file at an address, for example {@code 0x10000} or {@code 64K}} */
        public Builder file(String address, Path file) throws InvalidRequestException {
            return file(Numbers.parse("ADDRESS", address), file);
        }

        /** {@return this, with one more file at an address} */
        public Builder file(long address, Path file) {
            files.add(new SourceFile(address, file));
            return this;
        }

        /** {@return this, with a file for the partition of a name} */
        public Builder data(String partition, Path file) {
            data.put(partition, file);
            return this;
        }

        /** {@return this, with what the build says about itself} */
        public Builder flasherArgs(@Nullable Path fileOrFolder) {
            flasherArgs = fileOrFolder;
            return this;
        }

        /** {@return this, with the bootloader} */
        public Builder bootloader(@Nullable Path file) {
            bootloader = file;
            return this;
        }

        /** {@return this, with the partition table} */
        public Builder partitions(@Nullable Path file) {
            partitions = file;
            return this;
        }

        /** {@return this, with the application} */
        public Builder app(@Nullable Path file) {
            app = file;
            return this;
        }

        /** {@return this, told where the partition table goes: a multiple of 4096} */
        public Builder partitionTableOffset(@Nullable String address) throws InvalidRequestException {
            partitionTableOffset = Numbers.optional("partitionTableOffset", address);
            return this;
        }

        /** {@return this, told whether nobody can see what the files are} */
        public Builder encrypted(boolean already) {
            encrypted = already;
            return this;
        }

        /** {@return the request of all that was said} */
        public SourceRequest build() {
            return new SourceRequest(
                    files,
                    Optional.ofNullable(flasherArgs),
                    Optional.ofNullable(bootloader),
                    Optional.ofNullable(partitions),
                    Optional.ofNullable(app),
                    data,
                    partitionTableOffset,
                    encrypted);
        }
    }
}
