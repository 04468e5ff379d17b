// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.PlayedBoard.Start;
import io.github.dfumaven.flash.PlayedBus.BoardMaker;
import io.github.dfumaven.flash.PlayedBus.Event;
import io.github.dfumaven.flash.PlayedBus.Happening;
import io.github.dfumaven.sim.TinyArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The choice of a board with another one around: whatever is plugged in, pulled out, moved or swapped in front of whatever
 * step of the host, singly, in pairs and in threes, while it waits, opens, detaches and looks for the board again. Each
 * path ends; nothing is sent to a board that is not the one meant, unless nothing at all tells the two apart; and a
 * success means that a board which is meant holds the image.
 */
class ChoiceModelCheckTest {

    private static final String MAC = "7c:df:a1:00:00:01";
    private static final String OTHER_MAC = "7c:df:a1:00:00:02";
    private static final Bytes CONTENT = Bytes.fill(0x5a, 300);
    private static final int ADDRESS = 0x1000;
    private static final FlashImage IMAGE = FlashImage.of("a.bin", TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()));
    private static final List<Event> ALL = List.of(Event.values());
    private static final List<Event> FEW = List.of(Event.OUT, Event.IN, Event.OTHER_INSTEAD, Event.SWAP);

    /** Takes minutes instead of seconds: all pairs and all threes. */
    private static final boolean WHOLE = Boolean.getBoolean("dfu.wholeModel");

    private static final Map<String, Integer> PATHS = new TreeMap<>();

    /** What the user asks for. */
    private enum Request {
        ANYTHING,
        PATH,
        SERIAL,
        PATH_AND_SERIAL;

        Selection selection() {
            var here = List.of(PlayedBus.HERE);
            return switch (this) {
                case ANYTHING -> Selection.any();
                case PATH -> Selection.builder().path(here).build();
                case SERIAL -> Selection.builder().serial(MAC).build();
                case PATH_AND_SERIAL ->
                    Selection.builder().path(here).serial(MAC).build();
            };
        }
    }

    /** The other board, beside an ESP32-S3 that is meant. */
    private enum Other {
        SAME_CHIP(Chip.ESP32_S3, OTHER_MAC),
        ANOTHER_CHIP(Chip.ESP32_S2, OTHER_MAC),
        ANOTHER_CHIP_WITH_THE_SAME_NUMBER(Chip.ESP32_P4, MAC),
        THE_SAME_IN_EVERYTHING(Chip.ESP32_S3, MAC);

        private final Chip chip;
        private final String mac;

        Other(Chip chip, String mac) {
            this.chip = chip;
            this.mac = mac;
        }
    }

    private record Situation(
            Request request,
            boolean waits,
            boolean isThere,
            Chip chip,
            Start start,
            Chip other,
            String mac,
            Start otherStart) {

        PlayedBus play(List<Happening> happenings) {
            BoardMaker maker = sleeper -> new PlayedBoard(sleeper, chip, MAC, start);
            BoardMaker two = sleeper -> new PlayedBoard(sleeper, other, mac, otherStart);
            var played = new PlayedBus(maker, two, happenings);
            if (isThere) {
                played.happen(Event.IN);
            }
            return played;
        }

        FlashRequest flash() throws InvalidRequestException {
            return FlashRequest.builder(IMAGE.forDevice(Chip.VENDOR_ID, chip.productId()))
                    .selection(request.selection())
                    .waitFor(waits ? "3s" : null)
                    .build();
        }
    }

    @AfterAll
    static void tell() {
        PATHS.forEach((name, count) -> System.out.println("choice of boards, " + name + ": " + count + " paths"));
    }

    private static Stream<Situation> situations(Other other) {
        return Stream.of(Start.values())
                .flatMap(start -> Stream.of(Start.values())
                        .flatMap(second -> Stream.of(Request.values())
                                .flatMap(request -> Stream.of(
                                        situation(request, false, true, start, other, second),
                                        situation(request, true, false, start, other, second)))));
    }

    private static Situation situation(
            Request request, boolean waits, boolean isThere, Start start, Other other, Start second) {
        return new Situation(request, waits, isThere, Chip.ESP32_S3, start, other.chip, other.mac, second);
    }

    @ParameterizedTest
    @EnumSource(Other.class)
    void oneEventDoesNotLeadToABoardThatIsNotMeant(Other other) {
        situations(other).forEach(situation -> new Search("singly, " + other, situation, ALL, false).explore(1));
    }

    @ParameterizedTest
    @EnumSource(Other.class)
    void neitherDoPairs(Other other) {
        boolean odd = List.of(Other.values()).indexOf(other) % 2 == 1; // half of them, like the fields of one colour
        for (var start : Start.values()) {
            for (var request : List.of(Request.PATH, Request.SERIAL)) {
                for (boolean waits : new boolean[] {false, true}) {
                    var second = other == Other.SAME_CHIP ? Start.DFU : Start.ROM;
                    if (WHOLE || odd == waits) {
                        var situation = situation(request, waits, !waits, start, other, second);
                        new Search("in pairs, " + other, situation, WHOLE ? ALL : FEW, false).explore(2);
                    }
                }
                odd = !odd;
            }
            odd = !odd;
        }
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void neitherDoThree(Start start) {
        var situation = situation(Request.PATH, false, true, start, Other.SAME_CHIP, start);
        new Search("in threes, " + start, situation, FEW, !WHOLE).explore(3);
    }

    /** Two ESP32-S2 have nothing that tells them apart in the ROM; so the place decides, and each path still ends. */
    @ParameterizedTest
    @EnumSource(Start.class)
    void ofTwoThatNothingTellsApartThePlaceDecides(Start start) {
        var situation =
                new Situation(Request.PATH, false, true, Chip.ESP32_S2, start, Chip.ESP32_S2, OTHER_MAC, Start.DFU);
        new Search("two ESP32-S2", situation, WHOLE ? ALL : FEW, false).explore(2);
    }

    /**
     * All paths of a situation.
     *
     * @param coarse leaves out what happens between two questions for texts, and between two steps of one kind
     */
    private record Search(String name, Situation situation, List<Event> events, boolean coarse) {

        void explore(int depth) {
            explore(List.of(), depth);
        }

        /** Goes one path, and on from there with one more event in front of each later step. */
        private void explore(List<Happening> path, int depth) {
            var played = situation.play(path);
            Optional<BoardResult> result = Optional.empty();
            Optional<DfuException> error = Optional.empty();
            try {
                var flasher = new Flasher(played.stepped(), played.sleeper, KeptThreads.TOGETHER);
                var report = flasher.flash(situation.flash(), ProgressListener.NONE);
                result = report.devices().stream().findFirst();
                error = result.flatMap(BoardResult::error);
            } catch (DfuException e) {
                error = Optional.of(e);
            }
            PATHS.merge(name, 1, Integer::sum);
            check(situation + " " + path, situation, played, result, error);
            if (depth == 0) {
                return;
            }
            int from = path.isEmpty() ? 0 : path.get(path.size() - 1).step();
            for (int step : moments(played.steps, from)) {
                for (var event : events) {
                    var longer = new ArrayList<>(path);
                    longer.add(new Happening(step, event));
                    explore(longer, depth - 1);
                }
            }
        }

        /** Returns the steps from one on, of those that are repeated over and over only the first two and the last. */
        private List<Integer> moments(List<String> steps, int from) {
            var moments = new ArrayList<Integer>();
            for (int i = from; i < steps.size(); i++) {
                var step = steps.get(i);
                boolean asBefore = i > 1 && step.equals(steps.get(i - 1)) && step.equals(steps.get(i - 2));
                boolean asAfter = i + 1 < steps.size() && step.equals(steps.get(i + 1));
                boolean again = i > 0 && step.equals(steps.get(i - 1));
                boolean text = step.startsWith("80");
                if (coarse ? !again && !text : !(asBefore && asAfter)) {
                    moments.add(i);
                }
            }
            return moments;
        }
    }

    private static void check(
            String path,
            Situation situation,
            PlayedBus played,
            Optional<BoardResult> result,
            Optional<DfuException> error) {
        assertThat(played.isEndless()).as("%s: ends", path).isFalse();
        assertThat(error.map(DfuException::code)).as(path).isNotEqualTo(Optional.of(IoError.INTERNAL_ERROR));
        boolean flashed =
                result.filter(found -> found.outcome() == Outcome.FLASHED).isPresent();
        assertThat(flashed).as("%s: %s", path, error).isEqualTo(error.isEmpty());

        var boards = List.of(played.meant(), played.other());
        var chosen =
                played.known.stream().filter(board -> fits(situation, board)).findFirst();
        for (var board : boards) {
            boolean written = !board.rom().flash().operations().isEmpty();
            if (board.wasTold()) {
                assertThat(chosen)
                        .as("%s: %s was sent something, %s", path, board, error)
                        .hasValueSatisfying(found -> assertThat(isLike(found, board))
                                .as("%s: %s was chosen, but something was sent to %s", path, found, board)
                                .isTrue());
            }
            assertThat(written && board.chip() != situation.chip)
                    .as("%s: %s", path, board)
                    .isFalse();
        }
        if (flashed) {
            assertThat(boards)
                    .as("%s: one of them holds the image", path)
                    .anyMatch(board -> board.wasTold()
                            && board.rom()
                                    .flash()
                                    .read(ADDRESS, CONTENT.length())
                                    .equals(CONTENT));
        }
    }

    /** Tells whether a board is one that was asked for, as far as it can be told from outside. */
    private static boolean fits(Situation situation, PlayedBoard board) {
        boolean serial = situation.request.selection().serial().isEmpty() || board.hasNumber(MAC);
        return serial && (board.chip() == situation.chip || board.hasApplication());
    }

    private static boolean isLike(PlayedBoard first, PlayedBoard two) {
        if (first == two) {
            return true;
        }
        boolean sameKind = first.chip() == two.chip() || (first.hasApplication() && two.hasApplication());
        return sameKind
                && (first.hasNumber(two.mac()) || (first.chip() == Chip.ESP32_S2 && two.chip() == Chip.ESP32_S2));
    }
}
