// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines of cells under a heading, aligned; numbers to the right. What does not fit the width is shown one cell a line
 * instead, so that nothing is cut or wrapped in the middle.
 */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Creates a table without rows.
     *
     * @param heads the heading; a head that ends in {@code >} is that of a column aligned to the right
     */
    public TextTable(String... heads) {
        this.heads = List.of(heads);
    }

    /**
     * Adds a row. What would steer a terminal or end a line is replaced, so that the columns stay aligned.
     *
     * @param cells as many as there are heads
     * @return this table
     */
    public TextTable row(String... cells) {
        rows.add(Arrays.stream(cells).map(TextWidth::harmless).toList());
        return this;
    }

    /**
     * {@return the table as text: the lines, none for a table without rows}
     *
     * @param width columns that a line may have
     */
    public List<String> lines(int width) {
        if (rows.isEmpty()) {
            return List.of();
        }

        var widths = widths();
        int total = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1);
        return total <= width ? aligned(widths) : stacked();
    }

    private List<String> aligned(List<Integer> widths) {
        var lines = new ArrayList<String>();
        lines.add(line(heads.stream().map(TextTable::plain).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var padding = " ".repeat(widths.get(i) - length(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(isRight(i) ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private List<String> stacked() {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var bullet = "- ";
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    lines.add(bullet + plain(heads.get(i)) + ": " + row.get(i));
                    bullet = "  ";
                }
            }
        }
        return lines;
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < heads.size(); i++) {
            int widest = length(plain(heads.get(i)));
            for (var row : rows) {
                widest = Math.max(widest, length(row.get(i)));
            }
            widths.add(widest);
        }
        return widths;
    }

    private boolean isRight(int column) {
        return heads.get(column).endsWith(">");
    }

    private static String plain(String head) {
        return head.endsWith(">") ? head.substring(0, head.length() - 1) : head;
    }

    private static int length(String text) {
        return TextWidth.columns(text);
    }
}
