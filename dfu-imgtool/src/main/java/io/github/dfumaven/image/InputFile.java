// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.image;

import io.github.dfumaven.bytes.Bytes;

/**
 * A file that goes into flash, read.
 *
 * @param address address in flash, 0 to 0xffff_ffff
 * @param shown how messages call the file
 * @param name its base name
 * @param content all its bytes
 */
public record InputFile(long address, String shown, String name, Bytes content) {

    /** Returns the same file at another address. */
    InputFile at(long place) {
        return new InputFile(place, shown, name, content);
    }
}
