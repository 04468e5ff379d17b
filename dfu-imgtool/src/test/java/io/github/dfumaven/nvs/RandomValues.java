// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;

/** CSV files of random values: every encoding, sizes that end near the borders of pages, quotes, comments. */
final class RandomValues {

    private static final String[] INTEGERS = {"u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64"};
    private static final String SIGNS = "abc XYZ,\"';\n\u00e4\u20ac0#" + Character.toString(0x1f600);

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    NvsFile csv() {
        var csv = new StringBuilder("key,type,encoding,value\n");
        int namespaces = 1 + random.nextInt(4);
        for (int n = 0; n < namespaces; n++) {
            csv.append("space").append(n).append(",namespace,,\n");
            int rows = random.nextInt(random.nextInt(8) == 0 ? 150 : 20);
            for (int row = 0; row < rows; row++) {
                csv.append(random.nextInt(10) == 0 ? "# a comment, \"\n" : "")
                        .append(key(row))
                        .append(",data,")
                        .append(value())
                        .append('\n');
            }
        }
        return new NvsFile("random.csv", Path.of(""), Bytes.utf8(csv.toString()));
    }

    private String key(int row) {
        var key = "k" + row + "_".repeat(random.nextInt(12));
        return random.nextInt(5) == 0 ? '"' + key + '"' : key;
    }

    private String value() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> integer();
            case 2 -> "string," + string();
            case 3 -> "hex2bin," + Bytes.copyOf(bytes()).toHex();
            case 4 -> "base64," + Base64.getEncoder().encodeToString(bytes());
            case 5 -> "blob_fill(" + (9 + random.nextInt(200)) + ";0x5A),text" + random.nextInt(9999);
            default -> "blob_sz_fill(" + (9 + random.nextInt(200)) + ";0x00),text" + random.nextInt(9999);
        };
    }

    private String integer() {
        var name = INTEGERS[random.nextInt(INTEGERS.length)];
        for (var type : NvsType.values()) {
            if (type.id().equals(name)) {
                var range = type.max().subtract(type.min());
                var value = new BigInteger(range.bitLength(), random).add(type.min());
                return name + "," + value;
            }
        }
        throw new IllegalStateException(name);
    }

    private String string() {
        var text = new StringBuilder();
        int length = size() / 4;
        var signs = SIGNS.codePoints().toArray();
        while (text.length() < length) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return '"' + text.toString().replaceAll("\n#+", "\n").replace("\"", "\"\"") + '"';
    }

    private byte[] bytes() {
        var bytes = new byte[size()];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Mostly small, at times around a multiple of an entry, at times over pages. */
    private int size() {
        return switch (random.nextInt(6)) {
            case 0 -> 32 * (1 + random.nextInt(20)) + random.nextInt(3) - 1;
            case 1 -> random.nextInt(6000);
            case 2 -> 3900 + random.nextInt(150);
            default -> random.nextInt(100);
        };
    }
}
