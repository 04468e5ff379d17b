// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.record.PostgresServer;
import io.github.dfumaven.record.RecordAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day with 200 boards in 8 slots of each of two stations; {@code -Ddfu.load.seed} lets the same boards be pulled out. */
class DayLoad {

    private static final long SEED = Long.getLong("dfu.load.seed", System.nanoTime());
    private static final int BOARDS = 200;
    private static final int SLOTS = 8;

    @TempDir
    private Path folder;

    @Test
    void aDayWithAFile() throws Exception {
        System.out.println("load: seed " + SEED);
        new Day(folder, RecordAddress.of(folder.resolve("records.db")), BOARDS, SLOTS, SEED).work(2);
    }

    @Test
    void aDayWithAServer() throws Exception {
        try (var server = PostgresServer.start()) {
            new Day(folder, RecordAddress.parse(server.address(), folder), BOARDS, SLOTS, SEED).work(2);
        }
    }

    @Test
    void aDayWithAFileOverUsbIp() throws Exception {
        new Day(folder, RecordAddress.of(folder.resolve("records.db")), BOARDS, SLOTS, SEED)
                .overUsbIp()
                .work(2);
    }

    @Test
    void aDayWithAServerOverUsbIp() throws Exception {
        try (var server = PostgresServer.start()) {
            new Day(folder, RecordAddress.parse(server.address(), folder), BOARDS, SLOTS, SEED)
                    .overUsbIp()
                    .work(2);
        }
    }
}
