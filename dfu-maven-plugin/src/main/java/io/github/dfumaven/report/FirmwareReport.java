// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.report;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.inspect.ContentInfo;
import io.github.dfumaven.inspect.Fact;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells the readers of a site what is known of an image. */
public final class FirmwareReport {

    /** Title of the page. */
    public static final String TITLE = "Firmware";

    private final Page page = new Page();
    private final ImageInfo info;
    private final Wording wording;

    private FirmwareReport(ImageInfo info, Wording wording) {
        this.info = info;
        this.wording = wording;
    }

    /**
     * Returns what there is to tell. The anchors in it are {@code firmware}, {@code image}, {@code problems},
     * {@code flash-map}, {@code contents}, {@code partitions}, {@code nvs}, {@code entries}, {@code image-0x010000} for the ESP
     * image at that address, and {@code image-facts} for a file that is an ESP image itself.
     *
     * @param info what is known of the image
     * @param wording how the front end spells components in hints
     * @param flashMap where the picture of the flash is, relative to the page, if there is one
     * @return sections of HTML, to stand in the body of a page
     */
    public static String sections(ImageInfo info, Wording wording, Optional<String> flashMap) {
        var report = new FirmwareReport(info, wording);
        report.write(flashMap);
        return report.page.toString();
    }

    private void write(Optional<String> flashMap) {
        page.section(1, "firmware", TITLE, () -> {
            summary();
            image();
            problems();
            flashMap.ifPresent(this::flashMap);
            contents();
            partitions();
            facts("nvs", "NVS partitions", info.nvsFacts());
            images();
            entries();
        });
    }

    private void summary() {
        var forWhom = info.target().map(Chip::target).map(" for "::concat).orElse("");
        page.paragraph(() -> {
            page.code(info.file());
            page.text(": " + info.title() + forWhom + ". ");
            if (info.problems().isEmpty()) {
                page.text("No problems found.");
            } else {
                page.link("#problems", () -> page.text(count(true, "error") + ", " + count(false, "warning") + "."));
            }
        });
    }

    private String count(boolean errors, String word) {
        long count = info.problems().stream()
                .filter(problem -> problem.isError() == errors)
                .count();
        return Numbers.counted(count, word);
    }

    private void image() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("file", info.file()));
        facts.add(new Fact("format", info.title()));
        info.target().ifPresent(target -> facts.add(new Fact("target", target.target())));
        facts.addAll(info.facts());
        page.section(2, "image", "Image", () -> page.facts(facts));
    }

    private void problems() {
        table(
                "problems",
                "Problems",
                List.of(Cell.text("severity"), Cell.text("code"), Cell.text("what"), Cell.text("cure")),
                info.problems(),
                this::problem);
    }

    private List<Cell> problem(Problem problem) {
        var told = Explanation.of(problem, wording);
        return List.of(
                Cell.text(problem.severity()),
                Cell.code(told.code()),
                Cell.text(told.message()),
                Cell.text(told.hint()));
    }

    private void flashMap(String file) {
        page.section(
                2,
                "flash-map",
                "Flash map",
                () -> page.picture(file, "Flash map. The tables below tell the same in words."));
    }

    private void contents() {
        table(
                "contents",
                "Contents",
                List.of(
                        Cell.text("name"),
                        Cell.text("from"),
                        Cell.text("to"),
                        Cell.number("size"),
                        Cell.text("kind"),
                        Cell.text("partition"),
                        Cell.number("of the partition")),
                info.contents(),
                this::content);
    }

    private List<Cell> content(ContentInfo content) {
        var share = info.partitions().stream()
                .filter(partition -> partition.holds(content.address()))
                .findFirst()
                .map(partition -> Numbers.percent(content.size(), partition.size()) + " %");
        var name = Cell.text(content.name());
        return List.of(
                content.facts().isEmpty() ? name : name.to(anchor(content)),
                Cell.code(Numbers.address(content.address())),
                Cell.code(Numbers.address(content.end())),
                Cell.number(Numbers.exactSize(content.size())),
                Cell.text(content.kind().id()),
                Cell.text(content.partition().orElse("")),
                Cell.number(share.orElse("")));
    }

    private void partitions() {
        table(
                "partitions",
                "Partition table",
                List.of(
                        Cell.text("name"),
                        Cell.text("type"),
                        Cell.text("subtype"),
                        Cell.text("from"),
                        Cell.text("to"),
                        Cell.number("size"),
                        Cell.number("used"),
                        Cell.number("free"),
                        Cell.text("flags")),
                info.partitions(),
                this::partition);
    }

    private List<Cell> partition(Partition partition) {
        long used = info.used(partition);
        return List.of(
                Cell.text(partition.name()),
                Cell.text(partition.typeName()),
                Cell.text(partition.subtypeName()),
                Cell.code(Numbers.address(partition.offset())),
                Cell.code(Numbers.address(partition.end())),
                Cell.number(Numbers.size(partition.size())),
                Cell.number(used == 0 ? "" : Numbers.percent(used, partition.size()) + " %"),
                Cell.number(used == 0 ? "" : Numbers.exactSize(Math.max(0, partition.size() - used))),
                Cell.text(String.join(" ", partition.flagNames())));
    }

    private void images() {
        facts("image-facts", "ESP image", info.imageFacts());
        info.contents().forEach(content -> facts(anchor(content), content.name(), content.facts()));
    }

    private void facts(String anchor, String title, List<Fact> facts) {
        if (!facts.isEmpty()) {
            page.section(2, anchor, title, () -> page.facts(facts));
        }
    }

    private static String anchor(ContentInfo content) {
        return "image-" + Numbers.address(content.address());
    }

    private void entries() {
        table(
                "entries",
                "Entries of the archive",
                List.of(Cell.text("address"), Cell.number("size"), Cell.text("MD5"), Cell.text(""), Cell.text("name")),
                info.entries(),
                entry -> List.of(
                        Cell.code(
                                entry.address().isPresent()
                                        ? Numbers.address(entry.address().getAsLong())
                                        : ""),
                        Cell.number(Numbers.exactSize(entry.size())),
                        Cell.code(entry.md5().toHex()),
                        Cell.text(entry.md5Valid() ? "good" : "WRONG"),
                        Cell.text(entry.name())));
    }

    private <T> void table(String anchor, String title, List<Cell> heads, List<T> values, Function<T, List<Cell>> row) {
        if (!values.isEmpty()) {
            var rows = values.stream().map(row).toList();
            page.section(2, anchor, title, () -> page.table(heads, rows));
        }
    }
}
