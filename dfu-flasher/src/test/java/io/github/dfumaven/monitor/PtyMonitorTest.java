// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.time.Sleeper;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** jSerialComm itself on ports of the kernel that have no board, which are pseudo-terminals. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class PtyMonitorTest {

    private static final SerialPorts PORTS = SerialPorts.ofThisMachine();

    @TempDir
    private Path folder;

    private Path port;
    private final AtomicReference<Pty> board = new AtomicReference<>();

    @BeforeEach
    void plugIn() throws IOException {
        Pty.require();
        port = folder.resolve("tty board");
        board.set(Pty.at(port));
    }

    @AfterEach
    void pullOut() {
        var plugged = board.get();
        if (plugged != null) {
            plugged.close();
        }
    }

    private Pty board() {
        return Objects.requireNonNull(board.get());
    }

    private MonitorRequest.Builder request() throws IOException {
        return MonitorRequest.builder().port(port.toString()).timeout("60s");
    }

    private MonitorEnd run(MonitorRequest request, Heard heard, InputStream input) throws IOException {
        return new Monitor(PORTS, Sleeper.REAL).run(request, heard, input, () -> false);
    }

    /** Once the port is open, which is told, the board does something. */
    private Heard whenOpen(Runnable act) {
        return new Heard(told -> {
            if (told.contains("is open at")) {
                act.run();
            }
        });
    }

    private static void on(String text, String wanted, Runnable act) {
        if (text.contains(wanted)) {
            act.run();
        }
    }

    @Test
    void showsWhatABoardPrintsAndPutsItsPanicIntoWords() throws Exception {
        var elf = folder.resolve("app.elf");
        Files.write(elf, Firmware.XTENSA.toByteArray());
        var heard = whenOpen(() -> board().print(Firmware.XTENSA_PANIC.replace("\n", "\r\n")));

        assertThatThrownBy(
                        () -> run(request().elf(elf).fail("^Rebooting").build(), heard, InputStream.nullInputStream()))
                .hasMessageContaining("[firmware-failed]");

        assertThat(heard.lines())
                .contains("  0x4200811a: app_main+0x1a", "Rebooting...")
                .noneMatch(line -> line.contains("another build"));
    }

    @Test
    void goesOnWhenThePortHasLeftAndIsBack() throws Exception {
        var log = folder.resolve("Prüfling 1.log");
        var heard = new Heard(told -> {
            on(told, "is open at", () -> board().print("first, and then cu"));
            on(told, "first, and then cu", () -> board().close());
            on(told, "is gone", this::plugInAgain);
            on(told, "is back", () -> board().print("t\nsecond\n"));
        });

        assertThat(run(request().until("second").log(log).build(), heard, InputStream.nullInputStream()))
                .isEqualTo(MonitorEnd.UNTIL);

        assertThat(heard.lines()).containsExactly("first, and then cu", "t", "second");
        assertThat(heard.notes()).hasSize(3);
        assertThat(Files.readString(log))
                .contains("first, and then cu\n--- the serial port ", "is gone", "is back\nt\nsecond");
    }

    private void plugInAgain() {
        try {
            board.set(Pty.at(port));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void whatIsTypedGoesOut() throws Exception {
        var typed = new PipedOutputStream();
        var heard = whenOpen(() -> {
            var unused = CompletableFuture.runAsync(() -> typeAndEcho(typed));
        });

        run(request().until("got help ä$").build(), heard, new PipedInputStream(typed));

        assertThat(heard.lines()).containsExactly("got help ä");
    }

    private void typeAndEcho(OutputStream typed) {
        try {
            typed.write("help ä\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            board().print("got " + board().read(8));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aPromptIsShownWithoutItsEndAndNoiseDoesNoHarm() throws Exception {
        var noise = new byte[20_000];
        new Random(1129).nextBytes(noise);
        var heard = whenOpen(() -> {
            board().print(noise);
            board().print("\033[31m" + "x".repeat(10_000) + "\0\007\n\r\nesp> ");
        });

        run(request().until("^esp> $").build(), heard, InputStream.nullInputStream());

        assertThat(heard.lines())
                .endsWith("esp> ")
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{Cc}"));
        assertThat(heard.lines()).anyMatch(line -> line.endsWith("x\ufffd\ufffd"));
    }

    @Test
    void aBrokenStandardInputIsNoEnd() throws Exception {
        var closed = new FileInputStream("/dev/null");
        closed.close();
        var heard = whenOpen(() -> board().print("Ready\n"));

        assertThat(run(request().until("Ready").build(), heard, closed)).isEqualTo(MonitorEnd.UNTIL);
    }

    /** Of a terminal that is closed SIGHUP tells, too, but the natives of jSerialComm let that be ignored. */
    @Test
    void aTerminalThatIsClosedIsTheEnd() throws Exception {
        var terminal = folder.resolve("terminal");
        try (var user = Pty.at(terminal);
                var input = new FileInputStream(terminal.toFile())) {
            var heard = whenOpen(user::close);

            assertThat(run(request().build(), heard, input)).isEqualTo(MonitorEnd.INTERRUPTED);
        }
    }

    @Test
    void aPortThatAnotherProgramHasIsBusy() throws Exception {
        var info = PORTS.named(port.toString()).orElseThrow();
        var other = new ProcessBuilder("flock", info.name(), "sh", "-c", "echo locked; cat").start();
        try (var told = other.inputReader()) {
            assertThat(told.readLine()).isEqualTo("locked");
            assertThatThrownBy(() -> PORTS.open(info, 115_200))
                    .hasMessageStartingWith(info.name() + ": cannot be opened, error ")
                    .hasMessageContaining("[port-busy]");
        } finally {
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
        }
        PORTS.open(info, 9600).close();
    }

    @Test
    void whatIsNoPortIsTold() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var noPort = PORTS.named(file.toString()).orElseThrow();

        assertThatThrownBy(() -> PORTS.open(noPort, 115_200)).hasMessageContaining("[port-failed]");
        assertThat(PORTS.named(folder.resolve("none").toString())).isEmpty();
        assertThat(PORTS.named("\0")).isEmpty();
    }

    @Test
    void aPortThatLeavesBeforeItIsOpenedIsNotThere() throws Exception {
        var info = PORTS.named(port.toString()).orElseThrow();
        board().close();

        assertThatThrownBy(() -> PORTS.open(info, 115_200)).hasMessageContaining("[no-port]");
    }
}
