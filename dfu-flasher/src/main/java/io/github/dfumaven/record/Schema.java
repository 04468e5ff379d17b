// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DfuException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig.TransactionMode;

/** The tables of the record, made or brought up to date by Flyway. */
final class Schema {

    /** The last of our migrations; a database that knows a later one was used by a newer program. */
    static final int VERSION = 1;

    private static final String HISTORY = "record_version";
    private static final String FOLDER = "classpath:io/github/dfumaven/record";

    /** Two stations may start on a new file at the same time, and Flyway locks only databases that are servers. */
    private static final int MOST_TRIES = 5;

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** Makes the tables, or what is missing of them. */
    void prepare() throws DfuException {
        var flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(new Connections(database))
                .locations(FOLDER)
                .table(HISTORY)
                .loggers(QuietLog.class.getName())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        for (int tries = 1; ; tries++) {
            try {
                prepare(flyway);
                return;
            } catch (FlywayException e) {
                if (tries == MOST_TRIES) {
                    throw database.unavailable(root(e));
                }
            }
        }
    }

    private void prepare(Flyway flyway) throws DfuException {
        var applied = flyway.info().current();
        var version = applied == null ? null : applied.getVersion();
        if (version != null && version.getMajor().intValue() > VERSION) {
            throw RecordError.RECORD_NEWER.of(
                    "the record %s has version %s, but this program knows it up to version %d",
                    database.address(), version, VERSION);
        }
        flyway.migrate();
    }

    private static Exception root(Exception thrown) {
        var at = thrown;
        while (at.getCause() instanceof Exception cause) {
            at = cause;
        }
        return at;
    }

    /** Where Flyway gets its connections. */
    private record Connections(Database database) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return database.connect(TransactionMode.DEFERRED);
        }

        @Override
        public Connection getConnection(String name, String password) throws SQLException {
            return database.connect(TransactionMode.DEFERRED);
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
