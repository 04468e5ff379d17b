// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Attempts, ends and rows as stations tell them. */
final class Said {

    static final String TABLE = "boards.csv";

    private Said() {}

    /** An attempt of a station that does nothing else. */
    static FlashAttempt attempt(String mac) {
        return attempt(mac, UUID.randomUUID(), "1-2.4");
    }

    static FlashAttempt attempt(String mac, UUID instance, String path) {
        return new FlashAttempt(
                UUID.randomUUID(),
                Instant.parse("2026-11-30T08:00:00Z"),
                "bench-1",
                instance,
                "slot 3",
                path,
                Optional.of(mac),
                Optional.of(mac),
                Optional.of("esp32s3"),
                "firmware/dfu.bin",
                "ab".repeat(32),
                "dfu-flasher 1.0",
                true);
    }

    static AttemptEnd confirmed() {
        return new AttemptEnd(
                AttemptVerdict.CONFIRMED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("cd".repeat(32)),
                true,
                1234,
                1);
    }

    static AttemptEnd failed(boolean sent) {
        return new AttemptEnd(
                AttemptVerdict.FAILED,
                Optional.of("board-gone"),
                Optional.of("1-2.4: it is gone"),
                Optional.empty(),
                sent,
                99,
                0);
    }

    static List<TableRow> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new TableRow(n, "SN" + n, Integer.toHexString(n).repeat(4)))
                .toList();
    }
}
