// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.flash.ProgressListener.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
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
        assertThat(screen.lines().get(1)).startsWith("1-10").contains("50%");
        assertThat(screen.lines().get(2)).startsWith("1-2").contains("25%");
        assertThat(err.toString()).doesNotContain(ESCAPE + "[3");
    }

    @Test
    void rateAndTimeLeftAreShown() {
        System.setProperty(TERMINAL, "2");

        play(0, Map.of("TERM", "xterm", "COLUMNS", "100"));

        assertThat(err.toString()).contains("KiB/s").containsPattern("\\(0:00:0\\d / ");
    }

    @Test
    void aBarGoesBackWhenItIsStartedAgain() {
        System.setProperty(TERMINAL, "2");

        try (var progress = Progress.on(new PrintWriter(err, true), 0, Map.of("TERM", "xterm", "COLUMNS", "80"))) {
            progress.phase(Bench.path(10), Phase.SENDING);
            progress.progress(Bench.path(10), 900, 1000);
            progress.note(Bench.path(10), "starting again");
            progress.progress(Bench.path(10), 0, 1000);
            progress.progress(Bench.path(10), 250, 1000);
        }

        assertThat(Screen.of(err.toString()).lines().get(1)).startsWith("1-10").contains("25%");
    }

    private void play(int verbosity, Map<String, String> environment) {
        try (var progress = Progress.on(new PrintWriter(err, true), verbosity, environment)) {
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
