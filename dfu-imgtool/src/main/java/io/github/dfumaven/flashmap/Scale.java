// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import java.util.List;
import java.util.Locale;

/** The strip at the left, in which every byte takes the same room, and the bands that lead from it to the rows. */
record Scale(Svg svg, long start, long end, double top, double height) {

    private static final int TICKS = 8;

    void draw(List<Part> parts, List<Double> heights) {
        ticks();
        double y = top;
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), y, heights.get(i));
            y += heights.get(i);
        }
        svg.rect(Drawing.STRIP_X, top, Drawing.STRIP_WIDTH, height, "class=\"line\"");
    }

    private void part(Part part, double y, double rowHeight) {
        double from = at(part.from());
        double to = at(part.to());
        double right = Drawing.STRIP_X + Drawing.STRIP_WIDTH;
        boolean unused = part.colour() == Colour.UNUSED;
        if (unused) {
            return;
        }
        var colour = "class=\"" + part.colour().id() + "\"";
        double used = part.used().isPresent() && part.size() > 0
                ? Math.min(1, (double) part.used().getAsLong() / part.size())
                : 1;
        svg.rect(Drawing.STRIP_X, from, Drawing.STRIP_WIDTH, to - from, colour + " opacity=\"0.4\"");
        svg.rect(Drawing.STRIP_X, from, Drawing.STRIP_WIDTH, (to - from) * used, colour);
        svg.add(String.format(
                Locale.ROOT,
                "<path d=\"M%s %sL%s %sV%sL%s %sZ\" %s opacity=\"0.13\"/>",
                Svg.number(right),
                Svg.number(from),
                Drawing.ROW_X,
                Svg.number(y + 2),
                Svg.number(y + rowHeight - 2),
                Svg.number(right),
                Svg.number(to),
                colour));
        if (from > top) {
            svg.rect(Drawing.STRIP_X, from - 0.5, Drawing.STRIP_WIDTH, 1, "class=\"paper\"");
        }
    }

    private void ticks() {
        long step = 0x1000;
        while ((end - start) / step > TICKS) {
            step *= 2;
        }
        for (long address = (start + step - 1) / step * step; address <= end; address += step) {
            double y = at(address);
            svg.add(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %sH%d\" class=\"line\"/>",
                    Drawing.STRIP_X - 6,
                    Svg.number(y),
                    Drawing.STRIP_X));
            svg.text(Drawing.STRIP_X - 10, y + 4, "a faint e", label(address));
        }
    }

    private static String label(long address) {
        if (address >= 128L << 20) {
            return String.format(Locale.ROOT, "%08x", address);
        }
        return Row.size(address);
    }

    private double at(long address) {
        return top + height * (address - start) / (end - start);
    }
}
