// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boardtable;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.archive.FlashParams;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.layout.Layout;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The archive that all boards get, with one partition in which they differ. */
final class SharedArchive {

    private final DfuSuffix suffix;
    private final long flashSize;
    private final Partition place;
    private final List<PlacedFile> others;
    private final int replaced;

    private SharedArchive(DfuImage image, DfuSuffix suffix, Partition place) {
        this.suffix = suffix;
        this.flashSize = image.params().map(FlashParams::chipSize).orElseThrow();
        this.place = place;
        var files = image.entries().stream()
                .filter(entry -> entry.isFile())
                .map(entry -> PlacedFile.of(entry.info().name(), entry.info().address(), entry.data()))
                .toList();
        this.others =
                files.stream().flatMap(file -> around(file, place).stream()).toList();
        this.replaced = size(files) - size(others);
    }

    /**
     * Reads an archive.
     *
     * @param content a whole, sound {@code dfu.bin}
     * @param values the file of the values, whose name chooses among several partitions
     * @throws FormatException if it is no sound archive with one partition for values
     */
    static SharedArchive of(Bytes content, String values) throws FormatException {
        var image = DfuImage.parse(content);
        if (image.delta().isPresent()) {
            throw BoardTableError.VALUES_NEED_WHOLE_IMAGE.of("the image is a delta, to which no values can be added");
        }
        var partitions = Layout.of(FirmwareFile.of(content)).partitions();
        return new SharedArchive(image, image.suffix().orElseThrow(), place(partitions, values));
    }

    private static Partition place(List<Partition> partitions, String values) throws FormatException {
        if (partitions.isEmpty()) {
            throw BoardTableError.NO_PLACE_FOR_VALUES.of("the image has no partition table");
        }
        var fitting = partitions.stream()
                .filter(partition -> partition.is(PartitionType.DATA, "nvs"))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.isEmpty()) {
            throw BoardTableError.NO_PLACE_FOR_VALUES.of("its partition table has no partition of subtype nvs");
        }
        return fitting.stream()
                .filter(partition -> values.equals(partition.name() + ".csv"))
                .findFirst()
                .orElseThrow(() -> BoardTableError.NO_PLACE_FOR_VALUES.of(
                        "its partition table has %d partitions of subtype nvs, %s, and none is called as %s says",
                        fitting.size(),
                        fitting.stream().map(Partition::name).collect(Collectors.joining(", ")),
                        values));
    }

    /** Returns the partition that gets the values. */
    Partition place() {
        return place;
    }

    /** Returns how many bytes of the archive give way to the values. */
    int replaced() {
        return replaced;
    }

    /**
     * Returns the archive of one board.
     *
     * @param values what its partition holds; the rest of the partition is erased, whatever the board had there
     */
    Bytes with(Bytes values) throws FormatException, InvalidRequestException {
        var files = new ArrayList<>(others);
        var whole = Bytes.concat(List.of(values, Bytes.fill(0xff, (int) place.size() - values.length())));
        var name = freeName();
        int most = (int) CreateRequest.DEFAULT_PART_SIZE;
        for (int from = 0; from < whole.length(); from += most) {
            var part = whole.slice(from, Math.min(from + most, whole.length()));
            files.add(PlacedFile.of(DfuContent.partName(name, from / most), place.offset() + from, part));
        }
        files.sort(Comparator.comparingLong(PlacedFile::address));
        var payload = Bytes.concat(ArchiveWriter.payload(flashSize, files, Optional.empty()));
        return DfuFile.of(payload, suffix.idVendor(), suffix.idProduct(), suffix.bcdDevice(), suffix.bcdDfu())
                .toBytes();
    }

    private String freeName() {
        var name = place.name() + ".bin";
        boolean taken = others.stream().anyMatch(file -> file.fileName().startsWith(name));
        return taken ? String.format(Locale.ROOT, "%s-0x%x.bin", place.name(), place.offset()) : name;
    }

    /** Returns what of a file lies in front of a partition and behind it. */
    private static List<PlacedFile> around(PlacedFile file, Partition place) {
        if (file.end() <= place.offset() || file.address() >= place.end()) {
            return List.of(file);
        }
        var rest = new ArrayList<PlacedFile>();
        if (file.address() < place.offset()) {
            var front = file.data().slice(0, (int) (place.offset() - file.address()));
            rest.add(file.holding(new Region(file.address(), front)));
        }
        if (file.end() > place.end()) {
            var behind = file.data().slice((int) (place.end() - file.address()), file.size());
            rest.add(PlacedFile.at(file.name(), "behind-" + place.name() + "-", new Region(place.end(), behind)));
        }
        return rest;
    }

    private static int size(List<PlacedFile> files) {
        return files.stream().mapToInt(PlacedFile::size).sum();
    }
}
