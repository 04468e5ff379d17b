// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;

/** Images of a few hundred bytes, laid out field by field. */
final class SmallImages {

    private SmallImages() {}

    /** An application for the ESP32-S3 with a description, a segment of code and a digest. */
    static Bytes app() {
        return withChecksum(header(2, 1)
                .bytes(segment(0x3c00_0020L, description()))
                .bytes(segment(0x4037_4000L, Bytes.hex("0102030405060708")))
                .toBytes());
    }

    /** The same without a digest. */
    static Bytes withoutDigest() {
        return withChecksum(header(2, 0)
                .bytes(segment(0x3c00_0020L, description()))
                .bytes(segment(0x4037_4000L, Bytes.hex("0102030405060708")))
                .toBytes());
    }

    private static ByteWriter header(int segments, int digest) {
        return new ByteWriter()
                .u8(0xe9) // magic
                .u8(segments) // number of segments
                .u8(2) // flash mode: DIO
                .u8(0x2f) // flash size: 4MB, frequency: 80m
                .u32le(0x4037_4000L) // entry point
                .u8(0xee) // WP pin
                .fill(0, 3) // drive settings
                .u16le(9) // chip id: ESP32-S3
                .u8(0) // old minimum revision
                .u16le(0) // minimum revision
                .u16le(99) // maximum revision
                .fill(0, 4) // reserved
                .u8(digest);
    }

    private static Bytes segment(long address, Bytes data) {
        return new ByteWriter().u32le(address).u32le(data.length()).bytes(data).toBytes();
    }

    private static Bytes description() {
        return new ByteWriter()
                .u32le(0xabcd_5432L) // magic
                .u32le(0) // secure version
                .fill(0, 8) // reserved
                .asciiz("1.2.3", 32) // version
                .asciiz("small", 32) // project name
                .asciiz("12:00:00", 16) // time
                .asciiz("Jan  1 2026", 16) // date
                .asciiz("v5.4", 32) // version of ESP-IDF
                .fill(0x11, 32) // SHA-256 of the ELF file
                .u16le(0) // minimum eFuse block revision
                .u16le(199) // maximum eFuse block revision
                .u8(16) // MMU page size
                .u8(3) // flash mode setting
                .fill(0, 74) // reserved
                .toBytes();
    }

    private static Bytes withChecksum(Bytes front) {
        var out = new ByteWriter().bytes(front);
        out.fill(0, 15 - front.length() % 16);
        int sum = 0xef;
        for (int at = 24; at < front.length(); ) {
            int size = (int) front.u32le(at + 4);
            at += 8;
            for (int end = at + size; at < end; at++) {
                sum ^= front.u8(at);
            }
        }
        out.u8(sum);
        return front.u8(23) == 0
                ? out.toBytes()
                : out.bytes(out.toBytes().sha256()).toBytes();
    }
}
