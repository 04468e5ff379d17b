// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static io.github.dfumaven.station.Line.SLOT;
import static io.github.dfumaven.station.Line.board;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.record.AttemptLine;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.station.StationEnd.Reason;
import io.github.dfumaven.station.StationEvent.Attention;
import io.github.dfumaven.station.StationEvent.AttentionOver;
import io.github.dfumaven.station.StationEvent.Begin;
import io.github.dfumaven.station.StationEvent.End;
import io.github.dfumaven.station.StationEvent.Progress;
import io.github.dfumaven.station.StationEvent.RecordAway;
import io.github.dfumaven.station.StationEvent.RecordBack;
import io.github.dfumaven.station.StationEvent.Unplugged;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StationTest {

    private static final String A = "7c:df:a1:00:00:0a";
    private static final String B = "7c:df:a1:00:00:0b";

    @TempDir
    private Path folder;

    private static AttemptVerdict verdict(StationResult result) {
        return result.end().verdict();
    }

    private static Optional<String> code(StationResult result) {
        return result.end().errorCode();
    }

    @Test
    void aBoardIsFlashedOnceForEachTimeItIsPluggedIn() throws Exception {
        try (var line = new Line(folder)) {
            line.start(", \"slots\": {\"1-2.1\": \"slot 3\"}");
            var board = board(10);

            line.plug(SLOT, board);
            var first = line.awaitEnd();
            line.pass(60);

            assertThat(verdict(first)).isEqualTo(AttemptVerdict.CONFIRMED);
            assertThat(first.attempt().slot()).isEqualTo("slot 3");
            assertThat(first.attempt().mac()).contains(A);
            assertThat(line.isFlashed(board)).isTrue();
            assertThat(line.count(Begin.class)).isEqualTo(1);

            line.bus.unplug(SLOT);
            line.await(Unplugged.class, event -> true);
            line.pass(15);
            line.plug(SLOT, board);
            assertThat(verdict(line.awaitEnd())).isEqualTo(AttemptVerdict.CONFIRMED);
            assertThat(line.records.attempts(Instant.EPOCH))
                    .extracting(AttemptLine::verdict)
                    .containsExactly(Optional.of(AttemptVerdict.CONFIRMED), Optional.of(AttemptVerdict.CONFIRMED));
        }
    }

    @Test
    void aBoardThatComesBackSoonIsTheSameOneAndAnotherIsNot() throws Exception {
        try (var line = new Line(folder)) {
            line.start("");
            var board = board(10);
            line.plug(SLOT, board);
            line.awaitEnd();

            line.bus.unplug(SLOT);
            line.await(Unplugged.class, event -> true);
            line.plug(SLOT, board);
            line.pass(20);
            assertThat(line.count(Begin.class)).isEqualTo(1);

            line.bus.unplug(SLOT);
            line.await(Unplugged.class, event -> true);
            var other = board(11);
            line.plug(SLOT, other);
            assertThat(line.awaitEnd().attempt().mac()).contains(B);
            assertThat(line.isFlashed(other)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S3", "ESP32_S2"})
    void eachBoardGetsTheRowThatTheRecordSays(Chip chip) throws Exception {
        try (var line = new Line(folder, chip)) {
            line.table(3);
            line.startWithRows("");
            var boards = List.of(board(chip, 10), board(chip, 11));
            for (int n = 0; n < boards.size(); n++) {
                line.plug(UsbPath.of(1, n + 1), boards.get(n));
            }
            for (int n = 0; n < boards.size(); n++) {
                assertThat(verdict(line.awaitEnd())).isEqualTo(AttemptVerdict.CONFIRMED);
            }

            var given = line.given();
            assertThat(given).containsOnlyKeys(A, B);
            assertThat(given.get(A)).isEqualTo(line.rowOn(boards.get(0)).orElseThrow() + " confirmed");
            assertThat(given.get(B)).isEqualTo(line.rowOn(boards.get(1)).orElseThrow() + " confirmed");
            assertThat(given.values()).containsExactlyInAnyOrder("SN1 confirmed", "SN2 confirmed");
        }
    }

    @Test
    void aBoardThatIsPulledOutGetsTheSameRowLater() throws Exception {
        try (var line = new Line(folder)) {
            line.table(3);
            line.startWithRows("");
            line.plug(SLOT, board(10));
            line.await(Progress.class, progress -> progress.bytes() > 0);
            line.bus.unplug(SLOT);
            assertThat(verdict(line.awaitEnd())).isEqualTo(AttemptVerdict.FAILED);
            assertThat(line.given()).isEqualTo(Map.of(A, "SN1 kept"));

            line.plug(UsbPath.of(1, 9), board(11));
            assertThat(line.awaitEnd().row()).contains("SN2");
            line.pass(15);
            var again = board(10);
            line.plug(SLOT, again);
            assertThat(line.awaitEnd().row()).contains("SN1");

            assertThat(line.given()).isEqualTo(Map.of(A, "SN1 confirmed", B, "SN2 confirmed"));
            assertThat(line.rowOn(again)).contains("SN1");
        }
    }

    @Test
    void aBoardThatIsDoneIsRefusedAndTheStationEndsWhenAllRowsAre() throws Exception {
        try (var line = new Line(folder)) {
            line.table(2);
            line.startWithRows(", \"stopAfterFailures\": 1");
            var board = board(10);
            line.plug(SLOT, board);
            line.awaitEnd();
            line.bus.unplug(SLOT);
            line.pass(15);
            line.plug(SLOT, board);

            var again = line.awaitEnd();
            assertThat(verdict(again)).isEqualTo(AttemptVerdict.REFUSED);
            assertThat(code(again)).contains("board-already-done");
            assertThat(line.rowOn(board)).contains("SN1");

            line.plug(UsbPath.of(1, 9), board(11));
            assertThat(line.awaitEnd().row()).contains("SN2");
            assertThat(line.awaitStationEnd().reason()).isEqualTo(Reason.ALL_ROWS_DONE);
        }
    }

    @Test
    void aBoardOfAnotherChipFailsAndUsesUpNoRow() throws Exception {
        try (var line = new Line(folder)) {
            line.table(2);
            line.startWithRows(", \"stopAfterFailures\": 2");
            line.plug(SLOT, board(Chip.ESP32_P4, 12));
            assertThat(code(line.awaitEnd())).contains("wrong-device");
            assertThat(line.records.counts("boards.csv").free()).isEqualTo(2);

            line.plug(UsbPath.of(1, 9), board(Chip.ESP32_S2, 13));
            assertThat(code(line.awaitEnd())).contains("wrong-device");

            var end = line.awaitStationEnd();
            assertThat(end.reason()).isEqualTo(Reason.TOO_MANY_FAILURES);
            assertThat(end.error().orElseThrow().code().id()).isEqualTo("wrong-device");
        }
    }

    @Test
    void itEndsWhenAsManyBoardsAreDoneAsAreWanted() throws Exception {
        try (var line = new Line(folder)) {
            for (int n = 1; n <= 4; n++) {
                line.plug(UsbPath.of(1, n), board(n));
            }
            line.start(", \"count\": 3");

            var end = line.awaitStationEnd();

            assertThat(end.reason()).isEqualTo(Reason.COUNT_REACHED);
            assertThat(end.counts().confirmed()).isEqualTo(3);
            assertThat(line.records.attempts(Instant.EPOCH)).hasSize(3);
        }
    }

    @Test
    void whatCannotBeRecordedIsNotFlashed() throws Exception {
        var file = folder.resolve("records.db");
        try (var line = new Line(folder)) {
            line.table(3);
            line.startWithRows("");
            line.plug(UsbPath.of(1, 9), board(11));
            line.awaitEnd();
            var away = folder.resolve("away.db");
            Files.move(file, away);

            var board = board(10);
            line.plug(SLOT, board);
            line.await(RecordAway.class, event -> event.text().contains("records.db"));
            line.pass(30);
            assertThat(line.rowOn(board)).isEmpty();
            assertThat(board.flash().read(0, 4096).isAll(0xff)).isTrue();

            Files.move(away, file);
            line.await(RecordBack.class, event -> true);
            assertThat(line.awaitEnd().row()).contains("SN2");
            assertThat(line.rowOn(board)).contains("SN2");
        }
    }

    @Test
    void theFirstStopLetsTheBoardEndAndTheSecondBreaksItOff() throws Exception {
        try (var line = new Line(folder)) {
            line.start("");
            line.plug(SLOT, board(10));
            line.await(Progress.class, progress -> progress.bytes() > 0);
            line.stop.next();
            line.plug(UsbPath.of(1, 9), board(11));

            assertThat(verdict(line.awaitEnd())).isEqualTo(AttemptVerdict.CONFIRMED);
            assertThat(line.awaitStationEnd().reason()).isEqualTo(Reason.STOPPED);
            assertThat(line.records.attempts(Instant.EPOCH)).hasSize(1);
        }
        try (var line = new Line(folder)) {
            line.start("");
            line.plug(SLOT, board(10));
            line.await(Progress.class, progress -> progress.bytes() > 0);
            line.stop.next();
            line.stop.next();

            assertThat(verdict(line.awaitEnd())).isIn(AttemptVerdict.INTERRUPTED, AttemptVerdict.CONFIRMED);
            line.awaitStationEnd();
        }
    }

    @Test
    void boardsElsewhereAreLeftAloneAndToldOnce() throws Exception {
        try (var line = new Line(folder)) {
            line.start(", \"slots\": {\"1-2.1\": \"slot 1\"}");
            var elsewhere = board(12);
            line.plug(UsbPath.of(1, 9), elsewhere);
            line.await(Attention.class, event -> event.path().equals(UsbPath.of(1, 9)));
            line.pass(20);

            assertThat(line.count(Attention.class)).isEqualTo(1);
            assertThat(line.count(End.class)).isZero();
            assertThat(elsewhere.flash().read(0, 4096).isAll(0xff)).isTrue();

            line.bus.unplug(UsbPath.of(1, 9));
            line.await(AttentionOver.class, event -> event.path().equals(UsbPath.of(1, 9)));
        }
    }
}
