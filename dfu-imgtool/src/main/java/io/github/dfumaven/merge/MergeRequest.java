// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.words.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What to merge, and how.
 *
 * @param target the chip, any of Espressif's
 * @param format of the output
 * @param flashMode {@code qio}, {@code qout}, {@code dio} or {@code dout} for the bootloader's header, or {@code keep}
 * @param flashFreq a frequency the chip has, such as {@code 80m}, or {@code keep}
 * @param flashSize a size the chip takes, such as {@code 4MB}, or {@code keep}
 * @param targetOffset the address of the first byte of a raw image
 * @param padToSize the size of the flash to fill a raw image up to; empty for none
 * @param fill the byte between and behind the files of a raw image
 * @param chunkSize bytes of data a UF2 block; empty for as many as fit
 * @param md5Disable whether UF2 blocks go without their MD5
 * @param encrypted whether the files are encrypted for the flash already, so that nobody can see what they are
 * @param files what to merge, in any order
 * @see <a href="https://docs.espressif.com/projects/esptool/en/latest/esptool/basic-commands.html#merge-binaries-for-flashing-merge-bin">esptool,
 *     merge-bin</a>
 */
public record MergeRequest(
        Chip target,
        MergeFormat format,
        String flashMode,
        String flashFreq,
        String flashSize,
        long targetOffset,
        OptionalLong padToSize,
        int fill,
        OptionalLong chunkSize,
        boolean md5Disable,
        boolean encrypted,
        List<MergeFile> files) {

    /** The flash setting that leaves the header's value as it is. */
    public static final String KEEP = "keep";

    private static final int BLANK = 0xff;

    /** Creates a request, which is checked when it is carried out. */
    public MergeRequest {
        files = List.copyOf(files);
    }

    /**
     * {@return a builder for a raw image that keeps all flash settings, without files so far}
     *
     * @param target the chip
     */
    public static Builder of(Chip target) {
        return new Builder(Optional.of(target), SourceRequest.NONE);
    }

    /**
     * {@return a builder for a raw image of files that tell the chip, and keep all flash settings}
     *
     * @param sources files of their own, a build or parts
     */
    public static Builder of(SourceRequest sources) {
        return new Builder(Optional.empty(), sources);
    }

    /** Takes the parts of a request as users write them; null is not said, and leaves the default. */
    public static final class Builder {

        private final Optional<Chip> chip;
        private final SourceRequest sources;
        private Optional<Path> image = Optional.empty();
        private Optional<String> target = Optional.empty();
        private final List<MergeFile> files = new ArrayList<>();
        private MergeFormat format = MergeFormat.RAW;
        private String flashMode = KEEP;
        private String flashFreq = KEEP;
        private String flashSize = KEEP;
        private long targetOffset;
        private OptionalLong padToSize = OptionalLong.empty();
        private int fill = BLANK;
        private OptionalLong chunkSize = OptionalLong.empty();
        private boolean md5Disable;
        private boolean encrypted;

        private Builder(Optional<Chip> chip, SourceRequest sources) {
            this.chip = chip;
            this.sources = sources;
        }

        /** {@return this, with the files of a {@code dfu.bin}} */
        public Builder image(@Nullable Path file) {
            image = Optional.ofNullable(file);
            return this;
        }

        /** {@return this, told the name of any chip, where the sources do not tell it or tell another one} */
        public Builder target(@Nullable String name) {
            target = Optional.ofNullable(name);
            return this;
        }

        /** {@return this, with one more file} */
        public Builder add(MergeFile file) {
            files.add(file);
            return this;
        }

        /** {@return this, told what to write: {@code raw}, {@code uf2} or {@code hex}} */
        public Builder format(@Nullable String name) throws InvalidRequestException {
            format = name == null ? MergeFormat.RAW : MergeFormat.named(name);
            return this;
        }

        /** {@return this, told the flash mode of the bootloader, such as {@code dio}, or {@code keep}} */
        public Builder flashMode(@Nullable String mode) {
            flashMode = Objects.requireNonNullElse(mode, KEEP);
            return this;
        }

        /** {@return this, told the flash frequency of the bootloader, such as {@code 80m}, or {@code keep}} */
        public Builder flashFreq(@Nullable String frequency) {
            flashFreq = Objects.requireNonNullElse(frequency, KEEP);
            return this;
        }

        /** {@return this, told the flash size of the bootloader, such as {@code 4MB}, or {@code keep}} */
        public Builder flashSize(@Nullable String size) {
            flashSize = Objects.requireNonNullElse(size, KEEP);
            return this;
        }

        /** {@return this, told the address of the first byte of a raw image} */
        public Builder targetOffset(@Nullable String address) throws InvalidRequestException {
            targetOffset = Numbers.optional("targetOffset", address).orElse(0);
            return this;
        }

        /** {@return this, told the size to fill a raw image up to: a power of two from 256K to 128M} */
        public Builder padToSize(@Nullable String size) throws InvalidRequestException {
            padToSize = Numbers.optional("padToSize", size);
            return this;
        }

        /** {@return this, told the byte between the files: 0 to 255} */
        public Builder fill(@Nullable String number) throws InvalidRequestException {
            fill = (int)
                    Math.min(Integer.MAX_VALUE, Numbers.optional("fill", number).orElse(BLANK));
            return this;
        }

        /** {@return this, told the bytes of data a UF2 block: a multiple of 4, up to 452, or to 476 without MD5} */
        public Builder chunkSize(@Nullable String bytes) throws InvalidRequestException {
            chunkSize = Numbers.optional("chunkSize", bytes);
            return this;
        }

        /** {@return this, told whether UF2 blocks go without their MD5} */
        public Builder md5Disable(boolean without) {
            md5Disable = without;
            return this;
        }

        /** {@return this, told whether nobody can see what the files are} */
        public Builder encrypted(boolean already) {
            encrypted = already;
            return this;
        }

        /**
         * {@return the request of all that was said, its sources read}
         *
         * @throws InvalidRequestException if it is incomplete, or nothing tells the chip
         * @throws FormatException if a source is bad
         * @throws IOException if a source cannot be read
         */
        public MergeRequest build() throws IOException {
            var read = chip.isPresent()
                    ? new MergeSources(chip.get(), files, encrypted)
                    : MergeSources.read(sources, image, target, flashSize);
            return new MergeRequest(
                    read.chip(),
                    format,
                    flashMode,
                    flashFreq,
                    flashSize,
                    targetOffset,
                    padToSize,
                    fill,
                    chunkSize,
                    md5Disable,
                    read.encrypted(),
                    read.files());
        }
    }
}
