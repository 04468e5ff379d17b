// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people on a terminal. */
final class ReportText {

    private ReportText() {}

    static String of(Report report) {
        var lines = new ArrayList<String>();
        lines.add(tally("All", report.total()));
        report.bySlot().forEach((slot, tally) -> lines.add(tally(slot, tally)));
        report.failures()
                .forEach((code, count) -> lines.add(String.format(Locale.ROOT, "Failed: %d times %s", count, code)));
        lines.addAll(kept(report));
        return String.join("\n", lines);
    }

    private static List<String> kept(Report report) {
        return report.keptRows().stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "Not confirmed: row %s of %s, %s for the board %s",
                        row.key(),
                        row.table(),
                        row.state(),
                        row.board().orElse("?")))
                .toList();
    }

    private static String tally(String name, Report.Tally tally) {
        return String.format(
                Locale.ROOT,
                "%s: %d attempts, %d confirmed, %d failed, %d others, yield %s",
                name,
                tally.attempts(),
                tally.confirmed(),
                tally.failed(),
                tally.others(),
                percent(tally));
    }

    static String percent(Report.Tally tally) {
        var yield = tally.confirmedPart();
        return yield.isEmpty() ? "unknown" : String.format(Locale.ROOT, "%.1f %%", 100 * yield.getAsDouble());
    }
}
