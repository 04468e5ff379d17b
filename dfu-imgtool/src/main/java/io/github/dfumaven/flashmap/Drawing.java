// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.inspect.ImageInfo;
import io.github.dfumaven.text.Markup;
import io.github.dfumaven.text.TextWidth;
import io.github.dfumaven.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The picture as a whole: heading, scale, rows, legend. */
final class Drawing {

    static final int WIDTH = 880;
    static final int MARGIN = 28;
    static final int STRIP_X = 86;
    static final int STRIP_WIDTH = 34;
    static final int ROW_X = 164;

    private static final int TOP = 104;
    /** Height to share out by size, on top of which small parts get their minimum. */
    private static final double TO_SCALE = 420;

    private final ImageInfo info;
    private final List<Part> parts;
    private final Svg svg = new Svg();

    Drawing(ImageInfo info, List<Part> parts) {
        this.info = info;
        this.parts = parts;
    }

    String draw() {
        long start = parts.get(0).from();
        long end = parts.stream().mapToLong(Part::to).max().orElse(start + 1);
        var heights = new ArrayList<Double>();
        for (var part : parts) {
            heights.add(Math.max(Row.minimum(part), TO_SCALE * part.size() / (end - start)));
        }
        double total = heights.stream().mapToDouble(Double::doubleValue).sum();
        double height = TOP + total + 92;

        open(height);
        heading();
        new Scale(svg, start, end, TOP, total).draw(parts, heights);
        boolean tooSmall = info.flashSize().isPresent() && info.flashSize().getAsLong() < end;
        if (tooSmall && info.flashSize().getAsLong() > start) {
            double limit = TOP + total * (info.flashSize().getAsLong() - start) / (end - start);
            svg.rect(STRIP_X - 8, limit - 1, STRIP_WIDTH + 16, 2.5, "class=\"bad\"");
            svg.text(MARGIN, TOP + total + 18, "t bad", "red: end of flash");
        }
        double y = TOP;
        for (int i = 0; i < parts.size(); i++) {
            new Row(svg, parts.get(i), y, heights.get(i)).draw();
            y += heights.get(i);
        }
        legend(TOP + total + 34);
        return svg.add("</svg>").toString();
    }

    private void open(double height) {
        var size = Svg.number(height);
        svg.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + size
                        + "\" viewBox=\"0 0 " + WIDTH + " " + size + "\" role=\"img\" aria-labelledby=\"title desc\">")
                .add("<title id=\"title\">Flash map of " + Markup.escape(baseName()) + "</title>")
                .add("<desc id=\"desc\">" + Markup.escape(description()) + "</desc>")
                .add(StyleSheet.text())
                .add("<defs><pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\""
                        + " patternTransform=\"rotate(45)\"><path d=\"M0 0V8\" class=\"hatch\"/></pattern></defs>")
                .rect(0, 0, WIDTH, height, "class=\"paper\"");
    }

    private void heading() {
        svg.text(MARGIN, 44, "h ink", TextWidth.cut(baseName(), 60)).text(MARGIN, 70, "s faint", summary());
        long errors = info.problems().stream().filter(Problem::isError).count();
        if (errors > 0) {
            svg.text(WIDTH - MARGIN, 70, "s bad b e", errors == 1 ? "1 error" : errors + " errors");
        }
    }

    private String summary() {
        var words = new StringBuilder(info.title());
        info.target()
                .map(Chip::target)
                .ifPresent(target -> words.append(" for ").append(target));
        info.flashSize()
                .ifPresent(size -> words.append(", ").append(Numbers.size(size)).append(" of flash"));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String description() {
        var words = new StringBuilder(summary()).append(". ");
        for (var part : parts) {
            words.append(String.format(
                    Locale.ROOT,
                    "%s at 0x%x: %s%s. ",
                    part.name().isEmpty() ? part.kind() : part.name(),
                    part.from(),
                    Row.size(part.size()),
                    part.used().isPresent() ? ", " + Row.usage(part) : ""));
        }
        return words.toString().strip();
    }

    private void legend(double y) {
        double x = ROW_X;
        for (var colour : Parts.colours(parts)) {
            boolean unused = colour == Colour.UNUSED;
            svg.rect(x, y - 10, 12, 12, unused ? "fill=\"url(#hatch)\"" : "rx=\"3\" class=\"" + colour.id() + "\"");
            if (unused) {
                svg.rect(x, y - 10, 12, 12, "class=\"line\"");
            }
            svg.text(x + 18, y, "faint", colour.words());
            x += 18 + 7.2 * colour.words().length() + 18;
        }
        svg.text(ROW_X, y + 26, "t faint", "The strip on the left is to scale; in the rows, small parts are enlarged.");
    }

    private String baseName() {
        var name = info.file();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
