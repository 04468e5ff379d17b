// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The form of a partition table that people write: one line a partition with name, type, subtype, offset, size and
 * flags, joined by commas.
 *
 * <pre>
 * # Name,   Type, SubType, Offset,  Size, Flags
 * nvs,      data, nvs,     0x9000,  24K,
 * factory,  app,  factory, ,        1M,
 * </pre>
 *
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-guides/partition-tables.html">ESP-IDF,
 *     partition tables, creating custom tables</a>
 */
final class PartitionCsv {

    private PartitionCsv() {}

    /**
     * Reads a CSV file as gen_esp32part.py does, sets the offsets that are left empty, and verifies the result as the
     * options say.
     *
     * @param file text in UTF-8, or by its byte order mark in UTF-16 or big-endian UTF-32
     * @param options where the table is, and what to verify
     * @param environment what {@code $NAME} and {@code ${NAME}} stand for
     * @return the table; doubtful things are among its warnings
     * @throws FormatException if a line cannot be read or placed, names the line; or if the table breaks a rule
     * @throws InvalidRequestException if the options make no sense
     */
    static PartitionTable parse(Bytes file, PartitionOptions options, Map<String, String> environment)
            throws FormatException, InvalidRequestException {
        options.check();
        var warnings = new ArrayList<Problem>();
        var rows = new ArrayList<CsvRow>();
        for (var line : CsvLine.all(file, environment, warnings)) {
            rows.add(CsvRow.parse(line, options));
        }
        int most = PartitionTable.MAX_ROWS - (options.md5() ? 1 : 0);
        if (rows.size() > most) {
            throw PartitionError.PARTITION_TOO_MANY.of(
                    "%d partitions, but the table has room for %d", rows.size(), most);
        }

        var table = new PartitionTable(new Placement(options).place(rows), options.md5(), warnings);
        table.verify(options);
        return table;
    }

    /**
     * Returns the CSV file of a table, the same bytes as from gen_esp32part.py.
     *
     * @param table any table
     * @param subtypes the names of subtypes
     * @return text in UTF-8, each line with a line feed
     * @throws FormatException if a name cannot stand in a CSV file, such as one with a comma
     */
    static Bytes format(PartitionTable table, Subtypes subtypes) throws FormatException {
        var lines = new ArrayList<String>();
        lines.add("# ESP-IDF Partition Table");
        lines.add("# Name, Type, SubType, Offset, Size, Flags");
        for (var partition : table.partitions()) {
            lines.add(line(partition, subtypes));
        }
        return Bytes.utf8(String.join("\n", lines) + "\n");
    }

    /** Returns the same, if all of it is text that a terminal shows as it is. */
    static String printable(PartitionTable table, Subtypes subtypes) throws FormatException {
        var text = format(table, subtypes).toUtf8();
        var bad = text.lines().filter(line -> !TextWidth.isHarmless(line)).findFirst();
        if (bad.isPresent()) {
            throw PartitionError.PARTITION_BAD_NAME
                    .of("a name has characters that standard output does not show: %s", bad.get())
                    .withHint("Write the CSV into a file with {output}, or give the partition another name.");
        }
        return text;
    }

    private static String line(Partition partition, Subtypes subtypes) throws FormatException {
        if (!CsvLine.canHold(partition.name())) {
            throw PartitionError.PARTITION_BAD_NAME.of(
                    "the partition at 0x%x is called \"%s\", which a CSV file cannot hold",
                    partition.offset(), partition.name());
        }
        return String.join(
                ",",
                List.of(
                        partition.name(),
                        partition.typeName(),
                        partition.subtypeName(subtypes),
                        String.format(Locale.ROOT, "0x%x", partition.offset()),
                        size(partition.size()),
                        String.join(":", partition.flagNames())));
    }

    private static String size(long size) {
        if (size % (1 << 20) == 0) {
            return (size >> 20) + "M";
        }
        return size % (1 << 10) == 0 ? (size >> 10) + "K" : String.format(Locale.ROOT, "0x%x", size);
    }
}
