// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.SystemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection to a database, which is made anew when it was lost. Used by one thread at a time. What is committed is on the disk: SQLite
 * writes each transaction through ({@code synchronous=FULL}), PostgreSQL does so unless somebody has told it otherwise.
 */
final class Database implements AutoCloseable {

    private static final String DRIVER = "org.postgresql.Driver";
    private static final int BUSY_MILLIS = 15_000;

    /** Bytes for the ends of as many boards as are flashed at once, each a few pages of the file. */
    static final long ROOM = 2 << 20;

    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "20";

    /** Two transactions may meet in the same row or board; the one that comes second is begun again. */
    private static final int MOST_TRIES = 20;

    /** What is done with the database as a whole or not at all. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it, and may be called again. */
        T run(Connection connection) throws SQLException, DfuException;
    }

    private final RecordAddress address;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection open;
    private boolean isClosed;
    private Optional<Object> opened = Optional.empty();

    Database(RecordAddress address) {
        this.address = address;
    }

    RecordAddress address() {
        return address;
    }

    boolean isShared() {
        return address.file().isEmpty();
    }

    private Connection connect() throws SQLException {
        // So that a transaction that reads first and writes then is not refused in between.
        return connect(TransactionMode.IMMEDIATE);
    }

    /** Returns a new connection, to be closed; the mode is for SQLite. */
    Connection connect(TransactionMode mode) throws SQLException {
        if (isShared()) {
            var wishes = new Properties();
            wishes.setProperty("connectTimeout", CONNECT_SECONDS);
            wishes.setProperty("socketTimeout", ANSWER_SECONDS);
            wishes.setProperty("ApplicationName", "dfu-flasher station");
            return server(wishes);
        }
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        return config.createConnection(address.jdbc());
    }

    /** Java finds drivers once, those of whoever asks first, which in Maven may be another plugin; so ours is loaded by its name. */
    private Connection server(Properties wishes) throws SQLException {
        try {
            Class.forName(DRIVER, true, Database.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SQLException("its driver " + DRIVER + " is not on the class path", e);
        }
        return DriverManager.getConnection(address.jdbc(), wishes);
    }

    /** Returns what came of a transaction that is on the disk by then. */
    <T> T commit(Work<T> work) throws DfuException {
        return locked(connection -> {
            connection.setAutoCommit(false);
            var result = work.run(connection);
            // Commits; SQLite would begin the next transaction after commit(), and let nobody else in.
            connection.setAutoCommit(true);
            return result;
        });
    }

    /** Returns what was read. */
    <T> T read(Work<T> work) throws DfuException {
        return locked(work);
    }

    private <T> T locked(Work<T> work) throws DfuException {
        lock.lock();
        try {
            for (int tries = 1; ; tries++) {
                try {
                    return work.run(connection());
                } catch (SQLException e) {
                    letGo();
                    if (!isToBeRepeated(e) || tries == MOST_TRIES) {
                        throw unavailable(e);
                    }
                } catch (DfuException | RuntimeException | Error e) {
                    letGo(); // and nothing of it stays
                    throw e;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is written to a file that was deleted, or replaced, is lost; so it is looked at each time. */
    private Connection connection() throws SQLException {
        if (isClosed) {
            throw new SQLException("it is closed");
        }
        var now = fileKey();
        if (open != null && !now.equals(opened)) {
            letGo();
        }
        var connection = open;
        if (connection == null) {
            connection = connect();
            open = connection;
            opened = now;
        }
        return connection;
    }

    /** Makes sure that the disk of a file has room for what boards say that are being flashed, and for those that come. */
    void checkRoom() throws SQLException {
        if (isShared()) {
            return; // the server's disk, of which it says only that it is full
        }
        try {
            long room = Files.getFileStore(address.file().orElseThrow()).getUsableSpace();
            if (room < ROOM) {
                throw new SQLException("its disk has room for " + room + " bytes, and " + ROOM + " are needed");
            }
        } catch (IOException e) {
            throw new SQLException("its disk cannot be asked for room", e);
        }
    }

    private Optional<Object> fileKey() throws SQLException {
        if (isShared()) {
            return Optional.empty();
        }
        try {
            var file = Files.readAttributes(address.file().orElseThrow(), BasicFileAttributes.class);
            return Optional.ofNullable(file.fileKey());
        } catch (IOException e) {
            throw new SQLException("the file is gone", e);
        }
    }

    /** A unique value that somebody else has written meanwhile, a deadlock, or a file that is being written for long. */
    private static boolean isToBeRepeated(SQLException thrown) {
        var state = thrown.getSQLState() == null ? "" : thrown.getSQLState();
        return state.startsWith("23")
                || state.startsWith("40")
                || (thrown instanceof SQLiteException lite
                        && lite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
    }

    SystemException unavailable(Exception cause) {
        var text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var line = text.lines().findFirst().orElse("");
        return RecordError.RECORD_UNAVAILABLE.because(cause, address.hidden("the record " + address + ": " + line));
    }

    private void letGo() {
        var connection = open;
        open = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                return; // it is of no more use, closed or not
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            letGo();
        } finally {
            lock.unlock();
        }
    }
}
