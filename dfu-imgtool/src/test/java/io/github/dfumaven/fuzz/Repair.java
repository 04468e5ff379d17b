// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fuzz;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.inspect.Samples;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Puts right the check sums of damaged files, so that a fuzzer comes to what lies behind them. */
public final class Repair {

    private static final int RECORD = 88;
    private static final int NAME_AT = 8;
    private static final int NAME_SIZE = 64;
    private static final int MD5_AT = 72;

    private Repair() {}

    /** An ESP image whose check sum and digest are what its content gives. */
    public static Bytes image(Bytes file) {
        var bytes = file.toByteArray();
        try {
            var image = EspImage.parse(file);
            bytes[image.checksum().offset()] = (byte) image.checksum().computed();
            image.hash().filter(hash -> !hash.isCut()).ifPresent(hash -> {
                var front = Bytes.copyOf(bytes).slice(0, hash.offset());
                System.arraycopy(
                        front.sha256().toByteArray(),
                        0,
                        bytes,
                        hash.offset(),
                        hash.stored().length());
            });
        } catch (FormatException hopeless) {
            return file;
        }
        return Bytes.copyOf(bytes);
    }

    /** An archive for the ROM whose digests are those of its entries, with a suffix for a chip. */
    public static Bytes dfu(Bytes payload, int product) {
        var bytes = payload.toByteArray();
        var entries = CpioArchive.scan(payload).entries();
        if (!entries.isEmpty()) {
            var index = entries.get(0);
            for (int at = 0; at + RECORD <= index.data().length(); at += RECORD) {
                var name = name(index.data().slice(at + NAME_AT, at + NAME_AT + NAME_SIZE));
                int to = index.dataOffset() + at + MD5_AT;
                entries.stream()
                        .skip(1)
                        .filter(entry -> entry.name().equals(name))
                        .findFirst()
                        .ifPresent(entry -> System.arraycopy(md5(entry.data()), 0, bytes, to, 16));
            }
        }
        return Samples.suffixed(Bytes.copyOf(bytes), 0x303a, product, 0x100);
    }

    /** A partition table whose MD5 row, if it has one, is that of the rows in front of it. */
    public static Bytes table(Bytes file) {
        var bytes = file.toByteArray();
        for (int at = 0; at + 32 <= bytes.length; at += 32) {
            if ((bytes[at] & 0xff) == 0xeb && (bytes[at + 1] & 0xff) == 0xeb) {
                System.arraycopy(md5(file.slice(0, at)), 0, bytes, at + 16, 16);
                break;
            }
        }
        return Bytes.copyOf(bytes);
    }

    /** Lines of Intel HEX, each with the sum that its digits give. */
    public static Bytes hex(Bytes file) {
        var text = new StringBuilder();
        for (var line : file.toUtf8().split("\n", -1)) {
            text.append(hexLine(line.strip())).append('\n');
        }
        return Bytes.utf8(text.toString());
    }

    private static String hexLine(String line) {
        if (!line.matches(":([0-9A-Fa-f]{2}){5,}")) {
            return line;
        }
        var bytes = Bytes.hex(line.substring(1));
        int sum = 0;
        for (int i = 0; i < bytes.length() - 1; i++) {
            sum -= bytes.u8(i);
        }
        return line.substring(0, line.length() - 2) + Bytes.of(sum & 0xff).toHex();
    }

    private static String name(Bytes field) {
        int end = 0;
        while (end < field.length() && field.u8(end) != 0) {
            end++;
        }
        return field.slice(0, end).toUtf8();
    }

    private static byte[] md5(Bytes data) {
        try {
            return MessageDigest.getInstance("MD5").digest(data.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
