// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.SystemException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The record of the production line. Whatever a method has done is on the disk when it returns; one that throws a
 * {@link SystemException} may be called again with the same arguments until the database is back, and does nothing twice.
 */
public final class Records implements AutoCloseable {

    private final Database database;

    private Records(Database database) {
        this.database = database;
    }

    /**
     * Opens a record, and makes it where there is none.
     *
     * @param address where it is
     * @return to be closed
     * @throws SystemException if it cannot be reached, or was made by a newer version of this program
     */
    public static Records open(RecordAddress address) throws DfuException {
        var database = new Database(address);
        new Schema(database).prepare();
        return new Records(database);
    }

    /**
     * Opens a record that is there already.
     *
     * @param address where it is
     * @return to be closed
     * @throws SystemException if there is none, it cannot be reached, or was made by a newer version of this program
     */
    public static Records existing(RecordAddress address) throws DfuException {
        if (address.file().filter(file -> !Files.exists(file)).isPresent()) {
            throw RecordError.NO_RECORD.of("%s: there is no record of a station", address.toString());
        }
        return open(address);
    }

    /** {@return where it is, without passwords: the address} */
    public RecordAddress address() {
        return database.address();
    }

    /**
     * Takes in a table of boards as it is now: new rows are free, free rows that are not in it any more are gone.
     *
     * @param table its name
     * @param rows all of its rows
     * @throws DfuException if a row that was given to a board has other values now, or the database is away
     */
    public void takeIn(String table, List<TableRow> rows) throws DfuException {
        database.commit(connection -> {
            new Rows(connection, table).takeIn(rows);
            return Boolean.TRUE;
        });
    }

    /**
     * Begins an attempt: finds the row of the board, or takes the first free one for it.
     *
     * @param attempt what is known of it
     * @param table name of the table of boards, or empty if no board gets data of its own
     * @return the row, or why nothing may be sent to the board, which is recorded then
     * @throws DfuException if the database is away, or has no room for what comes of the attempt
     */
    public Begun begin(FlashAttempt attempt, Optional<String> table) throws DfuException {
        return database.commit(connection -> {
            var attempts = new AttemptTable(connection);
            if (attempts.exists(attempt.id())) {
                return attempts.again(attempt.id());
            }
            database.checkRoom();
            if (table.isEmpty()) {
                attempts.insert(attempt, table, Begun.PLAIN);
                return Begun.PLAIN;
            }
            var rows = new Rows(connection, table.get());
            var begun = rows.take(attempt, database.isShared());
            attempts.insert(attempt, table, begun);
            return begun;
        });
    }

    /**
     * Ends an attempt: the row is the board's for ever, is kept for it, or goes back to the others.
     *
     * @param attempt that was begun
     * @param begun what the record said to it
     * @param table name of the table of boards, or empty
     * @param end what came of it
     * @return whether it is recorded; false if another station has flashed the same board meanwhile, so that this is no news
     * @throws DfuException if the database is away
     */
    public boolean end(UUID attempt, Begun begun, Optional<String> table, AttemptEnd end) throws DfuException {
        return database.commit(connection -> {
            var attempts = new AttemptTable(connection);
            if (!attempts.end(attempt, end)) {
                return attempts.verdict(attempt).equals(Optional.of(end.verdict()));
            }
            if (table.isPresent() && begun.row().isPresent()) {
                new Rows(connection, table.get()).end(attempt, begun, end);
            }
            return true;
        });
    }

    /**
     * Takes a row away from the board that it is kept for, because somebody says that it is on no board.
     *
     * @param key of the row
     * @param table name of its table, or empty if only one has such a row
     * @param force whether to take it also if a station has not told what came of it, which may be at work on it
     * @param who says so
     * @return the row as it was
     * @throws DfuException if there is no such row, it cannot be given back, or the database is away
     */
    public RowState giveBack(String key, Optional<String> table, boolean force, String who) throws DfuException {
        return database.commit(connection -> Rows.giveBack(connection, key, table, force, who));
    }

    /**
     * Makes sure that something can be written, by a transaction that leaves nothing, and that the disk of a file has room for what boards
     * will have to say.
     *
     * @return true
     * @throws SystemException if nothing can be written
     */
    public boolean check() throws DfuException {
        return database.commit(connection -> {
            database.checkRoom();
            // What changes no row would be written nowhere, and would say nothing of a disk that is full.
            Statement.update(
                    connection, "INSERT INTO given_back (at, board_table, row_key, by_whom) VALUES ('', '', '', '')");
            Statement.update(connection, "DELETE FROM given_back WHERE at = ''");
            return true;
        });
    }

    /**
     * {@return how many rows of a table are in which state}
     *
     * @param table its name
     */
    public RowCounts counts(String table) throws DfuException {
        return database.read(connection -> new Rows(connection, table).counts());
    }

    /** {@return all rows that are given or kept, of all tables, in order of table and number} */
    public List<RowState> rows() throws DfuException {
        return database.read(Rows::given);
    }

    /**
     * {@return all attempts that began since a time, in order of their beginning}
     *
     * @param since from when on
     */
    public List<AttemptLine> attempts(Instant since) throws DfuException {
        return database.read(connection -> new AttemptTable(connection).since(since));
    }

    @Override
    public void close() {
        database.close();
    }
}
