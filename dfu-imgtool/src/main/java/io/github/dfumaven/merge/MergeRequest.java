// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.esp.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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

    /** Creates a request, which is checked when it is carried out. */
    public MergeRequest {
        files = List.copyOf(files);
    }

    /**
     * Returns a builder for a raw image that keeps all flash settings.
     *
     * @param target the chip
     * @return a builder without files
     */
    public static Builder of(Chip target) {
        return new Builder(target);
    }

    /** Sets what differs from the defaults. */
    public static final class Builder {

        private final Chip target;
        private final List<MergeFile> files = new ArrayList<>();
        private MergeFormat format = MergeFormat.RAW;
        private String flashMode = KEEP;
        private String flashFreq = KEEP;
        private String flashSize = KEEP;
        private long targetOffset;
        private OptionalLong padToSize = OptionalLong.empty();
        private int fill = 0xff;
        private OptionalLong chunkSize = OptionalLong.empty();
        private boolean md5Disable;
        private boolean encrypted;

        private Builder(Chip target) {
            this.target = target;
        }

        /**
         * Adds a file.
         *
         * @param file with its address
         * @return this builder
         */
        public Builder add(MergeFile file) {
            files.add(file);
            return this;
        }

        /**
         * Sets the output format.
         *
         * @param value the format
         * @return this builder
         */
        public Builder format(MergeFormat value) {
            format = value;
            return this;
        }

        /**
         * Sets the flash mode of the bootloader.
         *
         * @param value such as {@code dio}, or {@code keep}
         * @return this builder
         */
        public Builder flashMode(String value) {
            flashMode = value;
            return this;
        }

        /**
         * Sets the flash frequency of the bootloader.
         *
         * @param value such as {@code 80m}, or {@code keep}
         * @return this builder
         */
        public Builder flashFreq(String value) {
            flashFreq = value;
            return this;
        }

        /**
         * Sets the flash size of the bootloader.
         *
         * @param value such as {@code 4MB}, or {@code keep}
         * @return this builder
         */
        public Builder flashSize(String value) {
            flashSize = value;
            return this;
        }

        /**
         * Sets the address of the first byte of a raw image.
         *
         * @param value address in flash
         * @return this builder
         */
        public Builder targetOffset(long value) {
            targetOffset = value;
            return this;
        }

        /**
         * Sets the size to fill a raw image up to.
         *
         * @param value bytes of flash, a power of two from 256 KiB to 128 MiB
         * @return this builder
         */
        public Builder padToSize(long value) {
            padToSize = OptionalLong.of(value);
            return this;
        }

        /**
         * Sets the byte between the files.
         *
         * @param value 0 to 255
         * @return this builder
         */
        public Builder fill(int value) {
            fill = value;
            return this;
        }

        /**
         * Sets the bytes of data a UF2 block.
         *
         * @param value a multiple of 4, up to 452, or to 476 without MD5
         * @return this builder
         */
        public Builder chunkSize(long value) {
            chunkSize = OptionalLong.of(value);
            return this;
        }

        /**
         * Sets whether UF2 blocks go without their MD5.
         *
         * @param value true for no MD5
         * @return this builder
         */
        public Builder md5Disable(boolean value) {
            md5Disable = value;
            return this;
        }

        /**
         * Sets whether nobody can see what the files are.
         *
         * @param value true if they are encrypted for the flash
         * @return this builder
         */
        public Builder encrypted(boolean value) {
            encrypted = value;
            return this;
        }

        /** {@return the request: all that was set} */
        public MergeRequest build() {
            return new MergeRequest(
                    target,
                    format,
                    flashMode,
                    flashFreq,
                    flashSize,
                    targetOffset,
                    padToSize,
                    fill,
                    chunkSize,
                    md5Disable,
                    encrypted,
                    files);
        }
    }
}
