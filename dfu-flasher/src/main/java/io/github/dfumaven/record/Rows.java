// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of a table of boards, within a transaction. A row is free, then taken by an attempt, then confirmed by the board. If
 * something of it may be on a board that has not confirmed it, it is kept for that board.
 */
final class Rows {

    private static final String FREE = "free";
    private static final String TAKEN = "taken";
    private static final String KEPT = "kept";
    private static final String CONFIRMED = "confirmed";

    private static final String COLUMNS =
            "SELECT board_table, row_key, row_number, content_sha256, state, board, attempt FROM board_row";

    private record Line(RowState row, String sha256) {}

    private final Connection connection;
    private final String table;

    Rows(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    void takeIn(List<TableRow> rows) throws SQLException, DfuException {
        var missing = new HashMap<String, Line>();
        for (var line : Statement.query(connection, Rows::line, COLUMNS + " WHERE board_table = ?", table)) {
            missing.put(line.row().key(), line);
        }
        var changed = new ArrayList<FormatException>();
        for (var row : rows) {
            var known = missing.remove(row.key());
            if (known == null) {
                Statement.update(
                        connection,
                        "INSERT INTO board_row (board_table, row_key, row_number, content_sha256, state)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        table,
                        row.key(),
                        row.number(),
                        row.sha256(),
                        FREE);
            } else if (known.row().state().equals(FREE)) {
                Statement.update(
                        connection,
                        "UPDATE board_row SET row_number = ?, content_sha256 = ?"
                                + " WHERE board_table = ? AND row_key = ? AND state = ?",
                        row.number(),
                        row.sha256(),
                        table,
                        row.key(),
                        FREE);
            } else if (!known.sha256().equals(row.sha256())) {
                changed.add(changed(known.row()));
            }
        }
        for (var line : missing.values()) {
            Statement.update(
                    connection,
                    "DELETE FROM board_row WHERE board_table = ? AND row_key = ? AND state = ?",
                    table,
                    line.row().key(),
                    FREE);
        }
        if (!changed.isEmpty()) {
            changed.stream().skip(1).forEach(changed.get(0)::addSuppressed);
            throw changed.get(0);
        }
    }

    private FormatException changed(RowState row) {
        return RecordError.ROW_CHANGED
                .of(
                        "row %s has other values than when it was given to the board %s",
                        row.key(), row.board().orElse("?"))
                .in(table);
    }

    /** Returns the row of a board, which is taken for it. */
    Begun take(FlashAttempt attempt, boolean isShared) throws SQLException {
        var board = attempt.board();
        if (board.isEmpty()) {
            throw new IllegalArgumentException("a board that nothing tells from others gets no row");
        }
        var own = Statement.query(
                connection,
                Rows::line,
                COLUMNS + " WHERE board_table = ? AND board = ?" + (isShared ? " FOR UPDATE" : ""),
                table,
                board.get());
        if (!own.isEmpty()) {
            return takeAgain(attempt, own.get(0).row());
        }
        var free = Statement.query(
                connection,
                Rows::line,
                COLUMNS + " WHERE board_table = ? AND state = ? ORDER BY row_number LIMIT 1"
                        + (isShared ? " FOR UPDATE SKIP LOCKED" : ""),
                table,
                FREE);
        if (free.isEmpty()) {
            return Begun.refused(RecordError.NO_FREE_ROW.on(
                    attempt.path(), "all rows of " + table + " are given to other boards, so nothing was sent"));
        }
        var row = free.get(0).row();
        Statement.update(
                connection,
                "UPDATE board_row SET state = ?, board = ?, attempt = ? WHERE board_table = ? AND row_key = ?",
                TAKEN,
                board,
                attempt.id().toString(),
                table,
                row.key());
        return Begun.with(row.key(), false);
    }

    private Begun takeAgain(FlashAttempt attempt, RowState row) throws SQLException {
        if (row.state().equals(CONFIRMED)) {
            return Begun.refused(RecordError.BOARD_ALREADY_DONE.on(
                    attempt.path(),
                    "the board " + row.board().orElse("?") + " is done as row " + row.key() + " of " + table
                            + ", so nothing was sent"));
        }
        var elsewhere = new AttemptTable(connection).atWorkElsewhere(row.attempt(), attempt);
        if (elsewhere.isPresent()) {
            return Begun.refused(RecordError.BOARD_TWICE.on(
                    attempt.path(),
                    "calls itself " + row.board().orElse("?") + ", as the board does that is being flashed at "
                            + elsewhere.get() + ", so nothing was sent"));
        }
        // No board is at two stations, so whoever else has begun with it is not at work on it any more.
        Statement.update(
                connection,
                "UPDATE attempt SET ended = ?, verdict = ? WHERE id = ? AND verdict IS NULL",
                Times.text(attempt.began()),
                AttemptVerdict.ABANDONED.id(),
                row.attempt());
        Statement.update(
                connection,
                "UPDATE board_row SET state = ?, attempt = ? WHERE board_table = ? AND row_key = ?",
                TAKEN,
                attempt.id().toString(),
                table,
                row.key());
        return Begun.with(row.key(), true);
    }

    void end(UUID attempt, Begun begun, AttemptEnd end) throws SQLException {
        if (end.verdict() == AttemptVerdict.CONFIRMED) {
            set(attempt, CONFIRMED);
        } else if (end.sent() || begun.kept()) {
            set(attempt, KEPT);
        } else {
            Statement.update(
                    connection,
                    "UPDATE board_row SET state = ?, board = NULL, attempt = NULL"
                            + " WHERE board_table = ? AND attempt = ? AND state = ?",
                    FREE,
                    table,
                    attempt.toString(),
                    TAKEN);
        }
    }

    private void set(UUID attempt, String state) throws SQLException {
        Statement.update(
                connection,
                "UPDATE board_row SET state = ? WHERE board_table = ? AND attempt = ? AND state = ?",
                state,
                table,
                attempt.toString(),
                TAKEN);
    }

    RowCounts counts() throws SQLException {
        var counts = new HashMap<String, Integer>();
        Statement.query(
                        connection,
                        line -> Map.entry(line.getString(1), line.getInt(2)),
                        "SELECT state, COUNT(*) FROM board_row WHERE board_table = ? GROUP BY state",
                        table)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return new RowCounts(
                counts.getOrDefault(FREE, 0),
                counts.getOrDefault(TAKEN, 0) + counts.getOrDefault(KEPT, 0),
                counts.getOrDefault(CONFIRMED, 0));
    }

    static List<RowState> given(Connection connection) throws SQLException {
        return Statement.query(
                connection,
                line -> line(line).row(),
                COLUMNS + " WHERE state <> ? ORDER BY board_table, row_number, row_key",
                FREE);
    }

    static RowState giveBack(Connection connection, String key, Optional<String> table, boolean force, String who)
            throws SQLException, DfuException {
        var found = Statement.query(connection, line -> line(line).row(), COLUMNS + " WHERE row_key = ?", key).stream()
                .filter(row -> table.isEmpty() || table.get().equals(row.table()))
                .toList();
        if (found.isEmpty()) {
            throw RecordError.NO_SUCH_ROW.about("row", key, "is not in the record");
        }
        if (found.size() > 1) {
            throw RecordError.NO_SUCH_ROW.about("row", key, "is in %d tables", found.size());
        }
        var row = found.get(0);
        boolean may = row.state().equals(KEPT) || (force && row.state().equals(TAKEN));
        if (!may) {
            throw RecordError.ROW_NOT_GIVEN_BACK.about("row", key, "is %s, not kept for a board", row.state());
        }
        Statement.update(
                connection,
                "INSERT INTO given_back (at, board_table, row_key, board, attempt, by_whom) VALUES (?, ?, ?, ?, ?, ?)",
                Times.text(Instant.now()),
                row.table(),
                key,
                row.board(),
                row.attempt(),
                who);
        Statement.update(
                connection,
                "UPDATE attempt SET ended = ?, verdict = ? WHERE id = ? AND verdict IS NULL",
                Times.text(Instant.now()),
                AttemptVerdict.ABANDONED.id(),
                row.attempt());
        int changed = Statement.update(
                connection,
                "UPDATE board_row SET state = ?, board = NULL, attempt = NULL"
                        + " WHERE board_table = ? AND row_key = ? AND state = ?",
                FREE,
                row.table(),
                key,
                row.state());
        if (changed != 1) {
            throw RecordError.ROW_NOT_GIVEN_BACK.about("row", key, "was given to a board just now");
        }
        return row;
    }

    private static Line line(ResultSet line) throws SQLException {
        var row = new RowState(
                line.getString("board_table"),
                line.getString("row_key"),
                line.getInt("row_number"),
                line.getString("state"),
                Statement.text(line, "board"),
                Statement.text(line, "attempt"));
        return new Line(row, line.getString("content_sha256"));
    }
}
