// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.cli.Printer;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.FlashProof;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.usb.UsbPath;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final String TERMINAL = "dfu.terminal";
    private static final char ESCAPE = '\033';

    private final StringWriter err = new StringWriter();

    @AfterEach
    void noTerminal() {
        System.clearProperty(TERMINAL);
    }

    @Test
    void elsewhereThanOnATerminalLinesArePlain() {
        play(0, Map.of());

        assertThat(err.toString())
                .doesNotContain("\r")
                .doesNotContain("" + ESCAPE)
                .contains("1-10: sending");
        assertThat(err.toString()).doesNotContain("500 of 1000");
    }

    @Test
    void vTellsHowFarItIs() {
        play(1, Map.of());

        assertThat(err.toString()).contains("1-10: 500 of 1000 bytes");
    }

    @Test
    void aTerminalThatCanDoNothingGetsPlainLines() {
        System.setProperty(TERMINAL, "12");

        play(0, Map.of("TERM", "dumb"));

        assertThat(err.toString()).doesNotContain("" + ESCAPE);
    }

    @Test
    void stdoutOnATerminalIsNoReasonToDrawOnStderr() {
        System.setProperty(TERMINAL, "1");

        play(0, Map.of("TERM", "xterm"));

        assertThat(err.toString()).doesNotContain("" + ESCAPE);
    }

    @ParameterizedTest
    @CsvSource({"80", "60", "40", "20"})
    void everyBoardHasALineThatFits(int columns) {
        System.setProperty(TERMINAL, "2");

        play(0, Map.of("TERM", "xterm", "COLUMNS", String.valueOf(columns), "NO_COLOR", "1"));

        var screen = Screen.of(err.toString());
        assertThat(screen.lines()).hasSize(3);
        assertThat(screen.lines()).allMatch(line -> line.length() < columns);
        assertThat(screen.lines().get(0)).isEqualTo("1-10: a note");
        assertThat(screen.lines().get(1)).startsWith("1-2").contains("25%");
        assertThat(screen.lines().get(2)).startsWith("1-10").contains("50%");
        assertThat(err.toString()).doesNotContain(ESCAPE + "[3");
    }

    @Test
    void rateAndTimeLeftAreShown() {
        System.setProperty(TERMINAL, "2");

        play(0, Map.of("TERM", "xterm", "COLUMNS", "100"));

        assertThat(err.toString()).contains("KiB/s").containsPattern("\\(\\d+:\\d\\d left\\)");
    }

    @Test
    void moreLinesThanTheTerminalHasAreCountedAndNeverDrawnOver() {
        var lines = new LiveLines<Integer>(Printer.of(err), 8);
        var numbers = IntStream.rangeClosed(1, 20).toArray();
        for (int number : numbers) {
            lines.set(number, "board " + number);
        }

        assertThat(Screen.of(err.toString()).lines())
                .hasSize(8)
                .startsWith("board 1", "board 2")
                .endsWith("board 7", "... and 13 more");

        lines.print("a note");
        for (int number : numbers) {
            lines.finish(number);
        }
        assertThat(Screen.of(err.toString()).lines())
                .startsWith("a note", "board 1", "board 2")
                .endsWith("board 20")
                .hasSize(21);
        assertThat(Pattern.compile("\033\\[(\\d+)A")
                        .matcher(err.toString())
                        .results()
                        .map(up -> Integer.valueOf(up.group(1))))
                .isNotEmpty()
                .allMatch(up -> up <= 8);
    }

    @Test
    void theRowsOfTheTerminalAreTheLimit() {
        System.setProperty(TERMINAL, "2");
        var environment = Map.of("TERM", "xterm", "COLUMNS", "80", "LINES", "10");

        try (var progress = Progress.on(Printer.of(err), 0, environment)) {
            for (int port = 1; port <= 20; port++) {
                progress.phase(Bench.path(port), Phase.SENDING);
            }
            progress.note(Bench.path(1), "a note");
            assertThat(Screen.of(err.toString()).lines()).hasSize(9).endsWith("... and 13 more");
        }
    }

    @Test
    void aFinishedBoardGoesUpAndTheOthersGoOn() {
        System.setProperty(TERMINAL, "2");

        try (var progress = Progress.on(Printer.of(err), 0, Map.of("TERM", "xterm", "COLUMNS", "80"))) {
            progress.phase(Bench.path(1), Phase.SENDING);
            progress.phase(Bench.path(2), Phase.SENDING);
            progress.finished(flashed(Bench.path(2)));
            progress.progress(Bench.path(1), 1, 2);
        }

        assertThat(Screen.of(err.toString()).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1-2").endsWith("flashed"),
                        second -> assertThat(second).startsWith("1-1").contains("50%"));
    }

    @Test
    void aFailedBoardStaysInSightAndInItsPlace() {
        System.setProperty(TERMINAL, "2");
        var environment = Map.of("TERM", "xterm", "COLUMNS", "80", "LINES", "5");

        try (var progress = Progress.on(Printer.of(err), 0, environment)) {
            for (int port = 6; port >= 1; port--) {
                progress.phase(Bench.path(port), Phase.SENDING);
            }
            progress.finished(result(Bench.path(5), Outcome.FAILED));

            assertThat(Screen.of(err.toString()).lines())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("1-1").endsWith("sending"),
                            second -> assertThat(second).startsWith("1-5").endsWith("failed"),
                            third -> assertThat(third).isEqualTo("... and 4 more"));
        }
    }

    private static BoardResult flashed(UsbPath path) {
        return result(path, Outcome.FLASHED);
    }

    private static BoardResult result(UsbPath path, Outcome outcome) {
        var nothing = Optional.<String>empty();
        return new BoardResult(
                path,
                nothing,
                nothing,
                outcome,
                64,
                1,
                1,
                0,
                nothing,
                nothing,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FlashProof.NONE);
    }

    @Test
    void aBarGoesBackWhenItIsStartedAgain() {
        System.setProperty(TERMINAL, "2");

        try (var progress = Progress.on(Printer.of(err), 0, Map.of("TERM", "xterm", "COLUMNS", "80"))) {
            progress.phase(Bench.path(10), Phase.SENDING);
            progress.progress(Bench.path(10), 900, 1000);
            progress.note(Bench.path(10), "starting again");
            progress.progress(Bench.path(10), 0, 1000);
            progress.progress(Bench.path(10), 250, 1000);
        }

        assertThat(Screen.of(err.toString()).lines().get(1)).startsWith("1-10").contains("25%");
    }

    /** Flash is read back in passes, each of which is prepared anew. */
    @Test
    void aBarStaysWhereItIsBetweenTwoPasses() {
        System.setProperty(TERMINAL, "2");

        try (var progress = Progress.on(Printer.of(err), 0, Map.of("TERM", "xterm", "COLUMNS", "80"))) {
            progress.phase(Bench.path(10), Phase.READING);
            progress.progress(Bench.path(10), 500, 1000);
            progress.phase(Bench.path(10), Phase.PREPARING);
            progress.phase(Bench.path(10), Phase.READING);
        }

        assertThat(Screen.of(err.toString()).lines().get(0)).startsWith("1-10").contains("50%");
    }

    private void play(int verbosity, Map<String, String> environment) {
        try (var progress = Progress.on(Printer.of(err), verbosity, environment)) {
            progress.phase(Bench.path(10), Phase.SENDING);
            progress.phase(Bench.path(2), Phase.SENDING);
            progress.progress(Bench.path(10), 500, 1000);
            progress.progress(Bench.path(2), 1 << 18, 1 << 20);
            progress.note(Bench.path(10), "a note");
        }
    }

    @Test
    void waitingTellsWhatToDo() {
        assertThat(FlashLog.waitingText(Duration.ofSeconds(30)))
                .isEqualTo("Waiting up to 30 s for a board: hold BOOT, tap RESET, release BOOT.");
    }
}
