// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static io.github.dfumaven.station.Line.SLOT;
import static io.github.dfumaven.station.Line.board;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.DfuException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a station may not take although it could: another image, and a row that has become another. */
class StationPinsTest {

    @TempDir
    private Path folder;

    @Test
    void theImageIsTheOneThatTheJobPins() throws Exception {
        try (var line = new Line(folder)) {
            assertThatThrownBy(() -> line.start(", \"sha256\": \"" + "0".repeat(64) + "\""))
                    .isInstanceOfSatisfying(
                            DfuException.class, e -> assertThat(e.code()).isEqualTo(StationError.JOB_WRONG_IMAGE))
                    .hasMessageContaining("0".repeat(64));
            assertThatThrownBy(() -> line.start(", \"target\": \"esp32s2\""))
                    .isInstanceOfSatisfying(
                            DfuException.class, e -> assertThat(e.code()).isEqualTo(StationError.JOB_WRONG_IMAGE))
                    .hasMessageContaining("esp32s3")
                    .hasMessageContaining("esp32s2");
        }
    }

    @Test
    void aRowThatWasGivenMayNotChange() throws Exception {
        try (var line = new Line(folder)) {
            line.table(2);
            Files.writeString(folder.resolve("boards.csv"), "serial_number,name\nSN1,lamp\nSN2,bell\n");
            line.startWithRows(", \"count\": 1");
            line.plug(SLOT, board(10));
            line.awaitStationEnd();
        }
        Files.writeString(folder.resolve("boards.csv"), "serial_number,name\nSN1,horn\nSN2,bell\n");
        var line = new Line(folder);
        line.startWithRows("");

        assertThatThrownBy(line::awaitStationEnd)
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code().id()).isEqualTo("row-changed"))
                .hasMessageContaining("SN1");
        line.records.close();
    }
}
