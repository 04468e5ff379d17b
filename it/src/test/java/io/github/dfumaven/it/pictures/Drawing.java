// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.pictures;

import java.util.List;
import java.util.Locale;

/**
 * Boxes, arrows and words, as SVG on white, so that it can be read in any colours of a page. Measures are pixels from the upper left
 * corner.
 */
final class Drawing {

    static final String BLUE = "#0969da";
    static final String GREEN = "#1a7f37";
    static final String VIOLET = "#8250df";
    static final String RED = "#cf222e";
    static final String GREY = "#57606a";

    private static final int LINE = 18;

    private final StringBuilder shapes = new StringBuilder();
    private final String title;

    /** Creates an empty picture; the title is what a screen reader says. */
    Drawing(String title) {
        this.title = title;
    }

    /** Draws a box with lines of words in its middle, the first one bold. */
    void box(double x, double y, double width, double height, String colour, String... words) {
        shapes.append(format(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"6\" fill=\"%s\" fill-opacity=\"0.07\" stroke=\"%s\"/>\n",
                x, y, width, height, colour, colour));
        double first = y + height / 2 - (words.length - 1) * LINE / 2.0 + 5;
        for (int n = 0; n < words.length; n++) {
            text(x + width / 2, first + n * LINE, "middle", n == 0 ? "font-weight=\"bold\"" : "", words[n]);
        }
    }

    /** Writes words to the right of a place. */
    void note(double x, double y, String words) {
        text(x, y, "start", "", words);
    }

    /** Writes words on both sides of a place. */
    void label(double x, double y, String colour, String words) {
        text(x, y, "middle", "fill=\"" + colour + "\"", words);
    }

    /** Draws a straight arrow. */
    void arrow(double fromX, double fromY, double toX, double toY, String colour) {
        path(format("M%.0f %.0f L%.0f %.0f", fromX, fromY, toX, toY), colour, "marker-end=\"url(#tip)\"");
    }

    /** Draws a bent arrow, pulled towards a third place. */
    void bent(double fromX, double fromY, double overX, double overY, double toX, double toY, String colour) {
        path(
                format("M%.0f %.0f Q%.0f %.0f %.0f %.0f", fromX, fromY, overX, overY, toX, toY),
                colour,
                "marker-end=\"url(#tip)\"");
    }

    /** Draws a thin line of dashes. */
    void dashes(double fromX, double fromY, double toX, double toY) {
        path(format("M%.0f %.0f L%.0f %.0f", fromX, fromY, toX, toY), GREY, "stroke-dasharray=\"4 4\"");
    }

    private void path(String way, String colour, String more) {
        shapes.append(
                format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\" %s/>\n", way, colour, more));
    }

    private void text(double x, double y, String anchor, String style, String words) {
        shapes.append(format(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" %s>%s</text>\n", x, y, anchor, style, escaped(words)));
    }

    /** Returns the picture. */
    String svg(int width, int height) {
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"img\""
                                + " font-family=\"sans-serif\" font-size=\"14\">\n<title>%3$s</title>\n",
                        width, height, escaped(title))
                + String.join(
                        "\n",
                        List.of(
                                "<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\""
                                        + " orient=\"auto-start-reverse\"><path d=\"M0 0 L10 5 L0 10 z\" fill=\"#57606a\"/></marker></defs>",
                                "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
                                ""))
                + shapes
                + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
