// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.report;

import io.github.dfumaven.inspect.Fact;
import io.github.dfumaven.text.Markup;
import java.util.List;

/**
 * Writes the parts of a page in HTML, as Doxia would: skins of sites know its tables by their classes. Words from files may be
 * anything, so all words are escaped.
 */
final class Page {

    private static final String LONG_WORDS = style("overflow-wrap: anywhere");
    private static final String LEFT = style("text-align: left");
    private static final String RIGHT = style("text-align: right; white-space: nowrap");

    private final StringBuilder html = new StringBuilder();
    private int rowsOfTable;

    /** Writes a section that links can lead to. */
    void section(int level, String anchor, String title, Runnable content) {
        html.append("<section id=\"").append(Markup.escape(anchor)).append("\">\n");
        element("h" + level, "", () -> text(title));
        content.run();
        html.append("</section>\n");
    }

    void paragraph(Runnable content) {
        element("p", "", content);
    }

    void text(String words) {
        html.append(Markup.escape(words));
    }

    void code(String words) {
        html.append("<code>");
        text(words);
        html.append("</code>");
    }

    void link(String target, Runnable content) {
        html.append("<a href=\"").append(Markup.escape(target)).append("\">");
        content.run();
        html.append("</a>");
    }

    /** Shows a picture that is a file of its own, and leads to it. */
    void picture(String file, String words) {
        paragraph(() -> link(
                file,
                () -> html.append("<img src=\"")
                        .append(Markup.escape(file))
                        .append('"')
                        .append(style("max-width: 100%; height: auto"))
                        .append(" alt=\"")
                        .append(Markup.escape(words))
                        .append("\" />")));
    }

    /** Writes a table of two columns, the first of which is the heading of its row. */
    void facts(List<Fact> facts) {
        table(() -> facts.forEach(fact -> row(() -> {
            element("th", LEFT, () -> text(fact.name()));
            element("td", LONG_WORDS, () -> text(fact.value()));
        })));
    }

    /** Writes a table; a head looks like the cells under it. */
    void table(List<Cell> heads, List<List<Cell>> rows) {
        table(() -> {
            row(() -> heads.forEach(
                    head -> element("th", head.look() == Cell.Look.NUMBER ? RIGHT : LEFT, () -> text(head.words()))));
            rows.forEach(cells -> row(() -> cells.forEach(this::cell)));
        });
    }

    private void table(Runnable content) {
        rowsOfTable = 0;
        html.append("<div").append(style("overflow-x: auto")).append(">\n<table class=\"bodyTable\">\n");
        content.run();
        html.append("</table></div>\n");
    }

    private void row(Runnable content) {
        html.append(rowsOfTable++ % 2 == 0 ? "<tr class=\"a\">\n" : "<tr class=\"b\">\n");
        content.run();
        html.append("</tr>\n");
    }

    private void cell(Cell cell) {
        element("td", cell.look() == Cell.Look.NUMBER ? RIGHT : "", () -> {
            if (cell.target().isEmpty()) {
                words(cell);
            } else {
                link("#" + cell.target(), () -> words(cell));
            }
        });
    }

    private void words(Cell cell) {
        if (cell.look() == Cell.Look.CODE && !cell.words().isEmpty()) {
            code(cell.words());
        } else {
            text(cell.words());
        }
    }

    private void element(String name, String attributes, Runnable content) {
        html.append('<').append(name).append(attributes).append('>');
        content.run();
        html.append("</").append(name).append(">\n");
    }

    private static String style(String css) {
        return " style=\"" + css + "\"";
    }

    /** Returns what was written so far. */
    @Override
    public String toString() {
        return html.toString();
    }
}
