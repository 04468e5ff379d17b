// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.error.Explanation;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.layout.Content;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.Subtypes;
import io.github.dfumaven.text.TextTable;
import io.github.dfumaven.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells people what is known of a file. */
public final class InfoText {

    private final ImageInfo info;
    private final Wording wording;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private InfoText(ImageInfo info, Wording wording, int width) {
        this.info = info;
        this.wording = wording;
        this.width = width;
    }

    /**
     * Returns what is known of a file, line by line.
     *
     * @param info what is known
     * @param wording how the front end spells components in hints
     * @param width columns of the terminal; a table that is wider is shown one value a line
     * @return lines without line feeds, without colours
     */
    public static List<String> lines(ImageInfo info, Wording wording, int width) {
        var text = new InfoText(info, wording, width);
        text.head();
        text.prefix();
        text.entries();
        text.contents();
        text.images();
        text.partitions();
        text.problems();
        return text.lines.stream()
                .map(TextWidth::harmless)
                .flatMap(line ->
                        TextWidth.columns(line) <= width ? Stream.of(line) : TextWidth.wrapped(line, width).stream())
                .toList();
    }

    private void head() {
        var forWhom = info.target().map(Chip::target).map(" for "::concat).orElse("");
        lines.add(info.file() + ": " + info.format().words() + forWhom);
        lines.add("  size    " + both(info.size()));
        lines.add("  sha256  " + info.sha256().toHex());
        if (info.flashSize().isPresent()) {
            lines.add("  flash   " + Numbers.size(info.flashSize().getAsLong()));
        }
        info.suffix()
                .ifPresent(suffix -> lines.add(String.format(
                        "  suffix  %s:%s, device %s, DFU %x.%02x, CRC 0x%08x (%s)",
                        id(suffix.fields().idVendor()),
                        id(suffix.fields().idProduct()),
                        id(suffix.fields().bcdDevice()),
                        suffix.fields().bcdDfu() >> 8,
                        suffix.fields().bcdDfu() & 0xff,
                        suffix.fields().crc(),
                        suffix.crcValid() ? "good" : "WRONG")));
    }

    private void prefix() {
        info.prefix()
                .ifPresent(prefix -> lines.add("  prefix  of " + prefix.kind() + ", "
                        + (prefix.address().isPresent()
                                ? "for " + address(prefix.address().getAsLong()) + ", "
                                : "")
                        + both(prefix.length()) + " behind it"));
    }

    private void entries() {
        var table = new TextTable("address", "size>", "MD5", "entry");
        info.entries()
                .forEach(entry -> table.row(
                        entry.isFile() ? address(entry.info().address()) : "",
                        String.valueOf(entry.data().length()),
                        entry.md5Valid() ? "good" : "WRONG",
                        entry.info().name()));
        section("Entries", table);
    }

    private void contents() {
        var table = new TextTable("from", "to", "size>", "kind", "partition", "name");
        info.contents()
                .forEach(content -> table.row(
                        address(content.address()),
                        address(content.end()),
                        both(content.size()),
                        content.kind().id(),
                        content.partition().orElse(""),
                        content.name()));
        section("Flash", table);
    }

    private void images() {
        info.image().ifPresent(image -> image("Image", image));
        info.contents().forEach(content -> content.image().ifPresent(image -> image(content.name(), image)));
    }

    private void image(String title, EspImage image) {
        lines.add("");
        lines.add(title);
        ImageText.lines(image).forEach(line -> lines.add("  " + line));
    }

    private void partitions() {
        var table = new TextTable("partition", "type", "subtype", "from", "size>", "used>", "free>", "flags");
        for (var partition : info.partitions()) {
            long used = info.contents().stream()
                    .filter(content ->
                            content.partition().filter(partition.name()::equals).isPresent())
                    .mapToLong(Content::size)
                    .sum();
            table.row(
                    partition.name(),
                    partition.typeName(),
                    partition.subtypeName(Subtypes.STANDARD),
                    address(partition.offset()),
                    Numbers.size(partition.size()),
                    used == 0 ? "" : percent(used, partition.size()),
                    used == 0 ? "" : both(Math.max(0, partition.size() - used)),
                    flags(partition));
        }
        section("Partitions", table);
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
            lines.add("  " + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + text[0]);
            lines.add("  " + text[1]);
        }
    }

    private void section(String title, TextTable table) {
        var rows = table.lines(width - 2);
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title);
            rows.forEach(row -> lines.add("  " + row));
        }
    }

    private static String flags(Partition partition) {
        var flags = new ArrayList<String>();
        if (partition.encrypted()) {
            flags.add("encrypted");
        }
        if (partition.readOnly()) {
            flags.add("readonly");
        }
        return String.join(" ", flags);
    }

    private static String id(int id) {
        return id == DfuSuffix.ANY ? "any" : String.format(Locale.ROOT, "%04x", id);
    }

    private static String address(long address) {
        return String.format(Locale.ROOT, "0x%06x", address);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%d %%", (part * 100 + whole - 1) / whole);
    }

    /** Returns a size exactly, and in the unit that is easier to grasp. */
    static String both(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var unit = bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.2f MB", bytes / 1048576.0);
        return bytes + " B (" + unit + ")";
    }
}
