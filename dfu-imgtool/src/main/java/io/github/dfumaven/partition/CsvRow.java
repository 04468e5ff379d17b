// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A partition as a line of a CSV file describes it, before it has its place.
 *
 * @param line number of the line, from 1
 * @param name at most 16 bytes of UTF-8
 * @param type 0 to 255
 * @param subtype 0 to 255
 * @param offset in flash, or empty to be set
 * @param size bytes, or negative: the address it reaches up to
 * @param flags bit set
 */
record CsvRow(int line, String name, int type, int subtype, OptionalLong offset, long size, long flags) {

    private static final int UNDEFINED = 6;
    private static final int MAX_BYTE = 0xff;

    static CsvRow parse(CsvLine line, PartitionOptions options) throws FormatException {
        var fields = line.fields();
        int number = line.number();
        int type = type(number, fields.get(1));
        int subtype = subtype(number, type, fields.get(2), options.subtypes());
        var place = new CsvPlace(number, type, subtype, options);
        return new CsvRow(
                number,
                name(number, fields.get(0)),
                type,
                subtype,
                place.offset(fields.get(3)),
                place.size(fields.get(4)),
                flags(number, fields.get(5)));
    }

    /** The reference cuts longer names without a word, which can make two of them alike. */
    private static String name(int line, String text) throws FormatException {
        int size = Bytes.utf8(text).length();
        if (size > Partition.NAME_SIZE) {
            throw PartitionError.PARTITION_BAD_NAME.of(
                    "line %d: the name %s has %d bytes, but only %d fit", line, text, size, Partition.NAME_SIZE);
        }
        if (text.indexOf('\0') >= 0) {
            throw PartitionError.PARTITION_BAD_NAME.of("line %d: the name has a NUL in it", line);
        }
        return text;
    }

    private static int type(int line, String text) throws FormatException {
        if (text.isEmpty()) {
            throw PartitionError.PARTITION_BAD_TYPE.of(
                    "line %d: the second field, the type, is empty or missing", line);
        }
        var named = PartitionType.named(text);
        if (named.isPresent()) {
            return named.get().code();
        }
        var number = CsvPlace.number(text);
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > MAX_BYTE) {
            throw PartitionError.PARTITION_BAD_TYPE.of("line %d: there is no partition type %s", line, text);
        }
        return (int) number.getAsLong();
    }

    private static int subtype(int line, int type, String text, Subtypes subtypes) throws FormatException {
        if (text.isEmpty()) {
            return emptySubtype(line, type);
        }

        var number = CsvPlace.number(text);
        if (number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= MAX_BYTE) {
            return (int) number.getAsLong();
        }
        var named = subtypes.code(type, text);
        if (named.isEmpty()) {
            throw PartitionError.PARTITION_BAD_SUBTYPE.of(
                    "line %d: type 0x%x has no subtype %s; those with a name are %s",
                    line, type, text, String.join(", ", subtypes.names(type)));
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("k") || lower.endsWith("m")) {
            throw PartitionError.PARTITION_BAD_SUBTYPE.of(
                    "line %d: the subtype %s ends in a letter that ESP-IDF takes for a unit, so it cannot be used by name",
                    line, text);
        }
        return named.getAsInt();
    }

    private static int emptySubtype(int line, int type) throws FormatException {
        boolean hasDefault = PartitionType.ofCode(type)
                .filter(known -> known != PartitionType.DATA)
                .isEmpty();
        if (!hasDefault) {
            throw PartitionError.PARTITION_BAD_SUBTYPE.of(
                    "line %d: the third field, the subtype, is empty or missing, but this type needs one", line);
        }
        return UNDEFINED;
    }

    private static long flags(int line, String text) throws FormatException {
        long flags = 0;
        for (var flag : text.split(":", -1)) {
            flags |= switch (flag) {
                case "" -> 0;
                case "encrypted" -> Partition.ENCRYPTED;
                case "readonly" -> Partition.READ_ONLY;
                default ->
                    throw PartitionError.PARTITION_BAD_FLAG.of(
                            "line %d: the sixth field has the unknown flag \"%s\"", line, flag);
            };
        }
        return flags;
    }
}
