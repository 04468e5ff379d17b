// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import static io.github.dfumaven.record.Said.TABLE;
import static io.github.dfumaven.record.Said.attempt;
import static io.github.dfumaven.record.Said.confirmed;
import static io.github.dfumaven.record.Said.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.DfuException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The record in a PostgreSQL of Debian's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsOnPostgresTest extends RecordsContract {

    private PostgresServer server;

    @BeforeAll
    void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    void endServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    RecordAddress address() throws Exception {
        try (var connection = DriverManager.getConnection(server.address());
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
        return RecordAddress.parse(server.address(), Path.of(""));
    }

    @Test
    void aServerThatGoesAwayAndComesBackIsReachedAgain() throws Exception {
        try (var records = Records.open(address())) {
            records.takeIn(TABLE, rows(3));
            var attempt = attempt("7c:df:a1:00:00:0a");
            server.stop();

            assertThatThrownBy(() -> records.begin(attempt, Optional.of(TABLE)))
                    .isInstanceOfSatisfying(
                            DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.RECORD_UNAVAILABLE))
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageNotContaining("s3cret");
            server.begin();

            var begun = records.begin(attempt, Optional.of(TABLE));
            assertThat(begun.row()).contains("SN1");
            server.stop();
            assertThatThrownBy(() -> records.end(attempt.id(), begun, Optional.of(TABLE), confirmed()))
                    .isInstanceOf(DfuException.class);
            server.begin();
            assertThat(records.end(attempt.id(), begun, Optional.of(TABLE), confirmed()))
                    .isTrue();
            assertThat(records.counts(TABLE)).isEqualTo(new RowCounts(2, 0, 1));
        }
    }
}
