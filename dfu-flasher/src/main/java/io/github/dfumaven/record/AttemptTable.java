// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.fault.DeviceErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The attempts, within a transaction. */
final class AttemptTable {

    private static final List<DeviceErrorCode> REFUSALS =
            List.of(RecordError.NO_FREE_ROW, RecordError.BOARD_ALREADY_DONE, RecordError.BOARD_TWICE);

    private final Connection connection;

    AttemptTable(Connection connection) {
        this.connection = connection;
    }

    boolean exists(UUID id) throws SQLException {
        return !Statement.query(
                        connection, line -> line.getString(1), "SELECT id FROM attempt WHERE id = ?", id.toString())
                .isEmpty();
    }

    /** Returns what was said already, to a station that has not heard it because the database went away in that moment. */
    Begun again(UUID id) throws SQLException {
        return Statement.query(
                        connection,
                        line -> {
                            var code = Statement.text(line, "error_code");
                            if (code.isPresent()) {
                                var message =
                                        Statement.text(line, "error_message").orElse("");
                                var known = REFUSALS.stream()
                                        .filter(refusal -> refusal.id().equals(code.get()))
                                        .findFirst()
                                        .orElseThrow();
                                return Begun.refused(new DeviceException(known, message));
                            }
                            var row = Statement.text(line, "row_key");
                            // Whether it was kept before is not known any more; so it may be on the board.
                            return row.map(key -> Begun.with(key, true)).orElse(Begun.PLAIN);
                        },
                        "SELECT row_key, error_code, error_message FROM attempt WHERE id = ?",
                        id.toString())
                .get(0);
    }

    void insert(FlashAttempt attempt, Optional<String> table, Begun begun) throws SQLException {
        var refused = begun.refused();
        Statement.update(
                connection,
                "INSERT INTO attempt (id, began, ended, station, instance, slot, path, mac, serial, target, image,"
                        + " image_sha256, board_table, row_key, verdict, error_code, error_message, millis, retries, tool,"
                        + " simulated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
                attempt.id().toString(),
                Times.text(attempt.began()),
                refused.map(why -> Times.text(attempt.began())),
                attempt.station(),
                attempt.instance().toString(),
                attempt.slot(),
                attempt.path(),
                attempt.mac(),
                attempt.serial(),
                attempt.target(),
                attempt.image(),
                attempt.imageSha256(),
                table,
                begun.row(),
                refused.map(why -> AttemptVerdict.REFUSED.id()),
                refused.map(why -> why.code().id()),
                refused.map(DeviceException::message),
                attempt.tool(),
                attempt.simulated());
    }

    /** Returns false if it has ended already. */
    boolean end(UUID id, AttemptEnd end) throws SQLException {
        return Statement.update(
                        connection,
                        "UPDATE attempt SET ended = ?, verdict = ?, error_code = ?, error_message = ?, flashed_sha256 = ?,"
                                + " millis = ?, retries = ? WHERE id = ? AND verdict IS NULL",
                        Times.text(Instant.now()),
                        end.verdict().id(),
                        end.errorCode(),
                        end.message(),
                        end.flashedSha256(),
                        end.millis(),
                        end.retries(),
                        id.toString())
                == 1;
    }

    /** Returns at which other place the station of an attempt is at work in an earlier one, which has not ended; or nothing. */
    Optional<String> atWorkElsewhere(Optional<String> earlier, FlashAttempt attempt) throws SQLException {
        return Statement.query(
                        connection,
                        line -> line.getString(1),
                        "SELECT path FROM attempt WHERE id = ? AND instance = ? AND path <> ? AND verdict IS NULL",
                        earlier,
                        attempt.instance().toString(),
                        attempt.path())
                .stream()
                .findFirst();
    }

    Optional<AttemptVerdict> verdict(UUID id) throws SQLException {
        return Statement.query(
                        connection,
                        line -> Statement.text(line, "verdict"),
                        "SELECT verdict FROM attempt WHERE id = ?",
                        id.toString())
                .stream()
                .flatMap(Optional::stream)
                .map(AttemptVerdict::of)
                .findFirst();
    }

    List<AttemptLine> since(Instant since) throws SQLException {
        return Statement.query(
                connection,
                AttemptTable::line,
                "SELECT * FROM attempt WHERE began >= ? ORDER BY began, id",
                Times.text(since));
    }

    private static AttemptLine line(ResultSet line) throws SQLException {
        var attempt = new FlashAttempt(
                UUID.fromString(line.getString("id")),
                Instant.parse(line.getString("began")),
                line.getString("station"),
                UUID.fromString(line.getString("instance")),
                line.getString("slot"),
                line.getString("path"),
                Statement.text(line, "mac"),
                Statement.text(line, "serial"),
                Statement.text(line, "target"),
                line.getString("image"),
                line.getString("image_sha256"),
                line.getString("tool"),
                line.getBoolean("simulated"));
        var verdict = Statement.text(line, "verdict").map(AttemptVerdict::of);
        return new AttemptLine(
                attempt,
                Statement.text(line, "ended"),
                Statement.text(line, "board_table"),
                Statement.text(line, "row_key"),
                verdict,
                Statement.text(line, "error_code"),
                Statement.text(line, "error_message"),
                Statement.text(line, "flashed_sha256"),
                verdict.isEmpty() ? OptionalLong.empty() : OptionalLong.of(line.getLong("millis")),
                verdict.isEmpty() ? OptionalLong.empty() : OptionalLong.of(line.getLong("retries")));
    }
}
