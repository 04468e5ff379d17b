// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.operator.Tile.State;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.station.StationEnd.Reason;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PageStateTest {

    private static final Happening LEFT = new Happening(UsbPath.of(1, 9), "left");
    private static final Happening RIGHT = new Happening(UsbPath.of(1, 2), "right");
    private static final Happening ELSEWHERE = new Happening(UsbPath.of(1, 5), "1-5");

    private final PageState state = new PageState(job(slots()), Tool.WORDING);

    private static Map<UsbPath, String> slots() {
        var slots = new LinkedHashMap<UsbPath, String>();
        slots.put(LEFT.path(), LEFT.slot());
        slots.put(RIGHT.path(), RIGHT.slot());
        return slots;
    }

    private static PageJob job(Map<UsbPath, String> slots) {
        return new PageJob("bench", "dfu.bin", true, OptionalInt.of(20), slots);
    }

    private void happens(StationEvent... events) {
        List.of(events).forEach(state::on);
    }

    private Tile tile(Happening where) {
        return state.all().changed().stream()
                .filter(tile -> tile.path().equals(where.path()))
                .findFirst()
                .orElseThrow();
    }

    private String next(Happening where) {
        return state.all().situation().next(tile(where));
    }

    private List<String> alerts() {
        return state.all().situation().alerts().stream()
                .map(alert -> alert.text() + "|" + alert.cure())
                .toList();
    }

    @Test
    void slotsOfTheJobWaitInItsOrderAndOthersComeWithTheirBoards() {
        assertThat(state.all().changed()).extracting(Tile::slot).containsExactly("left", "right");
        assertThat(state.all().changed()).allSatisfy(tile -> {
            assertThat(tile.state()).isEqualTo(State.WAITING);
            assertThat(state.all().situation().next(tile)).isEqualTo("Plug in the next board.");
        });

        happens(ELSEWHERE.begin());

        assertThat(state.all().changed()).extracting(Tile::slot).containsExactly("left", "right", "1-5");
    }

    @Test
    void aBoardIsWorkedOnAndConfirmedAndStaysSoUntilTheNextOneComes() {
        happens(LEFT.begin(), LEFT.row("SN1"), LEFT.phase(Phase.SENDING), LEFT.progress(41_900, 100_000));

        assertThat(tile(LEFT).state()).isEqualTo(State.WORKING);
        assertThat(tile(LEFT).doing()).isEqualTo("Sending");
        assertThat(tile(LEFT).percent()).hasValue(41);
        assertThat(tile(LEFT).row()).isEqualTo("SN1");
        assertThat(tile(LEFT).board()).isEqualTo(Happening.MAC);
        assertThat(next(LEFT)).isEqualTo("Leave the board plugged in.");

        happens(LEFT.phase(Phase.VERIFYING));
        assertThat(tile(LEFT).percent()).isEmpty();

        happens(LEFT.confirmed());
        assertThat(tile(LEFT).word()).isEqualTo("Confirmed");
        assertThat(next(LEFT)).isEqualTo("Take the board out.");

        happens(LEFT.unplugged());
        assertThat(tile(LEFT).state()).isEqualTo(State.CONFIRMED);
        assertThat(tile(LEFT).isFree()).isTrue();
        assertThat(next(LEFT)).isEqualTo("Plug in the next board.");

        happens(LEFT.begin());
        assertThat(tile(LEFT).row()).isEmpty();
        assertThat(tile(LEFT).board()).isEmpty();
        assertThat(tile(RIGHT).state()).isEqualTo(State.WAITING);
    }

    @Test
    void aFailureSaysWhatToDoInTheWordsOfTheFrontEndAlsoWhenTheBoardIsOut() {
        happens(LEFT.begin(), LEFT.failed("the board is silent"));

        assertThat(tile(LEFT).state()).isEqualTo(State.FAILED);
        assertThat(tile(LEFT).told()).isEqualTo("the board is silent");
        assertThat(tile(LEFT).cure()).isEqualTo("Press RESET, and set --timeout higher.");
        assertThat(next(LEFT)).isEqualTo("Take the board out.");

        happens(LEFT.unplugged());
        assertThat(tile(LEFT).told()).isEqualTo("the board is silent");
        assertThat(next(LEFT)).isEqualTo("Plug in the next board.");
    }

    @Test
    void otherVerdictsAreToldFromFailures() {
        var why = Optional.<DfuException>of(new DeviceException(Happening.STALLED, "is finished"));
        happens(LEFT.begin(), LEFT.end(AttemptVerdict.REFUSED, why));
        happens(RIGHT.begin(), RIGHT.end(AttemptVerdict.INTERRUPTED, why));

        assertThat(tile(LEFT).state()).isEqualTo(State.ATTENTION);
        assertThat(tile(LEFT).word()).isEqualTo("Refused");
        assertThat(next(LEFT)).isEqualTo("Take the board out.");
        assertThat(tile(RIGHT).state()).isEqualTo(State.FAILED);
        assertThat(tile(RIGHT).word()).isEqualTo("Broken off");
        assertThat(state.all().tally().others()).isEqualTo(2);
        assertThat(state.all().tally().confirmedPart()).isEmpty();
    }

    @Test
    void whatNeedsAttentionGoesAwayWithItsReason() {
        happens(RIGHT.attention("there is a board in its application", "Press BOOT and RESET."));
        happens(ELSEWHERE.attention("a board is in no slot of the job", "Plug it into a slot."));

        assertThat(tile(RIGHT).state()).isEqualTo(State.ATTENTION);
        assertThat(tile(RIGHT).cure()).isEqualTo("Press BOOT and RESET.");
        assertThat(tile(ELSEWHERE).state()).isEqualTo(State.ATTENTION);

        happens(RIGHT.attentionOver(), ELSEWHERE.attentionOver());

        assertThat(tile(RIGHT).state()).isEqualTo(State.WAITING);
        assertThat(state.all().places()).containsExactly(LEFT.path(), RIGHT.path());
    }

    @Test
    void aResultIsNotHiddenByWhatIsSaidBesides() {
        happens(LEFT.begin(), LEFT.note("starts again"), LEFT.confirmed());
        assertThat(tile(LEFT).note()).isEqualTo("Starts again.");

        happens(LEFT.attention("the hook label has failed", "Run it by hand."));

        assertThat(tile(LEFT).state()).isEqualTo(State.CONFIRMED);
        assertThat(tile(LEFT).note()).isEqualTo("The hook label has failed. Run it by hand.");
    }

    @Test
    void recordAndBusAwayHoldTheOperatorBack() {
        happens(Happening.recordAway(), Happening.busAway(), RIGHT.begin());

        assertThat(alerts())
                .containsExactly(
                        "No board is taken: the disk is full.|Make room.",
                        "No board is seen: libusb says no.|Look at --usb.");
        assertThat(next(LEFT)).isEqualTo("Wait with the next board.");
        assertThat(next(RIGHT)).isEqualTo("Leave the board plugged in.");

        happens(Happening.recordBack(), Happening.busBack());
        assertThat(alerts()).isEmpty();
        assertThat(next(LEFT)).isEqualTo("Plug in the next board.");
    }

    @Test
    void theEndIsAnnouncedAndThenSaid() {
        happens(RIGHT.begin(), Happening.ending(Reason.COUNT_REACHED));

        assertThat(alerts().get(0))
                .isEqualTo("No further board is taken: as many boards are flashed as the job wants."
                        + "|Boards that are being flashed end first.");
        assertThat(next(LEFT)).isEqualTo("No further board is taken.");

        state.end();
        assertThat(alerts()).containsExactly("The station has ended: as many boards are flashed as the job wants.|");
        assertThat(next(LEFT)).isEqualTo("The station has ended.");
    }

    @Test
    void whoHasSeenAStateGetsWhatHasChangedSinceHoweverMuchThatWas() throws Exception {
        long seen = state.all().number();
        happens(LEFT.begin(), LEFT.phase(Phase.SENDING));
        for (int block = 0; block <= 1000; block++) {
            happens(LEFT.progress(block, 1000));
        }

        var news = state.after(seen, Duration.ofSeconds(60)).orElseThrow();

        assertThat(news.changed()).extracting(Tile::slot).containsExactly("left");
        assertThat(news.changed().get(0).percent()).hasValue(100);
        assertThat(news.places()).hasSize(2);
        assertThat(news.number() - seen)
                .as("changes that can be seen, not blocks")
                .isLessThan(110);
        assertThat(state.after(news.number(), Duration.ofMillis(1))).isEmpty();

        happens(Happening.recordAway());
        assertThat(state.after(news.number(), Duration.ofSeconds(60))
                        .orElseThrow()
                        .changed())
                .as("what to do next is another thing at each place")
                .hasSize(2);
    }

    @Test
    void countsAndYieldAreThoseOfTheReport() {
        happens(LEFT.begin(), LEFT.confirmed(), RIGHT.begin(), RIGHT.failed("no"), LEFT.begin(), LEFT.confirmed());

        var json = json();
        assertThat(json.get("confirmed").getAsInt()).isEqualTo(2);
        assertThat(json.get("failed").getAsInt()).isEqualTo(1);
        assertThat(json.get("wanted").getAsInt()).isEqualTo(20);
        assertThat(json.get("yield").getAsString()).isEqualTo("66.7 %");
    }

    @Test
    void textsFromOutsideAreMadeHarmless() {
        happens(LEFT.begin(), LEFT.failed("\u001b[31m\u202etxt\n"));

        var told = json().getAsJsonArray("tiles").get(0).getAsJsonObject().get("told");

        assertThat(told.getAsString()).isEqualTo("\ufffd[31m\ufffdtxt\ufffd");
    }

    private JsonObject json() {
        var line = PageJson.line(state.all(), true);
        assertThat(line).doesNotContain("\n");
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Test
    void figuresAreThoseOfTheShift() {
        happens(
                LEFT.begin(),
                LEFT.confirmed(),
                RIGHT.begin(),
                RIGHT.failed("no"),
                RIGHT.begin(),
                Happening.recordAway());

        assertThat(Metrics.of(state.all())).isEqualTo("""
                # HELP dfu_station_attempts_total Attempts to flash a board since the start, by verdict.
                # TYPE dfu_station_attempts_total counter
                dfu_station_attempts_total{verdict="abandoned"} 0
                dfu_station_attempts_total{verdict="confirmed"} 1
                dfu_station_attempts_total{verdict="failed"} 1
                dfu_station_attempts_total{verdict="interrupted"} 0
                dfu_station_attempts_total{verdict="refused"} 0
                # HELP dfu_station_failures_total Attempts that failed since the start, by code of the error.
                # TYPE dfu_station_failures_total counter
                dfu_station_failures_total{code="stalled"} 1
                # HELP dfu_station_boards_flashing Boards that are being flashed now.
                # TYPE dfu_station_boards_flashing gauge
                dfu_station_boards_flashing 1
                # HELP dfu_station_record_up Whether the record can be written: 1 or 0.
                # TYPE dfu_station_record_up gauge
                dfu_station_record_up 0
                # HELP dfu_station_bus_up Whether the bus can be looked at: 1 or 0.
                # TYPE dfu_station_bus_up gauge
                dfu_station_bus_up 1
                """);
    }
}
