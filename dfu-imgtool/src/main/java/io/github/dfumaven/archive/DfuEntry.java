// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.archive;

import io.github.dfumaven.bytes.Bytes;

/**
 * An entry that the index lists and the archive holds.
 *
 * @param info what the index says of it
 * @param data its content
 * @param offset where its data stands in the file
 * @param md5 of the data, computed
 */
public record DfuEntry(DfuInfo info, Bytes data, int offset, Bytes md5) {

    /** Returns an entry whose data is hashed here, once. */
    static DfuEntry of(DfuInfo info, Bytes data, int offset) {
        return new DfuEntry(info, data, offset, data.md5());
    }

    /** {@return whether the data has the MD5 that the index states} */
    public boolean md5Valid() {
        return md5.equals(info.md5());
    }

    /** {@return whether this is data for the flash; the parameters of the flash chip are not} */
    public boolean isFile() {
        return !info.has(DfuInfo.FLAG_PARAM);
    }
}
