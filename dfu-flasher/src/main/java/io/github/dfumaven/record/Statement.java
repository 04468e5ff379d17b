// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements with their values, which are never part of the text. */
final class Statement {

    /** Makes something of a line of the answer. */
    @FunctionalInterface
    interface Reader<T> {
        /** Returns what the line says. */
        T read(ResultSet line) throws SQLException;
    }

    private Statement() {}

    /** Returns how many lines it has changed; an empty value is NULL. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> query(Connection connection, Reader<T> reader, String sql, Object... values)
            throws SQLException {
        try (var statement = prepare(connection, sql, values);
                var lines = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (lines.next()) {
                read.add(reader.read(lines));
            }
            return read;
        }
    }

    static Optional<String> text(ResultSet line, String column) throws SQLException {
        return Optional.ofNullable(line.getString(column));
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int n = 0; n < values.length; n++) {
                var value = values[n] instanceof Optional<?> wrapped ? wrapped.orElse(null) : values[n];
                if (value == null) {
                    statement.setNull(n + 1, Types.VARCHAR);
                } else {
                    statement.setObject(n + 1, value);
                }
            }
            return statement;
        } catch (SQLException | RuntimeException | Error e) {
            statement.close();
            throw e;
        }
    }
}
