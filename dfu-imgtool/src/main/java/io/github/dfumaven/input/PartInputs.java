// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.input;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.fault.RequestError;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareError;
import io.github.dfumaven.firmware.FirmwareFile;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionOptions;
import io.github.dfumaven.partition.PartitionTable;
import io.github.dfumaven.partition.PartitionType;
import io.github.dfumaven.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files whose addresses follow from the chip and the partition table: bootloader, table, application and data.
 *
 * @param tableOffset where the partition table goes
 * @param bootloader the bootloader, without its address
 * @param table the file of the partition table, binary or CSV
 * @param app the application, without its address
 * @param data files by the names of their partitions, without their addresses
 */
record PartInputs(
        long tableOffset,
        Optional<InputFile> bootloader,
        Optional<InputFile> table,
        Optional<InputFile> app,
        Map<String, InputFile> data) {

    private static final String TABLE_NAME = "partition-table.bin";
    private static final String OTADATA_NAME = "ota_data_initial.bin";

    static PartInputs read(SourceRequest request) throws IOException {
        var data = new LinkedHashMap<String, InputFile>();
        for (var entry : request.data().entrySet()) {
            data.put(
                    entry.getKey(),
                    AddressedInputs.read(0, entry.getValue(), "").as(ContentKind.DATA));
        }
        return new PartInputs(
                request.partitionTableOffset().orElse(PartitionTable.USUAL_OFFSET),
                read(request.bootloader(), ContentKind.BOOTLOADER),
                read(request.partitions(), ContentKind.PARTITION_TABLE),
                read(request.app(), ContentKind.APP),
                data);
    }

    private static Optional<InputFile> read(Optional<Path> file, ContentKind kind) throws IOException {
        return file.isPresent()
                ? Optional.of(AddressedInputs.read(0, file.get(), "").as(kind))
                : Optional.empty();
    }

    Stream<InputFile> files() {
        return Stream.concat(Stream.of(bootloader, table, app).flatMap(Optional::stream), data.values().stream());
    }

    Optional<FlashSize> flashSizeOfApp() {
        return app.flatMap(file -> EspImage.find(file.content())).flatMap(EspImage::flashSize);
    }

    /**
     * Returns all files with their addresses.
     *
     * @param chip the chip, needed for the bootloader
     * @param flashSize size of the flash chip, which the table must fit if it is known
     */
    List<InputFile> place(Optional<Chip> chip, Optional<FlashSize> flashSize) throws IOException {
        var placed = new ArrayList<InputFile>();
        if (bootloader.isPresent()) {
            placed.add(bootloader.get().at(bootloaderAddress(chip)));
        }
        if (table.isEmpty()) {
            if (app.isPresent() || !data.isEmpty()) {
                throw InputError.NO_PARTITIONS.because("there is no partition table that says where the files go");
            }
            return placed;
        }

        var partitions = partitions(table.get(), chip, flashSize);
        placed.add(tableFile(table.get(), partitions));
        if (app.isPresent()) {
            placed.add(app.get().at(bootPartition(partitions).offset()));
        }
        for (var entry : data.entrySet()) {
            var partition = partitions
                    .find(entry.getKey())
                    .orElseThrow(() -> InputError.UNKNOWN_PARTITION.about(
                            "data", entry.getKey(), "is no partition of the table; it has %s", names(partitions)));
            placed.add(dataFile(entry.getValue(), partition));
        }
        otadata(partitions).ifPresent(placed::add);
        return placed;
    }

    /**
     * A file for a partition from which the chip starts something has to be what it starts; values for one of NVS become
     * what the firmware reads.
     */
    private static InputFile dataFile(InputFile file, Partition partition) throws IOException {
        var placed = file.at(partition.offset());
        if (NvsValuesFile.isFor(partition, file)) {
            return NvsValuesFile.compile(placed, partition);
        }
        if (partition.is(PartitionType.APP)) {
            return placed.as(ContentKind.APP);
        }
        return partition.is(PartitionType.BOOTLOADER) ? placed.as(ContentKind.BOOTLOADER) : placed;
    }

    private static long bootloaderAddress(Optional<Chip> chip) throws InvalidRequestException {
        var address = chip.map(Chip::bootloaderAddress).orElse(OptionalLong.empty());
        if (address.isEmpty()) {
            throw InputError.NO_TARGET.because("only the target says where the bootloader goes");
        }
        return address.getAsLong();
    }

    private PartitionTable partitions(InputFile file, Optional<Chip> chip, Optional<FlashSize> flashSize)
            throws IOException {
        if (tableOffset % FlashSector.SIZE != 0) {
            throw RequestError.BAD_NUMBER.about(
                    "partitionTableOffset",
                    String.format(Locale.ROOT, "0x%x", tableOffset),
                    "is not a multiple of 4096");
        }

        refuseOtherKinds(file);
        var options = PartitionOptions.builder()
                .offset(tableOffset)
                .flashSize(flashSize)
                .primaryBootloaderOffset(chip.map(Chip::bootloaderAddress).orElse(OptionalLong.empty()))
                .build();
        try {
            return PartitionTable.read(file.content(), options, System.getenv());
        } catch (FormatException bad) {
            throw bad.in(file.shown());
        }
    }

    /** Whatever is not known is read as CSV, where a fault is told with its line. */
    private static void refuseOtherKinds(InputFile file) throws FormatException {
        var kind = FirmwareFile.of(file.content()).kind();
        if (kind.meaning() != FileKind.PARTITION_TABLE && kind != FileKind.UNKNOWN) {
            throw FirmwareError.NOT_AN_IMAGE
                    .of("is %s, but it is given as the partition table", kind.words())
                    .withHint(kind.cure())
                    .in(file.shown());
        }
    }

    /** A binary table goes in as it is; one that came as CSV gets the name that ESP-IDF gives its binary. */
    private InputFile tableFile(InputFile file, PartitionTable partitions) {
        return FirmwareFile.of(file.content()).kind() == FileKind.PARTITION_TABLE
                ? file.at(tableOffset)
                : file.at(tableOffset).compiled(TABLE_NAME, partitions.toBytes(), List.of());
    }

    private static Partition bootPartition(PartitionTable partitions) throws InvalidRequestException {
        return partitions
                .bootPartition()
                .orElseThrow(() -> InputError.UNKNOWN_PARTITION.because(
                        "the table has no partition for the app: neither factory nor ota_0; it has %s",
                        names(partitions)));
    }

    /** Without otadata on the chip the bootloader could start an old app; blank otadata lets it start the first. */
    private Optional<InputFile> otadata(PartitionTable partitions) {
        var partition = partitions.find(PartitionType.DATA, "ota");
        if (app.isEmpty()
                || partition.isEmpty()
                || data.containsKey(partition.get().name())) {
            return Optional.empty();
        }
        int size = (int) partition.get().size();
        return Optional.of(
                new InputFile(partition.get().offset(), "blank " + OTADATA_NAME, OTADATA_NAME, Bytes.fill(0xff, size)));
    }

    private static String names(PartitionTable partitions) {
        return partitions.partitions().stream().map(Partition::name).collect(Collectors.joining(", "));
    }
}
