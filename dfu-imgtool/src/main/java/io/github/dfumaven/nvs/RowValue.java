// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.nvs;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteWriter;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the value of a row, as its encoding says. */
record RowValue(CsvRow row, Bytes content) {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*");
    private static final Pattern FILL =
            Pattern.compile("(blob_fill|blob_sz_fill)\\(([0-9]{1,9});0x([0-9a-fA-F]{2})\\)");

    private static final Pattern NOT_HEX = Pattern.compile("[^0-9a-fA-F]");
    private static final Pattern NOT_BASE64 = Pattern.compile("[^0-9a-zA-Z+/=]");

    /** Longer texts are beyond every type, whatever they say. */
    private static final int MOST_DIGITS = 64;

    /**
     * Returns the value of a row.
     *
     * @param row a row that is no namespace
     * @param content its value, or what is in the file it names
     * @param namespace the one it belongs to
     */
    static NvsItem of(CsvRow row, Bytes content, String namespace) throws FormatException {
        var value = new RowValue(row, content);
        var integer = integerType(row.encoding());
        if (integer.isPresent()) {
            return NvsItem.integer(namespace, row.key(), integer.get(), value.integer(integer.get()));
        }
        return switch (row.encoding()) {
            case "string" -> NvsItem.string(namespace, row.key(), value.string());
            case "binary" -> NvsItem.blob(namespace, row.key(), content);
            case "hex2bin" -> NvsItem.blob(namespace, row.key(), value.hex());
            case "base64" -> NvsItem.blob(namespace, row.key(), value.base64());
            default -> NvsItem.blob(namespace, row.key(), value.filled());
        };
    }

    /** The generator takes capital letters in the names of integer types, and in no others. */
    private static Optional<NvsType> integerType(String encoding) {
        var lower = encoding.toLowerCase(Locale.ROOT);
        return Arrays.stream(NvsType.values())
                .filter(type -> type.isInteger() && type.id().equals(lower))
                .findFirst();
    }

    private BigInteger integer(NvsType type) throws FormatException {
        var text = text().strip();
        if (text.length() > MOST_DIGITS || !INTEGER.matcher(text).matches()) {
            throw row.error(NvsError.NVS_BAD_VALUE, "\"%s\" is no integer in decimal digits", shortened(text));
        }
        var value = new BigInteger(text.replace("_", ""));
        if (value.compareTo(type.min()) >= 0 && value.compareTo(type.max()) <= 0) {
            return value;
        }
        throw row.error(
                NvsError.NVS_OUT_OF_RANGE,
                "%s is not within %s to %s, as %s is",
                shortened(text),
                type.min(),
                type.max(),
                type.id());
    }

    private Bytes string() throws FormatException {
        if (text().indexOf('\0') >= 0) {
            throw row.error(NvsError.NVS_BAD_VALUE, "the string has a NUL in it, at which the firmware would end it");
        }
        return content;
    }

    private Bytes hex() throws FormatException {
        var digits = text().strip();
        if (digits.length() % 2 != 0) {
            throw row.error(NvsError.NVS_BAD_VALUE, "%d hexadecimal digits are no whole bytes", digits.length());
        }
        refuseOthers(digits, NOT_HEX, "a hexadecimal digit");
        return Bytes.hex(digits);
    }

    private Bytes base64() throws FormatException {
        var digits = text().replaceAll("\\s", "");
        refuseOthers(digits, NOT_BASE64, "a sign of base64");
        try {
            if (digits.length() % 4 == 0) {
                return Bytes.copyOf(Base64.getDecoder().decode(digits));
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message for both
        }
        throw row.error(
                NvsError.NVS_BAD_VALUE, "%d signs of base64 are not whole, or = is not at their end", digits.length());
    }

    /** Names the first sign that is wrong and no other, because the value may be secret. */
    private void refuseOthers(String text, Pattern others, String what) throws FormatException {
        var wrong = others.matcher(text);
        if (wrong.find()) {
            throw row.error(
                    NvsError.NVS_BAD_VALUE, "\"%s\" in place %d is not %s", wrong.group(), wrong.start() + 1, what);
        }
    }

    private Bytes filled() throws FormatException {
        var fill = FILL.matcher(row.encoding());
        if (!fill.matches()) {
            throw row.error(NvsError.NVS_BAD_ENCODING, "there is no encoding \"%s\"", row.encoding());
        }

        int length = Integer.parseInt(fill.group(2));
        boolean sized = fill.group(1).equals("blob_sz_fill");
        int most = NvsVersion.V2.longestBlob();
        if (length > most) {
            throw row.error(
                    NvsError.NVS_VALUE_TOO_LONG, "fills up to %d bytes, but a blob has at most %d", length, most);
        }
        if (content.length() > length) {
            throw row.error(
                    NvsError.NVS_VALUE_TOO_LONG,
                    "the value has %d bytes, but is to be filled up to %d",
                    content.length(),
                    length);
        }
        var out = new ByteWriter();
        if (sized) {
            out.u32le(content.length());
        }
        return out.bytes(content)
                .fill(Integer.parseInt(fill.group(3), 16), length - content.length())
                .toBytes();
    }

    private String text() throws FormatException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.asByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw row.error(NvsError.NVS_BAD_VALUE, "the value is no text in UTF-8");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
