// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import io.github.dfumaven.error.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;

/** What kind of file a merge writes. */
public enum MergeFormat {
    /** The content of flash, byte for byte. */
    RAW,
    /** Blocks for boards that appear as a USB drive. */
    UF2,
    /** Intel HEX. */
    HEX;

    /**
     * {@return the format of a name}
     *
     * @param name {@code raw}, {@code uf2} or {@code hex}
     * @throws InvalidRequestException if there is no such format
     */
    public static MergeFormat named(String name) throws InvalidRequestException {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> MergeError.MERGE_BAD_FORMAT.about("format", name, "is no output format"));
    }

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
