// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.text.TextTable;
import io.github.dfumaven.text.TextWidth;
import io.github.dfumaven.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells people what is known of a file. */
final class InfoText {

    private final ImageInfo info;
    private final Wording wording;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private InfoText(ImageInfo info, Wording wording, int width) {
        this.info = info;
        this.wording = wording;
        this.width = width;
    }

    static List<String> lines(ImageInfo info, Wording wording, int width) {
        var text = new InfoText(info, wording, width);
        text.head();
        text.entries();
        text.contents();
        text.images();
        text.partitions();
        text.nvs();
        text.problems();
        return text.lines.stream()
                .map(TextWidth::harmless)
                .flatMap(line ->
                        TextWidth.columns(line) <= width ? Stream.of(line) : TextWidth.wrapped(line, width).stream())
                .toList();
    }

    private void head() {
        var forWhom = info.target().map(Chip::target).map(" for "::concat).orElse("");
        lines.add(info.file() + ": " + info.title() + forWhom);
        facts(7, Facts.of(info));
    }

    private void entries() {
        var table = new TextTable("address", "size>", "MD5", "entry");
        info.entries()
                .forEach(entry -> table.row(
                        entry.address().isPresent()
                                ? Numbers.address(entry.address().getAsLong())
                                : "",
                        String.valueOf(entry.size()),
                        entry.md5Valid() ? "good" : "WRONG",
                        entry.name()));
        section("Entries", table);
    }

    private void contents() {
        var table = new TextTable("from", "to", "size>", "kind", "partition", "name");
        info.contents()
                .forEach(content -> table.row(
                        Numbers.address(content.address()),
                        Numbers.address(content.end()),
                        Numbers.exactSize(content.size()),
                        content.kind().id(),
                        content.partition().orElse(""),
                        content.name()));
        section("Flash", table);
    }

    private void images() {
        info.image().ifPresent(image -> image("Image", image));
        info.found().forEach(content -> content.image().ifPresent(image -> image(content.name(), image)));
    }

    private void image(String title, EspImage image) {
        lines.add("");
        lines.add(title);
        facts(10, Facts.of(image));
    }

    private void facts(int nameWidth, List<Fact> facts) {
        facts.forEach(fact -> lines.add(
                "  " + fact.name() + " ".repeat(nameWidth + 1 - fact.name().length()) + fact.value()));
    }

    private void partitions() {
        var table = new TextTable("partition", "type", "subtype", "from", "size>", "used>", "free>", "flags");
        for (var partition : info.partitions()) {
            long used = info.used(partition);
            table.row(
                    partition.name(),
                    partition.typeName(),
                    partition.subtypeName(),
                    Numbers.address(partition.offset()),
                    Numbers.size(partition.size()),
                    used == 0 ? "" : Numbers.percent(used, partition.size()) + " %",
                    used == 0 ? "" : Numbers.exactSize(Math.max(0, partition.size() - used)),
                    String.join(" ", partition.flagNames()));
        }
        section("Partitions", table);
    }

    private void nvs() {
        for (var stored : info.nvs()) {
            lines.add("");
            lines.add(("NVS partition " + stored.partition()).stripTrailing());
            lines.add("  " + stored.words());
            rows(NvsInfo.pages(stored));
            rows(NvsInfo.items(stored));
        }
    }

    private void problems() {
        lines.add("");
        if (info.problems().isEmpty()) {
            lines.add("No problems found.");
            return;
        }

        lines.add("Problems");
        for (var problem : info.problems()) {
            var text = Explanation.of(problem, wording).lines().split("\n", -1);
            lines.add("  " + problem.severity() + ": " + text[0]);
            lines.add("  " + text[1]);
        }
    }

    private void section(String title, TextTable table) {
        if (!table.lines(width - 2).isEmpty()) {
            lines.add("");
            lines.add(title);
            rows(table);
        }
    }

    private void rows(TextTable table) {
        table.lines(width - 2).forEach(row -> lines.add("  " + row));
    }
}
