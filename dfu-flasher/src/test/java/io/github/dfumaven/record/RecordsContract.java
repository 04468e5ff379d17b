// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.record;

import static io.github.dfumaven.record.Said.TABLE;
import static io.github.dfumaven.record.Said.attempt;
import static io.github.dfumaven.record.Said.confirmed;
import static io.github.dfumaven.record.Said.failed;
import static io.github.dfumaven.record.Said.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.DfuException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every record has to hold, wherever it is. */
abstract class RecordsContract {

    private static final Optional<String> ROWS = Optional.of(TABLE);
    private static final String A = "7c:df:a1:00:00:0a";
    private static final String B = "7c:df:a1:00:00:0b";

    private Records records;

    /** Returns where a record is that nobody has used. */
    abstract RecordAddress address() throws Exception;

    @BeforeEach
    void open() throws Exception {
        records = Records.open(address());
        records.takeIn(TABLE, rows(3));
    }

    @AfterEach
    void close() {
        records.close();
    }

    private Begun give(String mac, AttemptEnd end) throws DfuException {
        var attempt = attempt(mac);
        var begun = records.begin(attempt, ROWS);
        assertThat(records.end(attempt.id(), begun, ROWS, end)).isTrue();
        return begun;
    }

    private String state(String row) throws DfuException {
        return records.rows().stream()
                .filter(given -> given.key().equals(row))
                .map(RowState::state)
                .findFirst()
                .orElse("free");
    }

    @Test
    void boardsGetTheRowsInOrder() throws DfuException {
        assertThat(give(A, confirmed()).row()).contains("SN1");
        assertThat(give(B, confirmed()).row()).contains("SN2");
        assertThat(records.counts(TABLE)).isEqualTo(new RowCounts(1, 0, 2));
        assertThat(records.rows()).extracting(row -> row.board().orElse("")).containsExactly(A, B);
    }

    @Test
    void aBoardThatIsDoneGetsNoSecondRow() throws DfuException {
        give(A, confirmed());

        var again = records.begin(attempt(A), ROWS);

        assertThat(again.refused().orElseThrow().code()).isEqualTo(RecordError.BOARD_ALREADY_DONE);
        assertThat(again.refused().orElseThrow()).hasMessageContaining("SN1");
        assertThat(records.counts(TABLE)).isEqualTo(new RowCounts(2, 0, 1));
        assertThat(records.attempts(Instant.EPOCH))
                .extracting(AttemptLine::verdict)
                .containsExactlyInAnyOrder(Optional.of(AttemptVerdict.CONFIRMED), Optional.of(AttemptVerdict.REFUSED));
    }

    @Test
    void aRowOfWhichNothingWasSentGoesToTheNextBoard() throws DfuException {
        assertThat(give(A, failed(false)).row()).contains("SN1");
        assertThat(state("SN1")).isEqualTo("free");

        assertThat(give(B, confirmed()).row()).contains("SN1");
    }

    @Test
    void aRowThatMayBeOnABoardIsKeptForItWhateverComes() throws DfuException {
        give(A, failed(true));
        assertThat(state("SN1")).isEqualTo("kept");
        assertThat(give(B, confirmed()).row()).contains("SN2");

        assertThat(give(A, failed(false)).row()).contains("SN1");
        assertThat(state("SN1")).isEqualTo("kept");

        var back = give(A, confirmed());
        assertThat(back.row()).contains("SN1");
        assertThat(back.kept()).isTrue();
        assertThat(state("SN1")).isEqualTo("confirmed");
    }

    @Test
    void aStationThatDiedLeavesItsRowToTheBoard() throws DfuException {
        var dead = attempt(A);
        var begun = records.begin(dead, ROWS);

        assertThat(give(B, confirmed()).row()).contains("SN2");
        assertThat(give(A, confirmed()).row()).isEqualTo(begun.row());

        assertThat(records.end(dead.id(), begun, ROWS, failed(true)))
                .as("told by one that was not dead")
                .isFalse();
        assertThat(state("SN1")).isEqualTo("confirmed");
        assertThat(records.attempts(Instant.EPOCH))
                .filteredOn(line -> line.attempt().id().equals(dead.id()))
                .extracting(AttemptLine::verdict)
                .containsExactly(Optional.of(AttemptVerdict.ABANDONED));
    }

    @Test
    void twoBoardsAtOneStationThatCallThemselvesAlikeDoNotGetTheSameRow() throws DfuException {
        var instance = UUID.randomUUID();
        var first = attempt(A, instance, "1-1");
        var begun = records.begin(first, ROWS);
        var second = attempt(A, instance, "1-2");

        var refused = records.begin(second, ROWS);
        assertThat(refused.refused().orElseThrow().code()).isEqualTo(RecordError.BOARD_TWICE);
        assertThat(refused.refused().orElseThrow()).hasMessageContaining(A).hasMessageContaining("1-1");
        assertThat(records.begin(second, ROWS).refused().orElseThrow().code()).isEqualTo(RecordError.BOARD_TWICE);

        assertThat(records.end(first.id(), begun, ROWS, failed(true))).isTrue();
        assertThat(records.begin(attempt(A, instance, "1-2"), ROWS).row()).isEqualTo(begun.row());
    }

    @Test
    void whatIsToldTwiceIsDoneOnce() throws DfuException {
        var attempt = attempt(A);
        var first = records.begin(attempt, ROWS);
        assertThat(records.begin(attempt, ROWS).row()).isEqualTo(first.row());
        assertThat(records.end(attempt.id(), first, ROWS, confirmed())).isTrue();
        assertThat(records.end(attempt.id(), first, ROWS, confirmed())).isTrue();

        assertThat(records.counts(TABLE)).isEqualTo(new RowCounts(2, 0, 1));
        assertThat(records.attempts(Instant.EPOCH)).hasSize(1);
    }

    @Test
    void aTableThatIsUsedUpGivesNothing() throws DfuException {
        for (int n = 1; n <= 3; n++) {
            give("7c:df:a1:00:01:0" + n, confirmed());
        }

        var refused = records.begin(attempt(A), ROWS).refused();

        assertThat(refused.orElseThrow().code()).isEqualTo(RecordError.NO_FREE_ROW);
    }

    @Test
    void aTableMayGrowButGivenRowsStayAsTheyWere() throws DfuException {
        give(A, confirmed());
        records.takeIn(TABLE, rows(5));
        assertThat(records.counts(TABLE)).isEqualTo(new RowCounts(4, 0, 1));

        records.takeIn(TABLE, List.of(new TableRow(1, "SN9", "99")));
        assertThat(records.counts(TABLE))
                .as("without the free rows that are gone")
                .isEqualTo(new RowCounts(1, 0, 1));

        assertThatThrownBy(() -> records.takeIn(TABLE, List.of(new TableRow(1, "SN1", "other"))))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.ROW_CHANGED))
                .hasMessageContaining(A);
    }

    @Test
    void aPersonGivesARowBack() throws DfuException {
        give(A, failed(true));

        assertThat(records.giveBack("SN1", Optional.empty(), false, "kim").board())
                .contains(A);

        assertThat(state("SN1")).isEqualTo("free");
        assertThat(give(B, confirmed()).row()).contains("SN1");
        assertThatThrownBy(() -> records.giveBack("SN1", Optional.empty(), true, "kim"))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.ROW_NOT_GIVEN_BACK));
        assertThatThrownBy(() -> records.giveBack("SN7", Optional.empty(), false, "kim"))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.NO_SUCH_ROW));
    }

    @Test
    void aRowOfAStationThatHasNotToldIsGivenBackByForceOnly() throws DfuException {
        records.begin(attempt(A), ROWS);

        assertThatThrownBy(() -> records.giveBack("SN1", ROWS, false, "kim"))
                .isInstanceOfSatisfying(
                        DfuException.class, e -> assertThat(e.code()).isEqualTo(RecordError.ROW_NOT_GIVEN_BACK));
        records.giveBack("SN1", ROWS, true, "kim");

        assertThat(state("SN1")).isEqualTo("free");
    }

    @Test
    void anAttemptReadsAsItWasWritten() throws DfuException {
        var attempt = attempt(A);
        var begun = records.begin(attempt, Optional.empty());
        records.end(attempt.id(), begun, Optional.empty(), failed(true));

        var line = records.attempts(Instant.parse("2026-11-30T08:00:00Z")).get(0);

        assertThat(line.attempt()).isEqualTo(attempt);
        assertThat(line.row()).isEmpty();
        assertThat(line.errorCode()).contains("board-gone");
        assertThat(line.millis()).hasValue(99);
        assertThat(records.attempts(Instant.parse("2026-11-30T08:00:01Z"))).isEmpty();
    }

    @Test
    void stationsAtTheSameTimeGiveNoRowTwice() throws Exception {
        int boards = 60;
        records.takeIn(TABLE, rows(boards));
        var threads = Executors.newFixedThreadPool(6);
        try (var other = Records.open(records.address())) {
            var work = new ArrayList<Callable<String>>();
            for (int n = 0; n < boards; n++) {
                var station = n % 2 == 0 ? records : other;
                var attempt = attempt("7c:df:a1:00:02:" + (10 + n));
                work.add(() -> {
                    var begun = station.begin(attempt, ROWS);
                    station.end(attempt.id(), begun, ROWS, confirmed());
                    return begun.row().orElseThrow();
                });
            }
            var given = new ArrayList<String>();
            for (var done : threads.invokeAll(work)) {
                given.add(done.get());
            }

            assertThat(given).doesNotHaveDuplicates().hasSize(boards);
            assertThat(records.counts(TABLE)).isEqualTo(new RowCounts(0, 0, boards));
        } finally {
            threads.shutdown();
        }
    }
}
