// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.create;

import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.words.Numbers;
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

    /**
     * {@return the request for all that the sources say, and nothing else}
     *
     * @param sources files and where they go
     */
    public static CreateRequest of(SourceRequest sources) {
        return builder(sources).build();
    }

    /**
     * {@return a builder for files that tell all by themselves so far}
     *
     * @param sources files and where they go
     */
    public static Builder builder(SourceRequest sources) {
        return new Builder(sources);
    }

    /** Takes the parts of a request as users write them; null is not said. */
    public static final class Builder {

        private final SourceRequest sources;
        private Optional<String> target = Optional.empty();
        private OptionalInt pid = OptionalInt.empty();
        private Optional<FlashSize> flashSize = Optional.empty();
        private OptionalLong partSize = OptionalLong.empty();
        private boolean force;

        private Builder(SourceRequest sources) {
            this.sources = sources;
        }

        /** {@return this, told ESP-IDF's name of the chip} */
        public Builder target(@Nullable String name) {
            target = Optional.ofNullable(name);
            return this;
        }

        /** {@return this, told the USB product id in hexadecimal} */
        public Builder pid(@Nullable String id) throws InvalidRequestException {
            pid = id == null ? OptionalInt.empty() : OptionalInt.of(Numbers.parseId("pid", id));
            return this;
        }

        /** {@return this, told the size of the flash chip, for example {@code 4MB}} */
        public Builder flashSize(@Nullable String size) throws InvalidRequestException {
            flashSize = FlashSize.optional(size);
            return this;
        }

        /** {@return this, told where files are cut, for example {@code 512K}} */
        public Builder partSize(@Nullable String bytes) throws InvalidRequestException {
            partSize = Numbers.optional("partSize", bytes);
            return this;
        }

        /** {@return this, told whether to write the image although the ROM would refuse it} */
        public Builder force(boolean anyway) {
            force = anyway;
            return this;
        }

        /** {@return the request of all that was said} */
        public CreateRequest build() {
            return new CreateRequest(sources, target, pid, flashSize, partSize, force);
        }
    }
}
