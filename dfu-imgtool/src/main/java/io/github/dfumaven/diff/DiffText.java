// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.diff;

import io.github.dfumaven.esp.FlashSector;
import io.github.dfumaven.nvs.NvsType;
import io.github.dfumaven.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells people what differs. */
final class DiffText {

    private DiffText() {}

    static List<String> lines(FlashDiff diff, int width) {
        if (diff.isSame()) {
            return List.of(diff.before().name() + " and " + diff.after().name() + " say the same about flash.");
        }

        var summary = new TextTable("partition", "sectors>", "changed>", "only new>", "only old>");
        var detail = new TextTable("partition", "from", "to", "sectors>", "what");
        for (var partition : diff.partitions()) {
            var name = partition.name().isEmpty() ? "(none)" : partition.name();
            summary.row(
                    name,
                    String.valueOf(partition.sectors().size()),
                    partition.changed() + " B",
                    partition.added() + " B",
                    partition.removed() + " B");
            ranges(name, partition.sectors(), detail);
        }

        var lines = new ArrayList<String>();
        lines.add("old  " + shown(diff.before()));
        lines.add("new  " + shown(diff.after()));
        section("Changes", summary, width, lines);
        if (!diff.nvs().isEmpty()) {
            section("Keys of NVS", nvs(diff.nvs()), width, lines);
        }
        section("Sectors of 4096 bytes", detail, width, lines);
        return lines;
    }

    /** Shows no values, because many of them are secret. */
    private static TextTable nvs(List<NvsChange> changes) {
        var table = new TextTable("partition", "namespace", "key", "what", "type");
        for (var change : changes) {
            var types = Stream.of(change.before(), change.after())
                    .flatMap(Optional::stream)
                    .map(NvsType::id)
                    .distinct()
                    .toList();
            table.row(change.partition(), change.namespace(), change.key(), change.what(), String.join(" to ", types));
        }
        return table;
    }

    private static void ranges(String name, List<SectorDiff> sectors, TextTable table) {
        int first = 0;
        for (int i = 1; i <= sectors.size(); i++) {
            var last = sectors.get(i - 1);
            boolean goesOn = i < sectors.size()
                    && sectors.get(i).address() == last.address() + FlashSector.SIZE
                    && what(sectors.get(i)).equals(what(last));
            if (!goesOn) {
                table.row(
                        name,
                        address(sectors.get(first).address()),
                        address(last.address() + FlashSector.SIZE),
                        String.valueOf(i - first),
                        what(last));
                first = i;
            }
        }
    }

    private static String what(SectorDiff sector) {
        var words = new ArrayList<String>();
        if (sector.changed() > 0) {
            words.add("changed");
        }
        if (sector.added() > 0) {
            words.add("only in new");
        }
        if (sector.removed() > 0) {
            words.add("only in old");
        }
        return String.join(", ", words);
    }

    private static void section(String title, TextTable table, int width, List<String> lines) {
        lines.add("");
        lines.add(title);
        table.lines(width - 2).forEach(line -> lines.add("  " + line));
    }

    private static String shown(ComparedFile content) {
        var place = content.format().equals("raw") ? ", taken for flash from 0x0 on" : "";
        return String.format(
                Locale.ROOT, "%s (%s, %d bytes%s)", content.name(), content.format(), content.size(), place);
    }

    private static String address(long address) {
        return String.format(Locale.ROOT, "0x%06x", address);
    }
}
