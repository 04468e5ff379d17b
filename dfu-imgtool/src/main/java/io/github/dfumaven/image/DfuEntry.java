// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.image;

import io.github.dfumaven.bytes.Bytes;

/**
 * An entry that the index lists and the archive holds.
 *
 * @param info what the index says of it
 * @param data its content
 * @param offset where its data stands in the file
 */
public record DfuEntry(DfuInfo info, Bytes data, int offset) {

    /**
     * Tells whether the data has the MD5 that the index states.
     *
     * @return true if it has
     */
    public boolean md5Valid() {
        return data.md5().equals(info.md5());
    }

    /**
     * Tells whether this is data for the flash.
     *
     * @return false for the parameters of the flash chip
     */
    public boolean isFile() {
        return !info.has(DfuInfo.FLAG_PARAM);
    }
}
