// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import static io.github.dfumaven.record.Said.TABLE;
import static io.github.dfumaven.record.Said.attempt;
import static io.github.dfumaven.record.Said.confirmed;
import static io.github.dfumaven.record.Said.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.DfuException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.TransactionMode;

/** The record in a file of SQLite. */
class RecordsInAFileTest extends RecordsContract {

    @TempDir
    private Path folder;

    @Override
    RecordAddress address() {
        return RecordAddress.of(folder.resolve("station records.db"));
    }

    @Test
    void whatIsCommittedIsWrittenThrough() throws Exception {
        var database = new Database(address());
        try (var connection = database.connect(TransactionMode.IMMEDIATE);
                var statement = connection.createStatement()) {
            try (var mode = statement.executeQuery("PRAGMA journal_mode")) {
                assertThat(mode.getString(1)).isEqualTo("wal");
            }
            try (var mode = statement.executeQuery("PRAGMA synchronous")) {
                assertThat(mode.getInt(1)).as("FULL").isEqualTo(2);
            }
        }
    }

    @Test
    void aRecordOfANewerProgramIsRefused() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("station records.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO record_version SELECT 99, '2', 'x', 'SQL', 'V2__x.sql', 1, 'x', installed_on, 1, 1"
                            + " FROM record_version WHERE version = '1'");
        }

        assertThatThrownBy(() -> Records.open(address()))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.RECORD_NEWER))
                .hasMessageContaining("version 2")
                .hasMessageContaining("version 1");
    }

    @Test
    void aFileThatIsGoneIsNotWrittenToUntilItIsBack() throws Exception {
        var file = folder.resolve("station records.db");
        try (var records = Records.open(address())) {
            records.takeIn(TABLE, rows(3));
            // Without the other files, as when it is closed.
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            var away = folder.resolve("away.db");
            Files.move(file, away);
            var attempt = attempt("7c:df:a1:00:00:0a");

            assertThatThrownBy(() -> records.begin(attempt, Optional.of(TABLE)))
                    .isInstanceOfSatisfying(
                            DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.RECORD_UNAVAILABLE));
            Files.move(away, file);

            var begun = records.begin(attempt, Optional.of(TABLE));
            assertThat(begun.row()).contains("SN1");
            assertThat(records.end(attempt.id(), begun, Optional.of(TABLE), confirmed()))
                    .isTrue();
        }
    }

    @Test
    void aReportMakesNoRecord() {
        var nowhere = RecordAddress.of(folder.resolve("nowhere.db"));

        assertThatThrownBy(() -> Records.existing(nowhere))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.NO_RECORD));
        assertThat(folder.resolve("nowhere.db")).doesNotExist();
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeNone() throws Exception {
        var file = folder.resolve("letter.txt");
        Files.writeString(file, "Dear Sir or Madam, this is a letter and not a database at all. ".repeat(30));

        assertThatThrownBy(() -> Records.open(RecordAddress.of(file)))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.RECORD_UNAVAILABLE))
                .hasMessageContaining("letter.txt");
    }
}
