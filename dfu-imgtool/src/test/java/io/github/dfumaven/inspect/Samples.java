// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Small sound files of each format. */
public final class Samples {

    public static final List<Partition> PARTITIONS = List.of(
            new Partition("nvs", 1, 2, 0x9000, 0x5000, 0),
            new Partition("otadata", 1, 0, 0xe000, 0x2000, 0),
            new Partition("factory", 0, 0, 0x10000, 0x10000, 0),
            new Partition("files", 1, 0x83, 0x28000, 0x8000, 1));

    private Samples() {}

    /** An image of one segment with a digest; it begins with an application's description if it is an app. */
    public static Bytes image(Chip chip, int flashSizeCode, boolean app) {
        var data = new ByteWriter();
        if (app) {
            data.u32le(0xabcd5432L).u32le(7).fill(0, 8).asciiz("1.2.3", 32).asciiz("sample", 32);
            data.asciiz("12:00:00", 16)
                    .asciiz("Jan  1 2026", 16)
                    .asciiz("v6.1", 32)
                    .fill(0xee, 32)
                    .fill(0, 80);
        } else {
            data.fill(0x11, 64);
        }
        var body = data.toBytes();
        var image = new ByteWriter()
                .u8(0xe9)
                .u8(1)
                .u8(2)
                .u8(flashSizeCode << 4 | 0xf)
                .u32le(0x4037_0000L);
        image.u8(0xee)
                .fill(0, 3)
                .u16le(chip.imageId().orElseThrow())
                .u8(0)
                .u16le(0)
                .u16le(0xffff)
                .fill(0, 4)
                .u8(1);
        image.u32le(app ? 0x3c00_0020L : memory(chip)).u32le(body.length()).bytes(body);
        int sum = 0xef;
        for (int i = 0; i < body.length(); i++) {
            sum ^= body.u8(i);
        }
        image.fill(0, 15 - image.size() % 16).u8(sum);
        var front = image.toBytes();
        return Bytes.concat(List.of(front, front.sha256()));
    }

    public static Bytes bootloader() {
        return image(Chip.ESP32_S3, 1, false);
    }

    public static Bytes app() {
        return image(Chip.ESP32_S3, 1, true);
    }

    public static Bytes table() {
        return new PartitionTable(PARTITIONS, true, List.of()).toBytes();
    }

    /** Bytes at addresses of flash, erased between. */
    public static Bytes flash(Object... addressesAndBytes) {
        var parts = new ArrayList<Bytes>();
        int at = 0;
        for (int i = 0; i < addressesAndBytes.length; i += 2) {
            int address = (Integer) addressesAndBytes[i];
            var data = (Bytes) addressesAndBytes[i + 1];
            parts.add(Bytes.fill(0xff, address - at));
            parts.add(data);
            at = address + data.length();
        }
        return Bytes.concat(parts);
    }

    public static Bytes flashImage() {
        return flash(0, bootloader(), 0x8000, table(), 0xe000, Bytes.utf8("otadata"), 0x10000, app());
    }

    public static Bytes suffixed(Bytes payload, int vendor, int product, int version) {
        var out = new ByteArrayOutputStream();
        try {
            DfuFile.write(List.of(payload), vendor, product, 0xffff, version, out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    public static Bytes dfuSe() {
        var target = new ByteWriter();
        target.bytes(Bytes.utf8("Target"))
                .u8(0)
                .u32le(1)
                .asciiz("Internal Flash", 255)
                .u32le(2 * 8 + 20)
                .u32le(2);
        target.u32le(0x0800_0000L)
                .u32le(16)
                .fill(0x22, 16)
                .u32le(0x0802_0000L)
                .u32le(4)
                .fill(0x33, 4);
        var targets = target.toBytes();
        var file = new ByteWriter()
                .bytes(Bytes.utf8("DfuSe"))
                .u8(1)
                .u32le(11 + targets.length())
                .u8(1);
        return suffixed(file.bytes(targets).toBytes(), 0x0483, 0xdf11, 0x011a);
    }

    public static Bytes ti() {
        var payload = new ByteWriter().u16le(1).u16le(4).u32le(40).fill(0x44, 40);
        return suffixed(payload.toBytes(), 0x1cbe, 0x00ff, 0x0100);
    }

    /** Two blocks for an ESP32-S3, which hold the start of an app at 0x10000. */
    public static Bytes uf2() {
        var app = Bytes.concat(List.of(app(), Bytes.fill(0, 512)));
        var file = new ByteWriter();
        for (int i = 0; i < 2; i++) {
            file.u32le(0x0a324655L)
                    .u32le(0x9e5d5157L)
                    .u32le(0x2000)
                    .u32le(0x10000 + 256L * i)
                    .u32le(256);
            file.u32le(i)
                    .u32le(2)
                    .u32le(0xc47e5767L)
                    .bytes(app.slice(256 * i, 256 * i + 256))
                    .fill(0, 220);
            file.u32le(0x0ab16f30L);
        }
        return file.toBytes();
    }

    /** An address in the memory of the chip, where a bootloader's segments go. */
    private static long memory(Chip chip) {
        return chip == Chip.ESP32_S2 ? 0x3ffd_0000L : 0x3fcd_0000L;
    }
}
