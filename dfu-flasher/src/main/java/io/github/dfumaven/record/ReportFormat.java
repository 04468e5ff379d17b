// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

/** How a report is written. */
public enum ReportFormat {
    /** Totals, for people on a terminal. */
    TEXT,
    /** Each attempt in a line, for a spreadsheet: RFC 4180. */
    CSV,
    /** All of it, for programs. */
    JSON,
    /** A page that needs nothing else. */
    HTML;

    /**
     * {@return a report in this format: lines, without a line feed at the end}
     *
     * @param report what to write
     */
    public String write(Report report) {
        return switch (this) {
            case TEXT -> ReportText.of(report);
            case CSV -> ReportCsv.of(report);
            case JSON -> ReportJson.of(report);
            case HTML -> ReportHtml.of(report);
        };
    }
}
