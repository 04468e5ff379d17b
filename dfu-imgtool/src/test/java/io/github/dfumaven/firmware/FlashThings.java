// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** The smallest things that lie in flash, each of which tells what it is. */
public final class FlashThings {

    public static final Partition NVS = new Partition("nvs", 1, 2, 0x9000, 0x5000, 0);
    public static final Partition FACTORY = new Partition("factory", 0, 0, 0x10000, 0x10000, 0);
    public static final Partition BOOT = new Partition("boot", 2, 0, 0x20000, 0x8000, 0);
    public static final Partition FILES = new Partition("files", 1, 0x83, 0x28000, 0x8000, 0);
    public static final List<Partition> PARTITIONS = List.of(NVS, FACTORY, BOOT, FILES);

    private static final long MAPPED = 0x3c00_0020L;

    private FlashThings() {}

    /** An application whose description states the logarithm of its page size. */
    public static Bytes app(Chip chip, int pageSizeLog2) {
        var data = new ByteWriter().u32le(0xabcd5432L).fill(0, 176);
        return image(chip, MAPPED, data.u8(pageSizeLog2).fill(0, 75).toBytes());
    }

    /** An application of a project in a version. */
    public static Bytes app(Chip chip, String project, String version) {
        var data = new ByteWriter()
                .u32le(0xabcd5432L)
                .fill(0, 12)
                .asciiz(version, 32)
                .asciiz(project, 32);
        return image(chip, MAPPED, data.fill(0, 176).toBytes());
    }

    public static Bytes app() {
        return app(Chip.ESP32_S3, 0);
    }

    /** An application without a description: part of it runs from flash. */
    public static Bytes oldApp() {
        return image(Chip.ESP32_S3, MAPPED, Bytes.fill(0x11, 64));
    }

    /** A bootloader that says so. */
    public static Bytes bootloader(Chip chip) {
        var data = new ByteWriter().u8(0x50).fill(0, 3).u32le(1).asciiz("v5.5", 32);
        return image(chip, memory(chip), data.fill(0, 40).toBytes());
    }

    /** A program in memory that does not say what it is. */
    public static Bytes program() {
        return image(Chip.ESP32_S3, memory(Chip.ESP32_S3), Bytes.fill(0x11, 64));
    }

    /** A program in memory, in whose file something else begins so many bytes behind its headers of 32 bytes. */
    public static Bytes holding(Bytes inner, int at) {
        return image(Chip.ESP32_S3, memory(Chip.ESP32_S3), Bytes.concat(List.of(Bytes.fill(0x11, at), inner)));
    }

    /** An image with a signature of one block, which is not valid. */
    public static Bytes signed(Bytes image) {
        int sector = 4096;
        var fill = Bytes.fill(0xff, sector - image.length() % sector);
        return Bytes.concat(List.of(image, fill, Bytes.of(0xe7, 2), Bytes.fill(0, sector - 2)));
    }

    public static Bytes table(Partition... rows) {
        return new PartitionTable(List.of(rows), true, List.of()).toBytes();
    }

    public static Bytes table() {
        return table(PARTITIONS.toArray(Partition[]::new));
    }

    private static long memory(Chip chip) {
        return chip == Chip.ESP32_S2 ? 0x3ffd_0000L : 0x3fcd_0000L;
    }

    /** An image of one segment, for a flash of 2 MB. */
    private static Bytes image(Chip chip, long address, Bytes data) {
        var image = new ByteWriter().u8(0xe9).u8(1).u8(2).u8(0x1f).u32le(0x4037_0000L);
        image.u8(0xee).fill(0, 3).u16le(chip.imageId().orElseThrow()).u8(0);
        image.u16le(0).u16le(0xffff).fill(0, 4).u8(0);
        image.u32le(address).u32le(data.length()).bytes(data);
        int sum = 0xef;
        for (int i = 0; i < data.length(); i++) {
            sum ^= data.u8(i);
        }
        return image.fill(0, 15 - image.size() % 16).u8(sum).toBytes();
    }

    /** What some bytes are at an address, which must have no errors. */
    public static Content content(String name, long address, Bytes data) {
        var problems = new ArrayList<Problem>();
        var content = ContentFinder.identify(name, address, 1, FirmwareFile.of(data), problems);
        Assertions.assertThat(problems).noneMatch(Problem::isError);
        return content;
    }
}
