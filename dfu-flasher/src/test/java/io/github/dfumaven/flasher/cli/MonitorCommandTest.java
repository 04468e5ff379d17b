// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.cli.Tool;
import io.github.dfumaven.monitor.Pty;
import io.github.dfumaven.monitor.SerialPorts;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on pseudo-terminals, in this process and in one of its own. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class MonitorCommandTest {

    @TempDir
    private Path folder;

    private Path port;

    @BeforeEach
    void namePort() {
        Pty.require();
        port = folder.resolve("port");
    }

    private Bench.Run run(String typed, String... options) {
        var out = new StringWriter();
        var err = new StringWriter();
        var words = new ArrayList<>(List.of("monitor", "--port", port.toString()));
        words.addAll(List.of(options));
        var input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        var tool = new FlasherTool(Backend::open, SerialPorts.ofThisMachine(), input);
        int exit = Tool.commandLine(tool, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Bench.Run(exit, out.toString(), err.toString());
    }

    @Test
    void theExitCodeSaysWhichLineCame() throws Exception {
        try (var board = Pty.at(port)) {
            board.print("\033[32mboot\033[0m\r\nReady\r\n");
            var ready = run("", "--until", "Ready", "--fail", "panic");
            assertThat(ready.exit()).as(ready.toString()).isZero();
            assertThat(ready.out()).isEqualTo("boot\nReady\n");
            assertThat(ready.err()).contains("--- /dev/pts/", " is open at 115200 baud");

            board.print("panic\n");
            var panic = run("", "--until", "Ready", "--fail", "panic");
            assertThat(panic.exit()).as(panic.toString()).isEqualTo(1);
            assertThat(panic.err())
                    .contains("error: the board has printed a line that matches panic: panic [firmware-failed]");

            var late = run("", "--until", "Ready", "--timeout", "300ms");
            assertThat(late.exit()).as(late.toString()).isEqualTo(3);
            assertThat(late.err()).contains("[monitor-timeout]", "--timeout");
        }
    }

    @Test
    void whatIsTypedIsSent() throws Exception {
        try (var board = Pty.at(port)) {
            board.print("esp> ");
            assertThat(run("status\n", "--until", "esp> $").exit()).isZero();
            board.print("esp> ");
            run("status\n", "--until", "esp> $", "--timeout", "30s");
            assertThat(board.read(7)).isEqualTo("status\n");
        }
    }

    @Test
    void withoutAPortTheExitCodeIs3() {
        var missing = run("", "--timeout", "200ms");

        assertThat(missing.exit()).as(missing.toString()).isEqualTo(3);
        assertThat(missing.err()).contains("serial port " + port + ": is not there [no-port]", "--port");
    }

    @Test
    void wrongUsageIsRefusedFirst() {
        assertThat(run("", "--until", "(").exit()).isEqualTo(2);
        assertThat(run("", "--path", "bench/1-10").exit()).isEqualTo(2);
        assertThat(run("", "--elf", folder.resolve("none.elf").toString()).exit())
                .isEqualTo(4);
        assertThat(run("", "--log", folder.toString()).exit()).isEqualTo(4);
    }

    private Process start(String redirection) throws Exception {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        // A test run in the background ignores SIGINT, and so would its children.
                        "exec env --default-signal \"$@\" " + redirection,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlasherTool.class.getName(),
                        "monitor",
                        "--port",
                        port.toString(),
                        "--until",
                        "never",
                        "--log",
                        folder.resolve("log").toString())
                .redirectErrorStream(true)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalEndsItInOrder(String signal) throws Exception {
        try (var board = Pty.at(port)) {
            board.print("whole\nin the mid");
            var process = start("");
            try (var lines = process.inputReader()) {
                for (var line = lines.readLine(); !line.equals("whole"); line = lines.readLine()) {
                    assertThat(line).startsWith("--- ");
                }
                new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor();

                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(130);
                assertThat(Files.readString(folder.resolve("log"))).contains("\nwhole\nin the mid\n");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void itNeedsNoStandardInputAndEndsWithItsReader() throws Exception {
        try (var board = Pty.at(port)) {
            board.print("whole\n");
            var process = start("<&-");
            try (var lines = process.inputReader()) {
                for (var line = lines.readLine(); !line.equals("whole"); line = lines.readLine()) {
                    assertThat(line).startsWith("--- ");
                }
            }
            board.print("nobody reads this\n");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(4);
        }
    }
}
