// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.report;

/**
 * One cell of a table.
 *
 * @param words anything, possibly from a file
 * @param look how they are set
 * @param target anchor on the same page that the words lead to, or nothing
 */
record Cell(String words, Look look, String target) {

    enum Look {
        TEXT,
        NUMBER,
        CODE
    }

    static Cell text(String words) {
        return new Cell(words, Look.TEXT, "");
    }

    /** Returns a cell that is aligned to the right. */
    static Cell number(String words) {
        return new Cell(words, Look.NUMBER, "");
    }

    static Cell code(String words) {
        return new Cell(words, Look.CODE, "");
    }

    Cell to(String anchor) {
        return new Cell(words, look, anchor);
    }
}
