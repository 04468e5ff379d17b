// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fills pages one after the other, and goes on to the next page exactly where Espressif's generator does. */
final class PartitionWriter {

    private final NvsVersion version;
    private final List<PageWriter> pages = new ArrayList<>(List.of(new PageWriter()));
    private final Map<String, Integer> namespaces = new LinkedHashMap<>();

    PartitionWriter(NvsVersion version) {
        this.version = version;
    }

    /** Returns how many pages hold values; the first one is there in any case. */
    int pages() {
        return pages.size();
    }

    void write(NvsValues.Step step) {
        step.item().ifPresentOrElse(this::add, () -> namespace(step.row().key()));
    }

    /** Gives a namespace its number. */
    private void namespace(String name) {
        int number = namespaces.size() + 1;
        namespaces.put(name, number);
        integer(Entry.integer(Entry.NAMESPACES, name, NvsType.U8, Bytes.of(number)));
    }

    /** Adds a value to a namespace that has its number already. */
    private void add(NvsItem item) {
        int namespace =
                Objects.requireNonNull(namespaces.get(item.namespace()), "a namespace begins before its values");
        if (item.type().isInteger()) {
            integer(Entry.integer(namespace, item.key(), item.type(), item.data()));
        } else if (item.type() == NvsType.BLOB && version == NvsVersion.V2) {
            chunks(namespace, item);
        } else {
            inOnePage(Entry.head(namespace, item.key(), item.type().code(), Entry.NO_CHUNK, item.data()), item.data());
        }
    }

    private void integer(Entry entry) {
        pageWithRoom().add(entry);
    }

    /**
     * The generator leaves the last entry of a page empty rather than to end a string or a blob in it. Only a string that
     * takes a page as a whole, at which the generator fails, has to use that entry.
     */
    private void inOnePage(Entry head, Bytes data) {
        var page = current();
        if (page.used() > 0 && head.span() >= page.free()) {
            page = next();
        }
        page.add(head, data);
    }

    /** The generator begins a chunk also where only its head has room. */
    private void chunks(int namespace, NvsItem item) {
        var page = pageWithRoom();
        int chunks = 0;
        int at = 0;
        do {
            int room = (page.free() - 1) * Entry.SIZE;
            var chunk = item.data().slice(at, at + Math.min(room, item.data().length() - at));
            page.add(Entry.head(namespace, item.key(), NvsType.BLOB_DATA, chunks, chunk), chunk);
            chunks++;
            at += chunk.length();
            page = pageWithRoom();
        } while (at < item.data().length());
        page.add(Entry.index(namespace, item.key(), item.data().length(), chunks));
    }

    private PageWriter pageWithRoom() {
        return current().free() == 0 ? next() : current();
    }

    private PageWriter current() {
        return pages.get(pages.size() - 1);
    }

    private PageWriter next() {
        pages.add(new PageWriter());
        return current();
    }

    /** Returns the partition; one that can only be read ends with its values. */
    Bytes toBytes(NvsOptions options) {
        var out = new ByteWriter();
        for (int n = 0; n < pages.size(); n++) {
            var state = n == pages.size() - 1 ? PageState.ACTIVE : PageState.FULL;
            out.bytes(pages.get(n).toBytes(n, state, version, options.key()));
        }
        return options.isReadOnly()
                ? out.toBytes()
                : out.fill(0xff, (int) options.size() - out.size()).toBytes();
    }
}
