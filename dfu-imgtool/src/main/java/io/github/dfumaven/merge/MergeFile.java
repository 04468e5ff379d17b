// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file to merge, not read yet: a binary, or text such as Intel HEX, which brings its own addresses. */
public final class MergeFile {

    /** Where the content of a file comes from. It is asked for more than once, so that no file stays in memory. */
    @FunctionalInterface
    interface Source {
        /** Returns the whole content: the same bytes each time. */
        Bytes read() throws IOException;
    }

    private final long address;
    private final String name;
    private final Source source;
    private final Optional<ContentKind> declared;
    private final List<Problem> doubts;

    private MergeFile(long address, String name, Source source, Optional<ContentKind> declared, List<Problem> doubts) {
        if (address < 0 || address > 0xffff_ffffL) {
            throw new IllegalArgumentException(address + " is not an address of 32 bits");
        }
        this.address = address;
        this.name = name;
        this.source = source;
        this.declared = declared;
        this.doubts = List.copyOf(doubts);
    }

    /**
     * {@return a file of the file system: a file that messages call by its path}
     *
     * @param address in flash, 0 to 0xffff_ffff; does not matter for text
     * @param file read when the merge is planned and again when it is written
     * @throws IllegalArgumentException if the address needs more than 32 bits
     */
    public static MergeFile of(long address, Path file) {
        return of(address, file.toString(), () -> Bytes.read(file));
    }

    /**
     * {@return a file whose content is in memory: a file with this content}
     *
     * @param address in flash, 0 to 0xffff_ffff; does not matter for text
     * @param name how messages call it
     * @param content all its bytes
     * @throws IllegalArgumentException if the address needs more than 32 bits
     */
    public static MergeFile of(long address, String name, Bytes content) {
        return of(address, name, () -> content);
    }

    static MergeFile of(long address, String name, Source source) {
        return new MergeFile(address, name, source, Optional.empty(), List.of());
    }

    static MergeFile of(PlacedFile file) {
        return new MergeFile(file.address(), file.name(), file::data, file.declared(), List.of());
    }

    /** Returns the same file, about which or about whose fellows somebody should be told something. */
    MergeFile doubted(List<Problem> told) {
        return new MergeFile(address, name, source, declared, told);
    }

    /** Returns what was doubtful when the file was made of others, such as values that were compiled. */
    List<Problem> doubts() {
        return doubts;
    }

    /** {@return the address in flash: 0 to 0xffff_ffff} */
    public long address() {
        return address;
    }

    /** {@return how messages call the file} */
    public String name() {
        return name;
    }

    Bytes read() throws IOException {
        return source.read();
    }

    /** Tells whether it is given for a partition, and goes there byte for byte. */
    boolean isData() {
        return declared.filter(kind -> kind == ContentKind.DATA).isPresent();
    }

    /** Returns what goes to one address, as the rules for layouts take it. */
    PlacedFile placed(Region region) {
        return new PlacedFile(name, name, 1, region, declared);
    }
}
