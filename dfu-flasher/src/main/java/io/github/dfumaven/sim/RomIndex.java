// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list in {@code dfuinfo0.dat} as the ROM holds it, with what it has seen of each file. */
final class RomIndex {

    static final Bytes NAME = Bytes.utf8("dfuinfo0.dat");
    static final int MAX_SIZE = 64 * Entry.SIZE;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * One file of the list.
     *
     * <pre>
     * offset  size  field
     *      0     4  address  where in flash
     *      4     4  flags
     *      8    64  name     ends at a NUL; without one it matches no file
     *     72    16  md5
     * </pre>
     */
    static final class Entry {

        static final int SIZE = 88;

        private final long address;
        private final long flags;
        private final Bytes name;
        private final Bytes md5;
        private boolean seen;
        private long fileSize;

        private Entry(Bytes record) {
            address = record.u32le(0);
            flags = record.u32le(4);
            name = record.slice(8, 72);
            md5 = record.slice(72, 88);
        }

        long address() {
            return address;
        }

        long fileSize() {
            return fileSize;
        }

        Bytes md5() {
            return md5;
        }

        boolean seen() {
            return seen;
        }

        void see(long size) {
            seen = true;
            fileSize = size;
        }

        boolean toRam() {
            return (flags & 1) != 0;
        }

        boolean isCallback() {
            return (flags & 2) != 0;
        }

        boolean isParameters() {
            return (flags & 4) != 0;
        }

        boolean keepsFlash() {
            return (flags & 8) != 0;
        }

        boolean isUnchecked() {
            return (flags & (1 | 2 | 16)) != 0;
        }

        private boolean isNamed(Bytes wanted) {
            var own = RomArchive.upToNul(name);
            return own.length() < name.length() && own.equals(wanted);
        }
    }

    void add(Bytes index) {
        entries.clear();
        for (int at = 0; at + Entry.SIZE <= index.length(); at += Entry.SIZE) {
            entries.add(new Entry(index.slice(at, at + Entry.SIZE)));
        }
    }

    /** Returns the first entry of that name; the ROM never sees a second one. */
    Optional<Entry> named(Bytes name) {
        return entries.stream().filter(entry -> entry.isNamed(name)).findFirst();
    }

    List<Entry> entries() {
        return entries;
    }
}
