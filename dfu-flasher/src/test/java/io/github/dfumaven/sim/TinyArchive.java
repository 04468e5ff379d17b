// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.Locale;

/** Archives for tests of the simulated ROM, made without the library that makes real ones. */
public final class TinyArchive {

    private static final String FILE = "a.bin";

    private TinyArchive() {}

    /** An archive of one file, with the MD5 that its index is to have. */
    public static Bytes of(long address, Bytes content, Bytes md5) {
        return withFlags(address, 0, content, md5);
    }

    static Bytes withFlags(long address, long flags, Bytes content, Bytes md5) {
        var index = new ByteWriter()
                .u32le(address)
                .u32le(flags)
                .asciiz(FILE, 64)
                .bytes(md5)
                .toBytes();
        var out = new ByteWriter();
        entry(out, "dfuinfo0.dat", index);
        entry(out, FILE, content);
        entry(out, "TRAILER!!!", Bytes.EMPTY);
        return out.toBytes();
    }

    /** An archive that writes 32-bit words to addresses, in this order: address, value, address, value. */
    static Bytes ofWords(long... words) {
        var index = new ByteWriter();
        for (int i = 0; i < words.length; i += 2) {
            index.u32le(words[i]).u32le(1).asciiz("r" + i, 64).fill(0, 16);
        }
        var out = new ByteWriter();
        entry(out, "dfuinfo0.dat", index.toBytes());
        for (int i = 0; i < words.length; i += 2) {
            entry(out, "r" + i, new ByteWriter().u32le(words[i + 1]).toBytes());
        }
        entry(out, "TRAILER!!!", Bytes.EMPTY);
        return out.toBytes();
    }

    private static void entry(ByteWriter out, String name, Bytes content) {
        out.bytes(Bytes.utf8("070701"));
        for (int field = 0; field < 13; field++) {
            int value = field == 6 ? content.length() : field == 11 ? name.length() + 1 : 0;
            out.bytes(Bytes.utf8(String.format(Locale.ROOT, "%08x", value)));
        }
        out.bytes(Bytes.utf8(name)).u8(0).padTo(0, 4).bytes(content).padTo(0, 4);
    }
}
