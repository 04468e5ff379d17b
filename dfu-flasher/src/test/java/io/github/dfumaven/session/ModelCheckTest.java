// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.sim.Mishap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The download of a small image, with everything that can go wrong at every transfer, singly and in pairs: each path
 * ends, and only that is a success after which flash holds the image.
 *
 * <p>Not among it is what no host can tell: that another program breaks the download off between an answer and the next
 * block, which the system prevents as long as the interface is claimed.
 */
class ModelCheckTest {

    private static final int MOST_STEPS = 400;
    private static final int RESTARTS = 1;
    private static final int IDLE = 2;
    private static final int WAIT_RESET = 8;

    private static final List<Mishap> WIRE = Mishap.ofTheWire();
    private static final List<Mishap> ALL = join(WIRE, Mishap.ofAnswers());
    private static final List<Mishap> FEW = join(WIRE, Mishap.ofFewAnswers());

    private static final Map<String, Integer> PATHS = new TreeMap<>();

    /** One mishap at one transfer, counted from 0. */
    private record Event(int at, Mishap mishap) {}

    /** What came of a path. */
    private record Outcome(ModelBoard board, Verdict verdict, List<ControlTransfer> carried) {}

    static Stream<Arguments> boards() {
        return Stream.of(
                board("ROM", () -> ModelBoard.rom(true, 1)),
                board("strict", () -> ModelBoard.strict(ManifestEnd.SYNC_THEN_IDLE)),
                board("strict and not tolerant", () -> ModelBoard.strict(ManifestEnd.WAIT_RESET)));
    }

    static Stream<Arguments> otherBoards() {
        return Stream.concat(
                Stream.of(board("ROM, 8 blocks together", () -> ModelBoard.rom(true, 8))),
                Stream.of(
                                ManifestEnd.IDLE,
                                ManifestEnd.SILENT_WAIT_RESET,
                                ManifestEnd.LEAVES,
                                ManifestEnd.LEAVES_AT_ONCE)
                        .map(end -> board("strict, " + end, () -> ModelBoard.strict(end))));
    }

    static Stream<Arguments> refusers() {
        return Stream.of(
                board("ROM that refuses the image", () -> ModelBoard.rom(false, 1)),
                board("strict, refuses the image", () -> ModelBoard.strict(ManifestEnd.FAILS)));
    }

    private static Arguments board(String name, Supplier<ModelBoard> boards) {
        return Arguments.of(name, boards);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boards")
    void successMeansThatFlashHoldsTheImage(String name, Supplier<ModelBoard> boards) {
        assertThat(run(boards, List.of()).verdict()).isInstanceOf(Verdict.Success.class);

        check(name, boards, ALL, FEW);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherBoards")
    void otherBoardsAreNotTakenForFlashedEither(String name, Supplier<ModelBoard> boards) {
        assertThat(run(boards, List.of()).verdict()).isNotInstanceOf(Verdict.Failure.class);

        check(name, boards, ALL, List.of());
    }

    /** Such a board can only be taken for a good one if somebody lies, so here nobody does. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("refusers")
    void anImageThatIsRefusedIsNeverASuccess(String name, Supplier<ModelBoard> boards) {
        assertThat(run(boards, List.of()).verdict()).isInstanceOf(Verdict.Failure.class);

        check(name, boards, WIRE, WIRE);
    }

    private static void check(String name, Supplier<ModelBoard> boards, List<Mishap> singly, List<Mishap> pairwise) {
        int paths = 0;
        var all = run(boards, List.of()).carried();
        for (int at = 0; at < all.size(); at++) {
            for (var mishap : singly) {
                if (!mishap.fits(all.get(at))) {
                    continue;
                }
                var first = new Event(at, mishap);
                var outcome = run(boards, List.of(first));
                paths++;
                if (!pairwise.contains(mishap)) {
                    continue;
                }
                var carried = outcome.carried();
                for (int next = at + 1; next < carried.size(); next++) {
                    for (var other : pairwise) {
                        if (other.fits(carried.get(next))) {
                            run(boards, List.of(first, new Event(next, other)));
                            paths++;
                        }
                    }
                }
            }
        }
        PATHS.put(name, paths);
    }

    private static Outcome run(Supplier<ModelBoard> boards, List<Event> events) {
        var board = boards.get();
        var carried = new ArrayList<ControlTransfer>();
        ModelBoard.Carrier carrier = transfer -> {
            int at = carried.size();
            carried.add(transfer);
            for (var event : events) {
                if (event.at() == at) {
                    return board.isGone()
                            ? board.deliver(transfer)
                            : event.mishap().apply(board, transfer);
                }
            }
            return board.deliver(transfer);
        };
        var verdict = download(board, carrier);
        for (int n = 0; n < RESTARTS && verdict instanceof Verdict.Failure failure && failure.again(); n++) {
            verdict = download(board, carrier);
        }
        judge(board, verdict, events);
        return new Outcome(board, verdict, carried);
    }

    private static Verdict download(ModelBoard board, ModelBoard.Carrier carrier) {
        var step = board.plan.begin();
        for (int steps = 0; step instanceof Step.Exchange exchange; steps++) {
            if (steps > MOST_STEPS) {
                throw new AssertionError("does not end");
            }
            try {
                board.sleeper.sleep(exchange.delay());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            step = exchange.next(board.control(exchange.transfers(), carrier));
        }
        return ((Step.Done) step).verdict();
    }

    private static void judge(ModelBoard board, Verdict verdict, List<Event> events) {
        if (verdict instanceof Verdict.Success && !board.isFlashed() && !isBelieved(board, events)) {
            throw new AssertionError("success without the image in flash after " + events);
        }
        if (verdict instanceof Verdict.Failure failure && board.isGone() && Glitch.is(failure.error())) {
            throw new AssertionError("a board that is gone is told as " + failure.error() + " after " + events);
        }
        if (board.sleeper.elapsed().compareTo(Duration.ofMinutes(10)) > 0) {
            throw new AssertionError("took " + board.sleeper.elapsed() + " after " + events);
        }
    }

    /** A board that has all of the image and says falsely that it is done with it is believed. */
    private static boolean isBelieved(ModelBoard board, List<Event> events) {
        return board.isWritten()
                && events.stream()
                        .mapToInt(event -> event.mishap().says())
                        .anyMatch(state -> state == IDLE || state == WAIT_RESET);
    }

    private static List<Mishap> join(List<Mishap> some, List<Mishap> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @AfterAll
    static void tell() {
        PATHS.forEach((name, count) -> System.out.printf(Locale.ROOT, "model check, %s: %d paths%n", name, count));
        System.out.printf(
                Locale.ROOT,
                "model check: %d paths%n",
                PATHS.values().stream().mapToInt(Integer::intValue).sum());
    }
}
