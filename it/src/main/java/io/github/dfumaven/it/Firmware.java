// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A folder such as ESP-IDF's build leaves behind, small and made here by a formula: bootloader, partition table, application
 * and {@code flasher_args.json}. The images have valid headers, checksums and digests, and hold no program.
 *
 * @param target ESP-IDF's name of the chip
 * @param chipId the number of the chip in image headers
 * @param bootloaderAddress where the ROM looks for the bootloader
 * @param codeAddress where the segments go in memory
 */
public record Firmware(String target, int chipId, int bootloaderAddress, int codeAddress) {

    /** Where the partition table goes: 0x8000. */
    public static final int TABLE_ADDRESS = 0x8000;
    /** Where the application goes: 0x10000. */
    public static final int APP_ADDRESS = 0x10000;

    private static final int APP_SIZE = 9000;
    private static final int BOOTLOADER_SIZE = 1500;
    private static final int TABLE_SIZE = 0xc00;
    private static final int APP_DESCRIPTOR_SIZE = 256;

    /**
     * {@return the firmware of a chip: made-up firmware for it}
     *
     * @param target ESP-IDF's name of the chip
     */
    public static Firmware of(String target) {
        return switch (target) {
            case "esp32s2" -> new Firmware(target, 2, 0x1000, 0x40024000);
            case "esp32s3" -> new Firmware(target, 9, 0, 0x40378000);
            case "esp32p4" -> new Firmware(target, 18, 0x2000, 0x4ff40000);
            default -> throw new IllegalArgumentException(target);
        };
    }

    /**
     * Writes all files, as ESP-IDF places them.
     *
     * @param build the folder, made if it is missing
     * @throws IOException if it cannot be written
     */
    public void writeTo(File build) throws IOException {
        var folder = build.toPath();
        write(folder.resolve("bootloader/bootloader.bin"), bootloader());
        write(folder.resolve("partition_table/partition-table.bin"), partitionTable());
        write(folder.resolve("app.bin"), app());
        write(folder.resolve("flasher_args.json"), flasherArgs().getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the bootloader: an ESP image} */
    public byte[] bootloader() {
        return image(formula(BOOTLOADER_SIZE, 1));
    }

    /** {@return the application: an ESP image with an application descriptor} */
    public byte[] app() {
        var content = formula(APP_SIZE, 2);
        var descriptor = ByteBuffer.wrap(content, 0, APP_DESCRIPTOR_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        descriptor.put(new byte[APP_DESCRIPTOR_SIZE]).rewind();
        descriptor.putInt(0xabcd5432);
        descriptor.position(16).put("1.0".getBytes(StandardCharsets.US_ASCII));
        descriptor.position(48).put("it".getBytes(StandardCharsets.US_ASCII));
        return image(content);
    }

    /** {@return the partition table: {@code nvs} at 0x9000 and {@code factory} at 0x10000; 3072 bytes} */
    public byte[] partitionTable() {
        var table = ByteBuffer.allocate(TABLE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        partition(table, 1, 2, 0x9000, 0x6000, "nvs");
        partition(table, 0, 0, APP_ADDRESS, 0x100000, "factory");
        int rows = table.position();
        var digest = digest("MD5", Arrays.copyOf(table.array(), rows));
        table.putShort((short) 0xebeb).putInt(-1).putInt(-1).putInt(-1).putShort((short) -1);
        table.put(digest);
        Arrays.fill(table.array(), table.position(), TABLE_SIZE, (byte) 0xff);
        return table.array();
    }

    /** {@return what a flash chip of 4 MB holds after this firmware was flashed to a blank one: 4 MiB} */
    public byte[] flash() {
        var flash = new byte[4 << 20];
        Arrays.fill(flash, (byte) 0xff);
        put(flash, bootloaderAddress, bootloader());
        put(flash, TABLE_ADDRESS, partitionTable());
        put(flash, APP_ADDRESS, app());
        return flash;
    }

    private String flasherArgs() {
        return String.format(Locale.ROOT, """
                {
                    "write_flash_args": ["--flash_mode", "dio", "--flash_size", "4MB", "--flash_freq", "80m"],
                    "flash_settings": {"flash_mode": "dio", "flash_size": "4MB", "flash_freq": "80m"},
                    "flash_files": {
                        "0x%x": "bootloader/bootloader.bin",
                        "0x%x": "partition_table/partition-table.bin",
                        "0x%x": "app.bin"
                    },
                    "extra_esptool_args": {"after": "hard_reset", "before": "default_reset", "stub": true, "chip": "%s"}
                }
                """, bootloaderAddress, TABLE_ADDRESS, APP_ADDRESS, target);
    }

    /** One segment, a checksum as last byte of a block of 16, and a SHA-256 of all of it. */
    private byte[] image(byte[] segment) {
        var out = ByteBuffer.allocate(32 + segment.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0xe9).put((byte) 1).put((byte) 2).put((byte) 0x2f).putInt(codeAddress + APP_DESCRIPTOR_SIZE);
        out.put((byte) 0xee).put(new byte[3]).putShort((short) chipId).put((byte) 0);
        out.putShort((short) 0).putShort((short) -1).putInt(0).put((byte) 1);
        out.putInt(codeAddress).putInt(segment.length).put(segment);
        int checksum = 0xef;
        for (byte value : segment) {
            checksum ^= value;
        }
        out.position(out.position() | 15).put((byte) checksum);

        var body = Arrays.copyOf(out.array(), out.position());
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body);
        whole.writeBytes(digest("SHA-256", body));
        return whole.toByteArray();
    }

    private static void partition(ByteBuffer table, int type, int subtype, int offset, int size, String name) {
        table.putShort((short) 0x50aa)
                .put((byte) type)
                .put((byte) subtype)
                .putInt(offset)
                .putInt(size);
        table.put(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 16)).putInt(0);
    }

    private static byte[] formula(int size, int seed) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + i / 251 * 7 + seed);
        }
        return bytes;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(byte[] flash, int address, byte[] content) {
        System.arraycopy(content, 0, flash, address, content.length);
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }
}
