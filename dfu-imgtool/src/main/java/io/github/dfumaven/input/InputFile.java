// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.layout.PlacedFile;
import java.util.List;
import java.util.Optional;

/**
 * A file that goes into flash, read.
 *
 * @param address address in flash, 0 to 0xffff_ffff
 * @param shown how messages call the file
 * @param name its base name
 * @param content all its bytes
 * @param declared what the request says it is, or empty where it gives an address only; {@code DATA} is taken byte for byte
 * @param doubts what somebody should look at, besides what its place tells
 */
public record InputFile(
        long address, String shown, String name, Bytes content, Optional<ContentKind> declared, List<Problem> doubts) {

    /** Creates a file of which the request does not say what it is. */
    InputFile(long address, String shown, String name, Bytes content) {
        this(address, shown, name, content, Optional.empty(), List.of());
    }

    /** {@return the file as the rules for layouts take it} */
    public PlacedFile placed() {
        return new PlacedFile(shown, address, 1, content, declared);
    }

    /** Returns the same file at another address. */
    InputFile at(long place) {
        return new InputFile(place, shown, name, content, declared, doubts);
    }

    /** Returns what was made of the file, under the name that it has in flash. */
    InputFile compiled(String binary, Bytes result, List<Problem> more) {
        return new InputFile(address, shown, binary, result, declared, more);
    }

    /** Returns the same file as what the request says it is. */
    InputFile as(ContentKind kind) {
        return new InputFile(address, shown, name, content, Optional.of(kind), doubts);
    }
}
