// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.content.ContentKind;
import java.util.Optional;

/**
 * A file and where in flash it goes.
 *
 * @param name how messages call it
 * @param address address in flash, 0 to 0xffff_ffff
 * @param parts how many entries of an archive it is cut into, 1 elsewhere
 * @param data all its bytes
 * @param declared what somebody said it is, or empty where only its address says what it has to be
 */
public record PlacedFile(String name, long address, int parts, Bytes data, Optional<ContentKind> declared) {

    /**
     * Returns a file of which nobody said what it is.
     *
     * @param name how messages call it
     * @param address address in flash, 0 to 0xffff_ffff
     * @param parts how many entries of an archive it is cut into
     * @param data all its bytes
     * @return the file
     */
    public static PlacedFile of(String name, long address, int parts, Bytes data) {
        return new PlacedFile(name, address, parts, data, Optional.empty());
    }
}
