// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.csv;

import io.github.dfumaven.fault.FormatErrorCode;

/** What can be wrong with a CSV file before anybody asks what it says. */
final class CsvError {

    /** The CSV is no text. */
    static final FormatErrorCode CSV_ENCODING = new FormatErrorCode("csv-encoding", "Give a CSV file, saved as UTF-8.");
    /** Double quotes do not end, stand where none belong, or would be read otherwise elsewhere. */
    static final FormatErrorCode CSV_QUOTES = new FormatErrorCode(
            "csv-quotes",
            "Put a field with commas, double quotes or line ends in double quotes, and write each one in it twice.");
    /** A line may be a comment or a row. */
    static final FormatErrorCode CSV_COMMENT = new FormatErrorCode(
            "csv-comment", "Take comments out of the file; a field that begins with # goes in double quotes.");

    private CsvError() {}
}
