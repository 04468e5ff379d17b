// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.ContentKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One file to merge: a binary, or Intel HEX, which brings its own addresses.
 *
 * @param address in flash, 0 to 0xffff_ffff; does not matter for Intel HEX
 * @param name how messages call the file
 * @param source where its content comes from
 * @param declared what somebody said it is, or empty where only its address says what it has to be
 */
public record MergeFile(long address, String name, Source source, Optional<ContentKind> declared) {

    /** Where the content of a file comes from. */
    @FunctionalInterface
    public interface Source {
        /**
         * {@return the whole content: the same bytes each time}. It is asked for more than once, so that no file stays in memory.
         *
         * @throws IOException if it cannot be read
         */
        Bytes read() throws IOException;
    }

    /**
     * Creates a file to merge.
     *
     * @throws IllegalArgumentException if the address needs more than 32 bits
     */
    public MergeFile {
        if (address < 0 || address > 0xffff_ffffL) {
            throw new IllegalArgumentException(address + " is not an address of 32 bits");
        }
    }

    /**
     * Creates a file of which nobody said what it is.
     *
     * @param address in flash, 0 to 0xffff_ffff
     * @param name how messages call the file
     * @param source where its content comes from
     * @throws IllegalArgumentException if the address needs more than 32 bits
     */
    public MergeFile(long address, String name, Source source) {
        this(address, name, source, Optional.empty());
    }

    /**
     * Returns a file of the file system.
     *
     * @param address in flash, 0 to 0xffff_ffff
     * @param file read when the merge is planned and again when it is written
     * @return a file that messages call by its path
     */
    public static MergeFile of(long address, Path file) {
        return new MergeFile(address, file.toString(), new OnDisk(file), Optional.empty());
    }

    /**
     * Returns a file whose content is in memory.
     *
     * @param address in flash, 0 to 0xffff_ffff
     * @param name how messages call it
     * @param content all its bytes
     * @return a file with this content
     */
    public static MergeFile of(long address, String name, Bytes content) {
        return new MergeFile(address, name, new InMemory(content), Optional.empty());
    }

    /**
     * Returns the same file as what somebody said it is.
     *
     * @param kind what it has to be, or empty for whatever its address asks for
     * @return a file that is refused if it is nothing known
     */
    public MergeFile as(Optional<ContentKind> kind) {
        return new MergeFile(address, name, source, kind);
    }

    private record OnDisk(Path file) implements Source {
        @Override
        public Bytes read() throws IOException {
            return Bytes.read(file);
        }
    }

    private record InMemory(Bytes content) implements Source {
        @Override
        public Bytes read() {
            return content;
        }
    }
}
