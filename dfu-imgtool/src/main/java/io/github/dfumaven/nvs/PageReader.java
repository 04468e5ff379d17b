// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads a page and checks every bit of it that something is known of. */
final class PageReader {

    private static final int BITMAP = 32;

    private final Bytes page;
    private final int number;
    private final Optional<NvsKey> key;
    private final Findings findings;
    private final List<FoundItem> items = new ArrayList<>();

    PageReader(Bytes page, int number, Optional<NvsKey> key, Findings findings) {
        this.page = page;
        this.number = number;
        this.key = key;
        this.findings = findings;
    }

    /** Tells whether a file is whole pages of NVS, blank ones among them, and the header of one at least is sound. */
    static boolean areAllPages(Bytes file) {
        if (file.isEmpty() || file.length() % PageWriter.SIZE != 0) {
            return false;
        }
        boolean sound = false;
        for (int at = 0; at < file.length(); at += PageWriter.SIZE) {
            var header = PageHeader.read(file.slice(at, at + PageWriter.SIZE));
            if (PageState.ofCode(header.state()).isEmpty()) {
                return false;
            }
            sound |= header.crcValid() && NvsVersion.ofCode(header.version()).isPresent();
        }
        return sound;
    }

    /** Returns the page, or nothing if it is blank or its header damaged. */
    Optional<FoundPage> read() {
        var header = PageHeader.read(page);
        var state = PageState.ofCode(header.state());
        boolean unused = state.filter(PageState.UNUSED::equals).isPresent();
        if (page.isAll(0xff)) {
            return Optional.empty();
        }
        if (!header.crcValid() && (state.isEmpty() || unused)) {
            findings.foreignPage("page %d at 0x%x: is no page of NVS", number, number * PageWriter.SIZE);
            return Optional.empty();
        }
        if (state.isEmpty()) {
            bad("its state is 0x" + Long.toHexString(header.state()) + ", which no page has");
            return Optional.empty();
        }
        if (state.get() == PageState.CORRUPT) {
            bad("the firmware gave it up as corrupt");
            return Optional.empty();
        }
        if (unused) {
            bad("it is marked as unused, but is not blank");
            return Optional.empty();
        }
        var version = NvsVersion.ofCode(header.version());
        if (!header.crcValid() || version.isEmpty()) {
            bad("its header does not have the CRC that it states, or an unknown version");
            return Optional.empty();
        }
        if (state.get() == PageState.FREEING) {
            findings.signOfUse("page %d: its entries were being moved", number);
        }
        return Optional.of(content(header, state.get(), version.get()));
    }

    private void bad(String what) {
        findings.problem(NvsError.NVS_BAD_PAGE, "page %d at 0x%x: %s", number, number * PageWriter.SIZE, what);
    }

    private FoundPage content(PageHeader header, PageState state, NvsVersion version) {
        if (state(PageWriter.ENTRIES) != EntryState.EMPTY || state(PageWriter.ENTRIES + 1) != EntryState.EMPTY) {
            bad("the bitmap goes on behind the last entry");
        }
        for (int index = 0; index < PageWriter.ENTRIES; ) {
            index = state(index) == EntryState.WRITTEN ? written(index) : unwritten(index);
        }
        var erased = IntStream.range(0, PageWriter.ENTRIES)
                .filter(index -> state(index) == EntryState.ERASED)
                .toArray();
        if (erased.length > 0) {
            findings.signOfUse("%s: marked as erased; so are %d in this page", place(erased[0]), erased.length);
        }
        int written = (int) IntStream.range(0, PageWriter.ENTRIES)
                .filter(index -> state(index) == EntryState.WRITTEN)
                .count();
        return new FoundPage(
                new NvsPage(number, state.id(), header.sequence(), written, erased.length), state, version, items);
    }

    private int unwritten(int index) {
        var state = state(index);
        if (state == EntryState.IMPOSSIBLE) {
            findings.problem(NvsError.NVS_BAD_ENTRY, "%s: its state is 1, which no entry has", place(index));
        }
        if (state == EntryState.EMPTY && !raw(index).isAll(0xff)) {
            findings.problem(NvsError.NVS_BAD_ENTRY, "%s: is marked as empty, but is not blank", place(index));
        }
        return index + 1;
    }

    /** Reads the item that begins with an entry and returns where the next one begins. */
    private int written(int index) {
        var entry = Entry.read(plain(index));
        if (entry.isEmpty()) {
            int end = index + 1;
            while (state(end) == EntryState.WRITTEN
                    && end < PageWriter.ENTRIES
                    && Entry.read(plain(end)).isEmpty()) {
                end++;
            }
            findings.unreadable(number, index, end);
            return end;
        }

        var span = span(entry.get());
        boolean fits = span.isPresent()
                && span.getAsInt() == entry.get().span()
                && index + span.getAsInt() <= PageWriter.ENTRIES;
        if (!fits || !isChunkRight(entry.get())) {
            findings.problem(
                    NvsError.NVS_BAD_ENTRY,
                    "%s: type 0x%02x, chunk %d and %d entries do not belong together, or reach beyond the page",
                    place(index),
                    entry.get().type(),
                    entry.get().chunk(),
                    entry.get().span());
            return index + 1;
        }
        if (!entry.get().hasKey()) {
            findings.problem(
                    NvsError.NVS_BAD_ENTRY, "%s: its key is empty, or does not end within 15 bytes", place(index));
        }
        data(index, entry.get()).ifPresent(data -> items.add(new FoundItem(number, index, entry.get(), data)));
        return index + span.getAsInt();
    }

    private static boolean isChunkRight(Entry entry) {
        return entry.type() == NvsType.BLOB_DATA || entry.chunk() == Entry.NO_CHUNK;
    }

    /** Returns how many entries an item of its type and size takes, or nothing if there is no such type. */
    private static OptionalInt span(Entry entry) {
        var type = NvsType.ofCode(entry.type());
        if (entry.type() == NvsType.BLOB_INDEX
                || type.filter(NvsType::isInteger).isPresent()) {
            return OptionalInt.of(1);
        }
        return type.isPresent() || entry.type() == NvsType.BLOB_DATA
                ? OptionalInt.of(1 + Entry.entries(entry.dataSize()))
                : OptionalInt.empty();
    }

    private Optional<Bytes> data(int index, Entry entry) {
        var parts = new ArrayList<Bytes>();
        for (int at = index + 1; at < index + entry.span(); at++) {
            if (state(at) != EntryState.WRITTEN) {
                findings.problem(
                        NvsError.NVS_BAD_DATA,
                        "%s, key %s: %s of its data is not marked as written",
                        place(index),
                        entry.name(),
                        place(at));
                return Optional.empty();
            }
            parts.add(plain(at));
        }
        if (parts.isEmpty() && !hasData(entry)) {
            return Optional.of(Bytes.EMPTY);
        }

        var padded = Bytes.concat(parts);
        var data = padded.slice(0, entry.dataSize());
        long crc = NvsCrc.of(data);
        if (crc != entry.dataCrc()) {
            findings.problem(
                    NvsError.NVS_BAD_DATA,
                    "%s, key %s: the CRC of its data is 0x%08x, but 0x%08x is stated",
                    place(index),
                    entry.name(),
                    crc,
                    entry.dataCrc());
            return Optional.empty();
        }
        if (!padded.slice(data.length()).isAll(0xff)) {
            findings.problem(
                    NvsError.NVS_BAD_DATA,
                    "%s, key %s: its last entry is not blank behind the data",
                    place(index),
                    entry.name());
        }
        return Optional.of(data);
    }

    private static boolean hasData(Entry entry) {
        return entry.type() == NvsType.BLOB_DATA
                || NvsType.ofCode(entry.type())
                        .filter(type -> !type.isInteger())
                        .isPresent();
    }

    private EntryState state(int index) {
        return EntryState.ofBits(page.u8(BITMAP + index / 4) >> (index % 4 * 2));
    }

    private Bytes raw(int index) {
        int at = PageWriter.address(0, index);
        return page.slice(at, at + Entry.SIZE);
    }

    private Bytes plain(int index) {
        return key.isPresent() ? key.get().decrypt(raw(index), PageWriter.address(number, index)) : raw(index);
    }

    private String place(int index) {
        return Findings.place(number, index);
    }
}
