// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.text.Markup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as a page that needs nothing else: no script, no font and no picture from elsewhere. All text in it is escaped. */
final class ReportHtml {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Production report</title>
            <style>
            body { font-family: sans-serif; margin: 2em }
            table { border-collapse: collapse; margin-bottom: 2em }
            th, td { border: 1px solid #999; padding: 0.3em 0.6em; text-align: left }
            th { background: #eee }
            </style></head><body>
            <h1>Production report</h1>""";

    private ReportHtml() {}

    static String of(Report report) {
        var page = new StringBuilder(HEAD);
        page.append("\n<p>")
                .append(Markup.escape(report.records().toString()))
                .append(report.since()
                        .map(time -> ", since " + Times.text(time))
                        .orElse(""))
                .append("</p>\n");
        table(
                page,
                "Totals",
                List.of("Place", "Attempts", "Confirmed", "Failed", "Others", "Yield"),
                Stream.concat(
                        Stream.of(tally("all", report.total())),
                        report.bySlot().entrySet().stream().map(slot -> tally(slot.getKey(), slot.getValue()))));
        table(
                page,
                "Failures",
                List.of("Error", "Count"),
                report.failures().entrySet().stream()
                        .map(failure -> List.of(failure.getKey(), Long.toString(failure.getValue()))));
        table(
                page,
                "Rows that no board has confirmed",
                List.of("Table", "Row", "State", "Board"),
                report.keptRows().stream()
                        .map(row -> List.of(
                                row.table(), row.key(), row.state(), row.board().orElse(""))));
        table(
                page,
                "Attempts",
                AttemptField.ALL.stream().map(AttemptField::id).toList(),
                report.attempts().stream()
                        .map(line -> AttemptField.ALL.stream()
                                .map(field ->
                                        field.of(line).map(Object::toString).orElse(""))
                                .toList()));
        return page.append("</body></html>").toString();
    }

    private static List<String> tally(String name, Report.Tally tally) {
        return List.of(
                name,
                Integer.toString(tally.attempts()),
                Integer.toString(tally.confirmed()),
                Integer.toString(tally.failed()),
                Integer.toString(tally.others()),
                ReportText.percent(tally));
    }

    private static void table(StringBuilder page, String title, List<String> head, Stream<List<String>> lines) {
        page.append("<h2>").append(Markup.escape(title)).append("</h2>\n<table>\n");
        page.append(line("th", head));
        lines.forEach(cells -> page.append(line("td", cells)));
        page.append("</table>\n");
    }

    private static String line(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + Markup.escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
