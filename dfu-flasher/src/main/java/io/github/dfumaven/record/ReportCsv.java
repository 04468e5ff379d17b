// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as CSV (RFC 4180). What a spreadsheet would take for a formula has an apostrophe in front. */
final class ReportCsv {

    private ReportCsv() {}

    static String of(Report report) {
        var head = AttemptField.ALL.stream().map(AttemptField::id).collect(Collectors.joining(","));
        var lines = report.attempts().stream()
                .map(line -> AttemptField.ALL.stream()
                        .map(field -> cell(field.of(line).map(Object::toString).orElse("")))
                        .collect(Collectors.joining(",")));
        return Stream.concat(Stream.of(head), lines).collect(Collectors.joining("\n"));
    }

    static String cell(String text) {
        // A line end inside of a cell is a matter of few readers, and no value of ours has one on purpose.
        var line = text.replaceAll("[\\r\\n]+", " ");
        var safe = !line.isEmpty() && "=+-@\t".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        return safe.matches("[^\",;']*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
