// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of one or more CSV files, read, in the order of their rows. */
public final class NvsValues {

    /**
     * Something to be written, with the row that it comes from.
     *
     * @param row the row
     * @param item a value, or empty for the beginning of the namespace that the row names
     */
    record Step(CsvRow row, Optional<NvsItem> item) {}

    private final List<Step> steps;
    private final List<Problem> warnings;

    NvsValues(List<Step> steps, List<Problem> warnings) {
        this.steps = List.copyOf(steps);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads CSV files as Espressif's generator does, and the files that their rows name. A namespace goes on from file to
     * file.
     *
     * @param files at least one, in their order
     * @return the values
     * @throws FormatException if a row is wrong, or a file that it names cannot be read; names file, line and key
     * @throws IOException if reading fails in another way
     */
    public static NvsValues read(List<NvsFile> files) throws IOException {
        var rows = new ArrayList<CsvRow>();
        for (var file : files) {
            rows.addAll(CsvRow.all(file));
        }
        return RowReader.values(rows);
    }

    /**
     * Returns the values.
     *
     * @return every key with its value in the order of the rows, those that the generator adds for Wi-Fi among them
     */
    public List<NvsItem> items() {
        return steps.stream().flatMap(step -> step.item().stream()).toList();
    }

    /**
     * Returns what is doubtful, each with its file, line and key.
     *
     * @return warnings
     */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * Returns what is doubtful about these values in a partition of the given size.
     *
     * @param options size, version and key
     * @return warnings
     */
    public List<Problem> warnings(NvsOptions options) {
        if (!options.isReadOnly()) {
            return warnings;
        }
        var all = new ArrayList<>(warnings);
        all.add(NvsError.NVS_READ_ONLY_SIZE.warning(
                "0x%x bytes are less than 0x%x, so the firmware can only read the partition",
                options.size(), NvsOptions.LEAST_WRITABLE));
        return all;
    }

    /**
     * Makes the partition, byte for byte as Espressif's generator does.
     *
     * @param options size, version and key
     * @return {@link NvsOptions#size} bytes; but where that is less than 0x3000, so that the firmware can only read it,
     *     no more than the pages that hold values
     * @throws FormatException if a value is too long for NVS, or all of them for the partition
     * @throws InvalidRequestException if the size is none that an NVS partition can have
     */
    public Bytes compile(NvsOptions options) throws FormatException, InvalidRequestException {
        options.check();
        checkLengths(options.version());
        var writer = new PartitionWriter(options.version());
        var beyond = Optional.<CsvRow>empty();
        for (var step : steps) {
            writer.write(step);
            if (beyond.isEmpty() && writer.pages() > options.pages()) {
                beyond = Optional.of(step.row());
            }
        }
        if (beyond.isPresent()) {
            throw tooSmall(beyond.get(), writer.pages(), options);
        }
        return writer.toBytes(options);
    }

    /**
     * Returns how large a partition has to be for these values.
     *
     * @param version of the format
     * @return the least size in bytes
     * @throws FormatException if a value is too long for NVS
     */
    public long leastSize(NvsVersion version) throws FormatException {
        checkLengths(version);
        var writer = new PartitionWriter(version);
        steps.forEach(writer::write);
        return NvsOptions.sizeFor(writer.pages());
    }

    private void checkLengths(NvsVersion version) throws FormatException {
        for (var step : steps) {
            if (step.item().isPresent()) {
                checkLength(step.row(), step.item().get(), version);
            }
        }
    }

    private static void checkLength(CsvRow row, NvsItem item, NvsVersion version) throws FormatException {
        int size = item.data().length();
        int most = switch (item.type()) {
            case STRING -> version.longestString();
            case BLOB -> version.longestBlob();
            case U8, I8, U16, I16, U32, I32, U64, I64 -> size;
        };
        if (size > most) {
            throw row.error(
                    NvsError.NVS_VALUE_TOO_LONG,
                    "the %s has %d bytes, but version %s of NVS holds %d",
                    item.type() == NvsType.STRING ? "string with its NUL" : "blob",
                    size,
                    version,
                    most);
        }
    }

    private static FormatException tooSmall(CsvRow row, int pages, NvsOptions options) {
        return row.error(
                NvsError.NVS_TOO_SMALL,
                "from here on the partition of 0x%x bytes is too small; all values need %d pages, so 0x%x bytes",
                options.size(),
                pages,
                NvsOptions.sizeFor(pages));
    }
}
