// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.record.AttemptVerdict;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of a station for Prometheus.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, text format 0.0.4</a>
 */
final class Metrics {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    private Metrics() {}

    /** Returns the figures: lines, each with a line feed. */
    static String of(PageState.View view) {
        var metrics = new Metrics();
        var attempts = new TreeMap<String, Integer>();
        for (var verdict : AttemptVerdict.values()) {
            attempts.put(verdict.id(), view.tally().of(verdict));
        }
        metrics.family("attempts_total", "counter", "Attempts to flash a board since the start, by verdict.");
        metrics.samples("attempts_total", "verdict", attempts);
        metrics.family("failures_total", "counter", "Attempts that failed since the start, by code of the error.");
        metrics.samples("failures_total", "code", view.tally().failures());
        metrics.gauge(
                "boards_flashing",
                "Boards that are being flashed now.",
                view.changed().stream()
                        .filter(tile -> tile.state() == Tile.State.WORKING)
                        .count());
        metrics.gauge(
                "record_up",
                "Whether the record can be written: 1 or 0.",
                view.situation().recordAway().isEmpty() ? 1 : 0);
        metrics.gauge(
                "bus_up",
                "Whether the bus can be looked at: 1 or 0.",
                view.situation().busAway().isEmpty() ? 1 : 0);
        return metrics.text.toString();
    }

    private void gauge(String name, String help, long value) {
        family(name, "gauge", help);
        text.append("dfu_station_").append(name).append(' ').append(value).append('\n');
    }

    private void family(String name, String type, String help) {
        text.append("# HELP dfu_station_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE dfu_station_").append(name).append(' ').append(type).append('\n');
    }

    /** Verdicts and codes are words of ours, with nothing in them to be escaped. */
    private void samples(String name, String label, Map<String, Integer> values) {
        values.forEach((value, count) -> text.append("dfu_station_")
                .append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(value)
                .append("\"} ")
                .append(count)
                .append('\n'));
    }
}
