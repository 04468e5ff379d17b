// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;

/**
 * What a page begins with.
 *
 * <pre>
 * offset  size  field     value
 *      0     4  state     {@link PageState}, changed while the page is in use
 *      4     4  sequence  grows from page to page
 *      8     1  version   {@link NvsVersion}
 *      9    19  reserved  ff
 *     28     4  crc       of the bytes from sequence to reserved
 * </pre>
 *
 * @param state 0 to 0xffff_ffff
 * @param sequence 0 to 0xffff_ffff
 * @param version 0 to 255
 * @param crcValid whether the CRC is right
 */
record PageHeader(long state, long sequence, int version, boolean crcValid) {

    static final int SIZE = 32;

    private static final int CRC_OFFSET = 28;
    private static final int RESERVED = 19;

    static PageHeader of(PageState state, int sequence, NvsVersion version) {
        return new PageHeader(state.code(), sequence, version.code(), true);
    }

    /** Reads the first 32 bytes of a page. */
    static PageHeader read(Bytes page) {
        return new PageHeader(
                page.u32le(0),
                page.u32le(4),
                page.u8(8),
                page.u32le(CRC_OFFSET) == NvsCrc.of(page.slice(4, CRC_OFFSET)));
    }

    Bytes toBytes() {
        var covered = new ByteWriter()
                .u32le(sequence)
                .u8(version)
                .fill(0xff, RESERVED)
                .toBytes();
        return new ByteWriter()
                .u32le(state)
                .bytes(covered)
                .u32le(NvsCrc.of(covered))
                .toBytes();
    }
}
