// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A page that is being filled.
 *
 * <pre>
 * offset  size     part
 *      0    32     {@link PageHeader}
 *     32    32     bitmap, two bits an entry from the lowest on, {@link EntryState}
 *     64  126*32   entries
 * </pre>
 */
final class PageWriter {

    static final int SIZE = 4096;
    static final int FIRST_ENTRY = 64;
    static final int ENTRIES = 126;

    private static final int BITMAP_SIZE = 32;

    private final List<Bytes> entries = new ArrayList<>();

    int used() {
        return entries.size();
    }

    int free() {
        return ENTRIES - entries.size();
    }

    void add(Entry entry) {
        entries.add(entry.toBytes());
    }

    /** Adds an entry and its data behind it. */
    void add(Entry head, Bytes data) {
        add(head);
        for (int at = 0; at < data.length(); at += Entry.SIZE) {
            var part = data.slice(at, Math.min(at + Entry.SIZE, data.length()));
            entries.add(new ByteWriter().bytes(part).padTo(0xff, Entry.SIZE).toBytes());
        }
    }

    /** Returns the page; its place in the partition goes into its encryption. */
    Bytes toBytes(int number, PageState state, NvsVersion version, Optional<NvsKey> key) {
        var page = new ByteWriter()
                .bytes(PageHeader.of(state, number, version).toBytes())
                .bytes(bitmap());
        for (int n = 0; n < entries.size(); n++) {
            var entry = entries.get(n);
            page.bytes(key.isPresent() ? key.get().encrypt(entry, address(number, n)) : entry);
        }
        return page.padTo(0xff, SIZE).toBytes();
    }

    /** Returns where in the partition an entry is. */
    static int address(int page, int entry) {
        return page * SIZE + FIRST_ENTRY + entry * Entry.SIZE;
    }

    private Bytes bitmap() {
        var bits = new int[BITMAP_SIZE];
        Arrays.fill(bits, 0xff);
        for (int n = 0; n < entries.size(); n++) {
            bits[n / 4] &= ~(1 << (n % 4 * 2));
        }
        return Bytes.of(bits);
    }
}
