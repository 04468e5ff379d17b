// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.record.PostgresServer;
import io.github.dfumaven.record.RecordAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minutes of a day; {@code DayLoad} has the whole of it. */
class DayTest {

    private static final long SEED = 12;

    @TempDir
    private Path folder;

    @Test
    void twoStationsGiveEachOfTwentyBoardsItsOwnRow() throws Exception {
        new Day(folder, RecordAddress.of(folder.resolve("records.db")), 20, 2, SEED).work(2);
    }

    @Test
    void soTheyDoWithAServer() throws Exception {
        try (var server = PostgresServer.start()) {
            new Day(folder, RecordAddress.parse(server.address(), folder), 20, 2, SEED).work(2);
        }
    }
}
