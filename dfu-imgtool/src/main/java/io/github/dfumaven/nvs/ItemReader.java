// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Joins what the pages of a partition hold: values to their namespaces, and chunks to blobs. */
final class ItemReader {

    /** A key in its namespace, as stored. */
    private record Name(int namespace, Bytes key) {
        static Name of(Entry entry) {
            return new Name(entry.namespace(), entry.key());
        }
    }

    private final Findings findings;
    private final Map<Integer, String> namespaces = new LinkedHashMap<>();
    private final Map<Name, Map<Integer, FoundItem>> chunks = new LinkedHashMap<>();
    private final List<FoundItem> indexes = new ArrayList<>();
    private final Map<FoundItem, Bytes> blobs = new LinkedHashMap<>();
    private final List<NvsItem> items = new ArrayList<>();
    private final Set<Name> seen = new HashSet<>();

    ItemReader(Findings findings) {
        this.findings = findings;
    }

    /** Reads all items, in the order in which they were written. */
    void read(List<FoundItem> found) {
        found.stream().filter(FoundItem::isNamespace).forEach(this::namespace);
        found.forEach(this::gather);
        indexes.forEach(index -> blob(index).ifPresentOrElse(data -> blobs.put(index, data), () -> incomplete(index)));
        chunks.values().stream()
                .flatMap(left -> left.values().stream())
                .forEach(chunk -> findings.signOfUse(
                        "%s: chunk %d belongs to no blob",
                        chunk.place(), chunk.entry().chunk()));
        found.stream().filter(one -> !one.isNamespace()).forEach(this::item);
    }

    List<String> namespaces() {
        return List.copyOf(namespaces.values());
    }

    List<NvsItem> items() {
        return List.copyOf(items);
    }

    private void namespace(FoundItem found) {
        int number = found.entry().data().u8(0);
        boolean right = found.entry().type() == NvsType.U8.code() && number > 0 && number < 0xff;
        if (!right || namespaces.containsKey(number)) {
            findings.problem(
                    NvsError.NVS_BAD_ENTRY,
                    "%s: is no name of a namespace with a number of its own, from 1 to 254",
                    found.place());
        } else if (namespaces.containsValue(found.entry().name())) {
            findings.problem(NvsError.NVS_BAD_ENTRY, "%s: another namespace has this name", found.place());
        } else {
            namespaces.put(number, found.entry().name());
        }
    }

    /** Collects chunks; an index takes those in front of it at once, because a second blob of the name may follow. */
    private void gather(FoundItem found) {
        if (found.entry().type() == NvsType.BLOB_DATA) {
            var known = chunks.computeIfAbsent(Name.of(found.entry()), name -> new TreeMap<>())
                    .putIfAbsent(found.entry().chunk(), found);
            if (known != null) {
                findings.problem(
                        NvsError.NVS_BAD_DATA,
                        "%s: chunk %d is there already, at %s",
                        found.place(),
                        found.entry().chunk(),
                        known.place());
            }
        } else if (found.entry().type() == NvsType.BLOB_INDEX) {
            blob(found).ifPresentOrElse(data -> blobs.put(found, data), () -> indexes.add(found));
        }
    }

    /** Returns the blob of an index if all its chunks are there, which are then taken. */
    private Optional<Bytes> blob(FoundItem index) {
        var entry = index.entry();
        var known = chunks.getOrDefault(Name.of(entry), Map.of());
        var parts = new ArrayList<Bytes>();
        int end = entry.firstChunk() + entry.chunkCount();
        for (int chunk = entry.firstChunk(); chunk < end; chunk++) {
            if (!known.containsKey(chunk)) {
                return Optional.empty();
            }
            parts.add(known.get(chunk).data());
        }
        long size = parts.stream().mapToLong(Bytes::length).sum();
        if (size != entry.blobSize()) {
            return Optional.empty();
        }
        for (int chunk = entry.firstChunk(); chunk < end; chunk++) {
            known.remove(chunk);
        }
        return Optional.of(Bytes.concat(parts));
    }

    private void incomplete(FoundItem index) {
        findings.problem(
                NvsError.NVS_BAD_DATA,
                "%s: the %d chunks with %d bytes in all are not there",
                index.place(),
                index.entry().chunkCount(),
                index.entry().blobSize());
    }

    private void item(FoundItem found) {
        var entry = found.entry();
        boolean lost = entry.type() == NvsType.BLOB_INDEX && !blobs.containsKey(found);
        if (entry.type() == NvsType.BLOB_DATA || lost) {
            return;
        }
        var namespace = namespaces.get(entry.namespace());
        if (namespace == null) {
            findings.problem(
                    NvsError.NVS_BAD_ENTRY, "%s: its namespace %d has no name", found.place(), entry.namespace());
            return;
        }
        if (!seen.add(Name.of(entry))) {
            findings.doubtful(
                    NvsError.NVS_KEY_TWICE, "%s: the namespace %s has this key already", found.place(), namespace);
        }
        items.add(value(found, namespace));
    }

    private NvsItem value(FoundItem found, String namespace) {
        var entry = found.entry();
        if (entry.type() == NvsType.BLOB_INDEX) {
            return NvsItem.blob(namespace, entry.name(), blobs.getOrDefault(found, Bytes.EMPTY));
        }
        var type = NvsType.ofCode(entry.type()).orElseThrow();
        if (type.isInteger()) {
            return new NvsItem(namespace, entry.name(), type, entry.data().slice(0, type.width()));
        }
        if (type == NvsType.STRING
                && (found.data().isEmpty() || found.data().u8(found.data().length() - 1) != 0)) {
            findings.problem(NvsError.NVS_BAD_DATA, "%s: the string does not end with NUL", found.place());
        }
        return new NvsItem(namespace, entry.name(), type, found.data());
    }
}
