// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static io.github.dfumaven.station.Line.SLOT;
import static io.github.dfumaven.station.Line.board;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.PostgresServer;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.station.StationEvent.End;
import io.github.dfumaven.station.StationEvent.Progress;
import io.github.dfumaven.station.StationEvent.RecordAway;
import io.github.dfumaven.station.StationEvent.RecordBack;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that stops in the middle of a flash, and comes back. */
class ServerAwayTest {

    @TempDir
    private Path folder;

    @Test
    void theStationWaitsForItsRecordAndGoesOn() throws Exception {
        try (var server = PostgresServer.start();
                var line = new Line(folder, Line.CHIP, RecordAddress.parse(server.address(), folder))) {
            line.table(3);
            line.startWithRows("");
            var first = board(1);
            line.plug(SLOT, first);
            line.await(Progress.class, progress -> progress.bytes() > 0);
            server.stop();
            var second = board(2);
            line.plug(UsbPath.of(1, 9), second);
            line.await(RecordAway.class, away -> !away.text().contains("s3cret"));
            line.pass(30);

            assertThat(line.count(End.class)).isZero();
            assertThat(second.flash().read(0, 4 << 20).isAll(0xff)).isTrue();

            server.begin();
            line.await(RecordBack.class, back -> true);
            for (int n = 0; n < 2; n++) {
                assertThat(line.awaitEnd().end().verdict()).isEqualTo(AttemptVerdict.CONFIRMED);
            }
            assertThat(line.given())
                    .containsEntry("7c:df:a1:00:00:01", line.rowOn(first).orElseThrow() + " confirmed")
                    .containsEntry("7c:df:a1:00:00:02", line.rowOn(second).orElseThrow() + " confirmed");
        }
    }
}
