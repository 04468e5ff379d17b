// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.words;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.RequestError;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them: sizes, addresses and product ids. */
public final class Numbers {

    private static final Pattern INTEGER = Pattern.compile(
            "[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?[0-9])*|0(?:_?0)*)");
    private static final Pattern UNIT = Pattern.compile("(.*?)\\s*([kKmM])[bB]?");

    /** Longer texts are no number that fits into 63 bits, whatever they say. */
    private static final int MOST_DIGITS = 128;

    private Numbers() {}

    /**
     * Reads a size or an address: decimal, {@code 0x}, {@code 0o}, {@code 0b}, underscores between digits, and a final
     * {@code K}, {@code KB}, {@code M} or {@code MB} for multiples of 1024.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @return 0 to 0xffff_ffff
     * @throws InvalidRequestException if the text is no such number
     */
    public static long parse(String component, String text) throws InvalidRequestException {
        var unit = UNIT.matcher(text.strip());
        boolean scaled = text.length() <= MOST_DIGITS && unit.matches();
        long factor = scaled ? (unit.group(2).equalsIgnoreCase("k") ? 1L << 10 : 1L << 20) : 1;
        var number = integer(scaled ? unit.group(1) : text);
        if (number.isEmpty()) {
            throw RequestError.BAD_NUMBER.about(component, text, "is not a number");
        }
        return checked(component, text, number.getAsLong(), factor);
    }

    /**
     * Reads a size or an address that need not be given, as {@link #parse} does.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote, or null
     * @return 0 to 0xffff_ffff, or empty if nothing was written
     * @throws InvalidRequestException if the text is no such number
     */
    public static OptionalLong optional(String component, @Nullable String text) throws InvalidRequestException {
        return text == null ? OptionalLong.empty() : OptionalLong.of(parse(component, text));
    }

    /**
     * Reads a number in Python's notation, which is that of ESP-IDF's tools: like {@link #parse}, but without units.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @return 0 to 0xffff_ffff
     * @throws InvalidRequestException if the text is no such number
     */
    public static long parsePlain(String component, String text) throws InvalidRequestException {
        var number = integer(text);
        if (number.isEmpty()) {
            throw RequestError.BAD_NUMBER.about(component, text, "is not a number");
        }
        return checked(component, text, number.getAsLong(), 1);
    }

    /**
     * Reads a USB id: up to four hexadecimal digits, with or without {@code 0x}.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @return 0 to 0xffff
     * @throws InvalidRequestException if the text is no such id
     */
    public static int parseId(String component, String text) throws InvalidRequestException {
        try {
            int id = Integer.parseInt(text.strip().replaceFirst("^0[xX]", ""), 16);
            if (id >= 0 && id <= 0xffff) {
                return id;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw RequestError.BAD_NUMBER.about(component, text, "is not a hexadecimal number from 0 to ffff");
    }

    /**
     * Reads how many of something: a whole number without a unit.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @param least the smallest number that is allowed
     * @param most the largest
     * @return the number
     * @throws InvalidRequestException if the text is no number, or one outside of the bounds
     */
    public static int count(String component, String text, int least, int most) throws InvalidRequestException {
        var number = integer(text);
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            throw RequestError.BAD_NUMBER
                    .about(component, text, "is not a number from %d to %d", least, most)
                    .withHint("Write a whole number from " + least + " to " + most + ".");
        }
        return (int) number.getAsLong();
    }

    /**
     * Reads a size that has bounds.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @param least the smallest number that is allowed
     * @param most the largest
     * @return the number
     * @throws InvalidRequestException if the text is no number, or one outside of the bounds
     */
    public static int within(String component, String text, int least, int most) throws InvalidRequestException {
        long number = parse(component, text);
        if (number < least || number > most) {
            throw RequestError.BAD_NUMBER.about(component, text, "is not within %d to %d", least, most);
        }
        return (int) number;
    }

    /**
     * Reads an integer in Python's notation with base 0: decimal without leading zeros, {@code 0x}, {@code 0o},
     * {@code 0b}, a sign, underscores between digits, blanks around it.
     *
     * @param text what to read
     * @return the number, or empty if the text is none or does not fit into 63 bits
     */
    public static OptionalLong integer(String text) {
        var digits = text.strip();
        if (digits.length() > MOST_DIGITS || !INTEGER.matcher(digits).matches()) {
            return OptionalLong.empty();
        }

        boolean negative = digits.startsWith("-");
        var plain = digits.replace("_", "").replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
        int radix = plain.startsWith("0x") ? 16 : plain.startsWith("0o") ? 8 : plain.startsWith("0b") ? 2 : 10;
        try {
            long value = Long.parseLong(radix == 10 ? plain : plain.substring(2), radix);
            return OptionalLong.of(negative ? -value : value);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Returns a size as people read it: whole mebibytes or kibibytes with their unit, else bytes.
     *
     * @param bytes 0 or more
     * @return such as {@code 4 MB}, {@code 24 KB} or {@code 4097 B}
     */
    public static String size(long bytes) {
        if (bytes != 0 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MB";
        }
        if (bytes != 0 && bytes % (1 << 10) == 0) {
            return (bytes >> 10) + " KB";
        }
        return bytes + " B";
    }

    /**
     * {@return a size exactly, and in the unit that is easier to grasp: such as {@code 9072 B (8.9 KB)}}
     *
     * @param bytes 0 or more
     */
    public static String exactSize(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        // Java 17 has the numbers of this locale at hand, and reads the data of all others first.
        var unit = bytes < 1 << 20
                ? String.format(Locale.US, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.US, "%.2f MB", bytes / 1048576.0);
        return bytes + " B (" + unit + ")";
    }

    /**
     * {@return an address of flash in the usual way: such as {@code 0x010000}}
     *
     * @param address 0 or more
     */
    public static String address(long address) {
        return String.format(Locale.ROOT, "0x%06x", address);
    }

    /**
     * Returns the part of something that is in use.
     *
     * @param used bytes, 0 or more
     * @param size bytes of the whole, 0 or more
     * @return whole percent, rounded up, so that only nothing is 0; over 100 if it does not fit; 0 of nothing
     */
    public static long percent(long used, long size) {
        return size == 0 ? 0 : (used * 100 + size - 1) / size;
    }

    private static long checked(String component, String text, long number, long factor)
            throws InvalidRequestException {
        if (number < 0 || number > 0xffff_ffffL / factor) {
            throw RequestError.BAD_NUMBER.about(component, text, "is not within 0 to 0xffffffff");
        }
        return number * factor;
    }

    /**
     * {@return how many of a thing there are, as people write it: such as {@code 1 board} or {@code 2 boards}}
     *
     * @param number how many
     * @param thing the word for one
     */
    public static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
