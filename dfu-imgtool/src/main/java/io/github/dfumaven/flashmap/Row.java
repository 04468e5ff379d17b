// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.text.Markup;
import io.github.dfumaven.text.TextWidth;
import io.github.dfumaven.words.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** One part of the flash, in words. */
record Row(Svg svg, Part part, double y, double height) {

    private static final int X = Drawing.ROW_X;
    private static final int RIGHT = Drawing.WIDTH - Drawing.MARGIN;
    private static final int TEXT_X = X + 18;
    private static final int TEXT_RIGHT = RIGHT - 14;
    private static final int BAR_WIDTH = 330;

    static double minimum(Part part) {
        return part.colour() == Colour.UNUSED ? 30 : part.used().isPresent() ? 58 : 38;
    }

    void draw() {
        svg.add("<g><title>" + Markup.escape(tip()) + "</title>");
        if (part.colour() == Colour.UNUSED) {
            svg.rect(X, y + 2, RIGHT - X, height - 4, "rx=\"6\" fill=\"url(#hatch)\" opacity=\"0.6\"");
            svg.text(TEXT_X, y + 19, "faint", part.kind());
        } else {
            svg.rect(
                    X,
                    y + 2,
                    RIGHT - X,
                    height - 4,
                    "rx=\"6\" class=\"" + part.colour().id() + "\" opacity=\"0.13\"");
            svg.rect(
                    X, y + 2, 5, height - 4, "rx=\"2\" class=\"" + part.colour().id() + "\"");
            name();
            part.used().ifPresent(used -> usage());
        }
        place();
        svg.add("</g>");
    }

    private void name() {
        var name = TextWidth.cut(part.name().isEmpty() ? "(no name)" : part.name(), 28);
        svg.add("<text x=\"" + TEXT_X + "\" y=\"" + Svg.number(y + 24) + "\"><tspan class=\"n ink\">"
                + Markup.escape(name)
                + "</tspan><tspan class=\"faint\" dx=\"10\">"
                + Markup.escape(TextWidth.cut(part.kind(), 52 - TextWidth.columns(name)))
                + "</tspan></text>");
    }

    private void place() {
        double base = y + (part.colour() == Colour.UNUSED ? 19 : 24);
        svg.text(TEXT_RIGHT - 90, base, "a faint e", Numbers.address(part.from()) + " – " + Numbers.address(part.to()));
        svg.text(TEXT_RIGHT, base, part.colour() == Colour.UNUSED ? "faint e" : "ink b e", size(part.size()));
    }

    private void usage() {
        double top = y + 36;
        double share = Math.min(1, (double) part.used().orElse(0) / part.size());
        svg.rect(
                TEXT_X, top, BAR_WIDTH, 9, "rx=\"4.5\" class=\"" + part.colour().id() + "\" opacity=\"0.22\"");
        if (share > 0) {
            // a bar shorter than it is high would not be seen
            var colour = part.overflows() ? "bad" : part.colour().id();
            svg.rect(TEXT_X, top, Math.max(9, BAR_WIDTH * share), 9, "rx=\"4.5\" class=\"" + colour + "\"");
        }
        svg.text(TEXT_X + BAR_WIDTH + 14, top + 9, part.overflows() ? "bad b" : "faint", usage(part));
    }

    static String usage(Part part) {
        long used = part.used().orElse(0);
        if (used == 0) {
            return "nothing in this file";
        }
        if (part.overflows()) {
            return size(used) + " do not fit, " + size(used - part.size()) + " too many";
        }
        var free = used == part.size() ? "full" : size(part.size() - used) + " free";
        return size(used) + " used (" + Numbers.percent(used, part.size()) + " %), " + free;
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes < 1 << 20 ? bytes / 1024.0 : bytes / 1048576.0;
        int places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        var digits = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        return digits.stripTrailingZeros().toPlainString() + (bytes < 1 << 20 ? " KB" : " MB");
    }

    private String tip() {
        var used = part.used().isPresent() ? ", " + usage(part) : "";
        var name = part.name().isEmpty() ? part.kind() : part.name();
        return String.format(
                Locale.ROOT, "%s: 0x%x to 0x%x, %d bytes%s", name, part.from(), part.to(), part.size(), used);
    }
}
