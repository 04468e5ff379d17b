// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Archives that all boards get: bootloader, table, application, and a place for values. */
public final class SharedImages {

    static final long APP = 0x20000;
    private static final Partition FACTORY = new Partition("factory", 0, 0, APP, 0x10000, 0);

    private final Chip chip;
    private final List<Partition> places;

    public SharedImages(Chip chip) {
        this(chip, new Partition("nvs", 1, 2, 0xa000, 0x4000, 0));
    }

    public SharedImages(Chip chip, Partition... places) {
        this.chip = chip;
        this.places = List.of(places);
    }

    public Partition nvs() {
        return places.get(0);
    }

    /** Returns the files by their addresses. */
    public Map<Long, Bytes> files() {
        var rows = new ArrayList<>(places);
        rows.add(FACTORY);
        var files = new TreeMap<Long, Bytes>();
        files.put(chip.bootloaderAddress().orElseThrow(), FlashThings.bootloader(chip));
        files.put(PartitionTable.USUAL_OFFSET, FlashThings.table(rows.toArray(Partition[]::new)));
        files.put(APP, FlashThings.app(chip, "blink", "1"));
        return files;
    }

    public Bytes archive() throws IOException {
        return archive(files());
    }

    public Bytes archiveWith(Map<Long, Bytes> more) throws IOException {
        var files = files();
        files.putAll(more);
        return archive(files);
    }

    Bytes archiveWithoutTable() throws IOException {
        var files = files();
        files.remove(PartitionTable.USUAL_OFFSET);
        return archive(files);
    }

    Bytes signed(Bytes payload) throws IOException {
        return DfuFile.of(payload, Chip.VENDOR_ID, chip.productId(), DfuSuffix.ANY, DfuSuffix.DFU_1_0)
                .toBytes();
    }

    private Bytes archive(Map<Long, Bytes> files) throws IOException {
        var placed = files.entrySet().stream()
                .map(file -> PlacedFile.of(
                        "file-" + Long.toHexString(file.getKey()) + ".bin", file.getKey(), file.getValue()))
                .toList();
        return signed(Bytes.concat(ArchiveWriter.payload(4 << 20, placed, Optional.empty())));
    }
}
