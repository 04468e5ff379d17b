// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flashmap;

import io.github.dfumaven.text.Markup;
import java.util.Locale;

/** Writes elements of SVG, one a line. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /** Adds a line whose words may contain numbers and texts; texts are escaped by {@link Markup#escape}. */
    Svg add(String line) {
        text.append(line).append('\n');
        return this;
    }

    Svg rect(double x, double y, double width, double height, String attributes) {
        return add(String.format(
                Locale.ROOT,
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>",
                number(x),
                number(y),
                number(Math.max(0, width)),
                number(Math.max(0, height)),
                attributes));
    }

    Svg text(double x, double y, String classes, String words) {
        return add("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" class=\"" + classes + "\">"
                + Markup.escape(words) + "</text>");
    }

    static String number(double value) {
        var digits = String.format(Locale.ROOT, "%.1f", value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
