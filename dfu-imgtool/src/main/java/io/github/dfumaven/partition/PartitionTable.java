// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which part of the flash is for what.
 *
 * <pre>
 * part      size
 * rows      32 each  {@link Partition}
 * MD5 row   32       eb eb, 14 times ff, MD5 of the rows in front; may be missing
 * end       rest     ff up to 0xc00 bytes, at least 32
 * </pre>
 *
 * @param partitions the rows in the order of the table, at most 95 with the MD5 row
 * @param md5 whether the table has an MD5 row
 * @param warnings what was doubtful while it was read
 * @see <a href="https://docs.espressif.com/projects/esp-idf/en/stable/esp32s3/api-guides/partition-tables.html">ESP-IDF,
 *     partition tables</a>
 */
public record PartitionTable(List<Partition> partitions, boolean md5, List<Problem> warnings) {

    /** Where ESP-IDF puts the table unless it is told otherwise: 0x8000. */
    public static final long USUAL_OFFSET = 0x8000;

    /** Bytes of a binary table: 0xc00. */
    public static final int SIZE = 0xc00;

    /** The most rows a table holds, its MD5 row among them; behind them stands the end row. */
    static final int MAX_ROWS = SIZE / Partition.ROW_SIZE - 1;

    /** What an MD5 row starts with; the MD5 follows. */
    static final Bytes MD5_MARK = Bytes.hex("ebeb" + "ff".repeat(14));

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are more rows than a table holds
     */
    public PartitionTable {
        partitions = List.copyOf(partitions);
        warnings = List.copyOf(warnings);
        if (partitions.size() + (md5 ? 1 : 0) > MAX_ROWS) {
            throw new IllegalArgumentException(partitions.size() + " partitions are too many for one table");
        }
    }

    /**
     * {@return whether bytes start like a binary table: true if the first row has the magic of one}
     *
     * @param file any bytes
     */
    public static boolean isLikely(Bytes file) {
        return file.length() >= Partition.ROW_SIZE && file.u16le(0) == Partition.MAGIC;
    }

    /**
     * {@return the binary table that some bytes start with: the table, or empty if they do not start like one or it cannot be read}
     *
     * @param file any bytes
     */
    public static Optional<PartitionTable> find(Bytes file) {
        try {
            return isLikely(file) ? Optional.of(parse(file)) : Optional.empty();
        } catch (FormatException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Reads a binary table and checks its MD5, but not whether the partitions make sense; see {@link #problems}.
     *
     * @param file a table at offset 0; what lies behind its end row is ignored
     * @return the table
     * @throws FormatException if a row is neither partition nor MD5 nor end, a name is not UTF-8, an MD5 is wrong or
     *     there are two, there is no partition, or the end row is missing
     */
    public static PartitionTable parse(Bytes file) throws FormatException {
        return TableReader.read(file, true);
    }

    /**
     * Reads a binary table as gen_esp32part.py does and verifies it as the options say.
     *
     * @param file a table at offset 0; what lies behind its end row is ignored
     * @param options how to read and what to verify
     * @return the table
     * @throws FormatException if the table is damaged, or breaks a rule of {@link #problems}
     * @throws InvalidRequestException if the options make no sense
     */
    public static PartitionTable parse(Bytes file, PartitionOptions options)
            throws FormatException, InvalidRequestException {
        options.check();
        var table = TableReader.read(file, options.md5());
        table.verify(options);
        return table;
    }

    /**
     * Reads a table in whichever form it is: a binary starts with aa 50, anything else is taken for CSV.
     *
     * @param file a binary table or a CSV file
     * @param options how to read and what to verify
     * @param environment what {@code $NAME} and {@code ${NAME}} in a CSV file stand for
     * @return the table
     * @throws FormatException if the file is damaged, or breaks a rule of {@link #problems}
     * @throws InvalidRequestException if the options make no sense
     */
    public static PartitionTable read(Bytes file, PartitionOptions options, Map<String, String> environment)
            throws FormatException, InvalidRequestException {
        return file.length() >= 2 && file.u16le(0) == Partition.MAGIC
                ? parse(file, options)
                : PartitionCsv.parse(file, options, environment);
    }

    /** {@return the binary form, the same bytes as from gen_esp32part.py: {@link #SIZE} bytes} */
    public Bytes toBytes() {
        var rows = new ByteWriter();
        partitions.forEach(partition -> partition.write(rows));
        var table = new ByteWriter().bytes(rows.toBytes());
        if (md5) {
            table.bytes(MD5_MARK).bytes(rows.toBytes().md5());
        }
        return table.fill(0xff, SIZE - table.size()).toBytes();
    }

    /**
     * {@return the CSV file, the same bytes as from gen_esp32part.py: text in UTF-8, each line with a line feed}
     *
     * @param subtypes the names of subtypes
     * @throws FormatException if a name cannot stand in a CSV file, such as one with a comma
     */
    public Bytes toCsv(Subtypes subtypes) throws FormatException {
        return PartitionCsv.format(this, subtypes);
    }

    /**
     * {@return the CSV file for a terminal, which shows every character or none: a name that it changed would be that of another partition;
     * lines, each with a line feed}
     *
     * @param subtypes the names of subtypes
     * @throws FormatException if a name cannot stand in a CSV file, or is not shown as it is
     */
    public String toPrintableCsv(Subtypes subtypes) throws FormatException {
        return PartitionCsv.printable(this, subtypes);
    }

    /**
     * Tells whether a CSV file was refused only because it has rows of bootloaders, and the options do not say where these are.
     *
     * @param why it was refused
     * @return true if better options would do
     */
    public static boolean wantsBootloader(FormatException why) {
        return why.code() == PartitionError.PARTITION_BOOTLOADER_OFFSET_MISSING;
    }

    /**
     * Returns everything that is wrong or doubtful with the partitions of this table, as far as the options ask for it.
     *
     * @param options where the table is, how large the flash is, and what else the rules depend on; without verification
     *     only what reading the table told is left
     * @return errors for broken rules, warnings for what is only doubtful, those from reading included
     */
    public List<Problem> problems(PartitionOptions options) {
        var problems = new ArrayList<>(warnings);
        if (options.verify()) {
            var rules = Rules.applied(this, options);
            rules.errors().forEach(error -> problems.add(Problem.of(error)));
            problems.addAll(rules.warnings());
        }
        return List.copyOf(problems);
    }

    /**
     * {@return what is wrong or doubtful with the partitions, wherever in flash the table is}. So what lies below its usual place may be
     * well placed.
     */
    public List<Problem> problems() {
        return problems(PartitionOptions.DEFAULT).stream()
                .map(problem -> problem.code() == PartitionError.PARTITION_BELOW_TABLE ? problem.asWarning() : problem)
                .toList();
    }

    /**
     * Checks the rules for partitions as far as the options ask for it.
     *
     * @param options where the table is, how large the flash is, and what else the rules depend on
     * @throws FormatException for the first rule that is broken
     */
    public void verify(PartitionOptions options) throws FormatException {
        var errors = Rules.applied(this, options).errors();
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
    }

    /**
     * {@return the partition of a name: the first one of that name, or empty}
     *
     * @param name in this case
     */
    public Optional<Partition> find(String name) {
        return partitions.stream()
                .filter(partition -> partition.name().equals(name))
                .findFirst();
    }

    /**
     * {@return the partition of a type and a subtype: the first one in the table, or empty}
     *
     * @param type the type
     * @param subtype name of the subtype, one of ESP-IDF's
     */
    public Optional<Partition> find(PartitionType type, String subtype) {
        return partitions.stream()
                .filter(partition -> partition.is(type, subtype))
                .findFirst();
    }

    /**
     * {@return the partition that the bootloader starts when nothing else was chosen: the factory app, else the first of ota_0 to ota_15
     * that exists, else empty}
     */
    public Optional<Partition> bootPartition() {
        return Stream.concat(Stream.of("factory"), IntStream.range(0, 16).mapToObj(i -> "ota_" + i))
                .flatMap(subtype -> find(PartitionType.APP, subtype).stream())
                .findFirst();
    }
}
