// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.partition;

import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.words.Numbers;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the fields of a row that say where it is. Rows that describe bootloaders and partition tables get their place
 * from the options, whatever stands in their fields.
 */
record CsvPlace(int line, int type, int subtype, PartitionOptions options) {

    private static final Pattern UNIT = Pattern.compile("(.*?)\\s*([kKmM])");
    private static final long LIMIT = 1L << 32;

    OptionalLong offset(String text) throws FormatException {
        if (is(PartitionType.BOOTLOADER)) {
            long primary = primaryBootloader();
            if (isSubtype("primary")) {
                return OptionalLong.of(primary);
            }
            if (isSubtype("recovery")) {
                return OptionalLong.of(recoveryBootloader());
            }
        }
        if (is(PartitionType.PARTITION_TABLE) && isSubtype("primary")) {
            return OptionalLong.of(options.offset());
        }
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(offsetNumber(text));
    }

    private long offsetNumber(String text) throws FormatException {
        var number = number(text);
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() >= LIMIT) {
            throw PartitionError.PARTITION_BAD_OFFSET.of(
                    "line %d: the offset %s is no number from 0 to 0xffffffff", line, text);
        }
        return number.getAsLong();
    }

    long size(String text) throws FormatException {
        if (is(PartitionType.BOOTLOADER)) {
            return options.offset() - primaryBootloader();
        }
        if (is(PartitionType.PARTITION_TABLE)) {
            return PartitionOptions.TABLE_SECTOR;
        }
        if (text.isEmpty()) {
            throw PartitionError.PARTITION_BAD_SIZE.of("line %d: the fifth field, the size, is empty or missing", line);
        }

        var number = number(text);
        if (number.isEmpty() || Math.abs(number.getAsLong()) >= LIMIT) {
            throw PartitionError.PARTITION_BAD_SIZE.of(
                    "line %d: the size %s is no number below 0x100000000", line, text);
        }
        return number.getAsLong();
    }

    /** Reads a number in Python's notation with at most one unit behind it. */
    static OptionalLong number(String text) {
        var unit = UNIT.matcher(text);
        if (!unit.matches()) {
            return Numbers.integer(text);
        }
        var number = Numbers.integer(unit.group(1));
        long factor = unit.group(2).equalsIgnoreCase("k") ? 1L << 10 : 1L << 20;
        return number.isPresent() && Math.abs(number.getAsLong()) <= LIMIT
                ? OptionalLong.of(number.getAsLong() * factor)
                : OptionalLong.empty();
    }

    private long primaryBootloader() throws FormatException {
        return options.primaryBootloaderOffset()
                .orElseThrow(() -> PartitionError.PARTITION_BOOTLOADER_OFFSET_MISSING.of(
                        "line %d: a bootloader, but it was not said where bootloaders are", line));
    }

    private long recoveryBootloader() throws FormatException {
        return options.recoveryBootloaderOffset()
                .orElseThrow(() -> PartitionError.PARTITION_BOOTLOADER_OFFSET_MISSING.of(
                        "line %d: a recovery bootloader, but it was not said where it is", line));
    }

    private boolean is(PartitionType wanted) {
        return type == wanted.code();
    }

    private boolean isSubtype(String name) {
        return Subtypes.STANDARD.code(type, name).orElse(-1) == subtype;
    }
}
