// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.report;

import io.github.dfumaven.inspect.Fact;
import io.github.dfumaven.text.TextWidth;
import java.util.List;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkEventAttributes;
import org.apache.maven.doxia.sink.impl.SinkEventAttributeSet;

/**
 * Writes the parts of a page. Words from files may be anything: they pass {@link #text}, which the sink escapes, and
 * never a method that understands markup or patterns for links.
 */
record Page(Sink sink) {

    private static final SinkEventAttributes WIDE = style("overflow-x: auto");
    private static final SinkEventAttributes LONG_WORDS = style("overflow-wrap: anywhere");
    private static final SinkEventAttributes LEFT = style("text-align: left");
    private static final SinkEventAttributes RIGHT = style("text-align: right; white-space: nowrap");

    void open(String title) {
        sink.head();
        sink.title();
        text(title);
        sink.title_();
        sink.head_();
        sink.body();
    }

    void close() {
        sink.body_();
        sink.flush();
    }

    /** Writes a section that links can lead to. */
    void section(int level, String anchor, String title, Runnable content) {
        sink.section(level, attribute(SinkEventAttributes.ID, anchor));
        sink.sectionTitle(level, null);
        text(title);
        sink.sectionTitle_(level);
        content.run();
        sink.section_(level);
    }

    void paragraph(Runnable content) {
        sink.paragraph();
        content.run();
        sink.paragraph_();
    }

    void text(String words) {
        sink.text(TextWidth.harmless(words));
    }

    void code(String words) {
        sink.inline(SinkEventAttributeSet.Semantics.CODE);
        text(words);
        sink.inline_();
    }

    void link(String target, String words) {
        sink.link(target);
        text(words);
        sink.link_();
    }

    /**
     * Shows a picture that is a file of its own, and leads to it. The skins of sites are light, whatever the desktop
     * is.
     */
    void picture(String file, String words) {
        var attributes = style("max-width: 100%; height: auto; color-scheme: light");
        attributes.addAttribute(SinkEventAttributes.ALT, words);
        sink.paragraph();
        sink.link(file);
        sink.figureGraphics(file, attributes);
        sink.link_();
        sink.paragraph_();
    }

    /** Writes a table of two columns, the first of which is the heading of its row. */
    void facts(List<Fact> facts) {
        startTable();
        for (var fact : facts) {
            sink.tableRow();
            sink.tableHeaderCell(LEFT);
            text(fact.name());
            sink.tableHeaderCell_();
            sink.tableCell(LONG_WORDS);
            text(fact.value());
            sink.tableCell_();
            sink.tableRow_();
        }
        endTable();
    }

    /** Writes a table; a head looks like the cells under it. */
    void table(List<Cell> heads, List<List<Cell>> rows) {
        startTable();
        sink.tableRow();
        for (var head : heads) {
            sink.tableHeaderCell(head.look() == Cell.Look.NUMBER ? RIGHT : LEFT);
            text(head.words());
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
        for (var row : rows) {
            sink.tableRow();
            row.forEach(this::cell);
            sink.tableRow_();
        }
        endTable();
    }

    private void startTable() {
        sink.division(WIDE);
        sink.table();
        sink.tableRows(null, false);
    }

    private void endTable() {
        sink.tableRows_();
        sink.table_();
        sink.division_();
    }

    private void cell(Cell cell) {
        sink.tableCell(cell.look() == Cell.Look.NUMBER ? RIGHT : null);
        if (!cell.target().isEmpty()) {
            sink.link("#" + cell.target());
        }
        if (cell.look() == Cell.Look.CODE && !cell.words().isEmpty()) {
            code(cell.words());
        } else {
            text(cell.words());
        }
        if (!cell.target().isEmpty()) {
            sink.link_();
        }
        sink.tableCell_();
    }

    private static SinkEventAttributeSet style(String css) {
        return attribute(SinkEventAttributes.STYLE, css);
    }

    private static SinkEventAttributeSet attribute(String name, String value) {
        var attributes = new SinkEventAttributeSet();
        attributes.addAttribute(name, value);
        return attributes;
    }
}
