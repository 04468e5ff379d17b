// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/** A report for programs. */
final class ReportJson {

    private ReportJson() {}

    static String of(Report report) {
        return new JsonObjectBuilder()
                .put("records", report.records().toString())
                .put("since", report.since().map(Times::text))
                .put("total", tally(new JsonObjectBuilder(), report.total()))
                .put(
                        "failures",
                        List.copyOf(report.failures().entrySet()),
                        failure -> new JsonObjectBuilder()
                                .put("error", failure.getKey())
                                .put("count", failure.getValue()))
                .put(
                        "slots",
                        List.copyOf(report.bySlot().entrySet()),
                        slot -> tally(new JsonObjectBuilder().put("slot", slot.getKey()), slot.getValue()))
                .put(
                        "rows",
                        report.rows(),
                        row -> new JsonObjectBuilder()
                                .put("table", row.table())
                                .put("row", row.key())
                                .put("number", row.number())
                                .put("state", row.state())
                                .put("board", row.board()))
                .put("attempts", report.attempts(), ReportJson::attempt)
                .toString();
    }

    private static JsonObjectBuilder tally(JsonObjectBuilder json, Report.Tally tally) {
        var yield = tally.confirmedPart();
        return json.put("attempts", tally.attempts())
                .put("confirmed", tally.confirmed())
                .put("failed", tally.failed())
                .put("others", tally.others())
                .put("yield", yield.isPresent() ? Optional.of(yield.getAsDouble()) : Optional.empty());
    }

    private static JsonObjectBuilder attempt(AttemptLine line) {
        var json = new JsonObjectBuilder();
        AttemptField.ALL.forEach(field -> json.put(field.id(), field.of(line)));
        return json;
    }
}
