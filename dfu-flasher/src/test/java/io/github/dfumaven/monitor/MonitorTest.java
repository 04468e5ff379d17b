// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {

    private static final SerialPortInfo BOARD = FakePorts.port("/dev/ttyACM0", "1-10", 0, 0x303a);
    private static final SerialPortInfo RENAMED = FakePorts.port("/dev/ttyACM1", "1-10", 0, 0x303a);
    private static final SerialPortInfo OTHER = FakePorts.port("/dev/ttyACM0", "1-4", 0, 0x303a);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-29T12:00:00.250Z"), ZoneOffset.UTC);

    private final FakePorts ports = new FakePorts();
    private final Heard heard = new Heard();

    @TempDir
    private Path folder;

    private MonitorEnd run(MonitorRequest request) throws IOException {
        return new Monitor(ports, ports.time, NOON).run(request, heard, InputStream.nullInputStream(), () -> false);
    }

    private static MonitorRequest.Builder untilReady() throws IOException {
        return MonitorRequest.builder().until("Ready");
    }

    @Test
    void endsAtTheLineThatIsWaitedFor() throws Exception {
        ports.with(BOARD).prints("boot\nRea").prints("dy: 1\nmore\n");

        assertThat(run(untilReady().build())).isEqualTo(MonitorEnd.UNTIL);

        assertThat(heard.lines()).containsExactly("boot", "Ready: 1");
        assertThat(heard.notes()).containsExactly("/dev/ttyACM0 at 1-10, vendor 303a, Board is open at 115200 baud");
    }

    @Test
    void aLineThatIsAFailureIsOneOfTheFirmware() throws Exception {
        ports.with(BOARD).prints("Ready? Guru Meditation Error\nReady\n");
        var request = untilReady().fail("Guru|abort").build();

        assertThatThrownBy(() -> run(request))
                .isInstanceOf(FormatException.class)
                .hasMessage("the board has printed a line that matches Guru|abort: Ready? Guru Meditation Error"
                        + " [firmware-failed]");
    }

    @Test
    void aPromptWithoutAnEndIsShownAndFound() throws Exception {
        ports.with(BOARD)
                .prints("login: ")
                .rests()
                .prints("root\n")
                .prints("esp> ")
                .rests();

        assertThat(run(MonitorRequest.builder().until("esp> $").build())).isEqualTo(MonitorEnd.UNTIL);

        assertThat(heard.lines()).containsExactly("login: root", "esp> ");
    }

    @Test
    void whatIsPrintedSlowlyIsNotJudgedBeforeItRests() throws Exception {
        ports.with(BOARD).prints("count 1").prints("00\n").rests().prints("count 1\n");

        run(MonitorRequest.builder().until("count 1$").build());

        assertThat(heard.lines()).containsExactly("count 100", "count 1");
    }

    @Test
    void aBoardThatComesBackUnderAnotherNameIsFollowedToItsPlace() throws Exception {
        ports.with(BOARD).prints("going dow").leavesFor(OTHER, RENAMED).prints("Ready\n");

        run(untilReady().path("1-10").build());

        assertThat(heard.lines()).containsExactly("going dow", "Ready");
        assertThat(ports.opened).containsExactly("/dev/ttyACM0 115200", "/dev/ttyACM1 115200");
        assertThat(heard.notes())
                .containsExactly(
                        "/dev/ttyACM0 at 1-10, vendor 303a, Board is open at 115200 baud",
                        "the serial port of the board at 1-10 is gone; waiting until it is back",
                        "/dev/ttyACM1 at 1-10, vendor 303a, Board is back");
    }

    @Test
    void aNamedPortIsFollowedToItsPlaceToo() throws Exception {
        ports.with(BOARD).leavesFor(OTHER, RENAMED).prints("Ready\n");

        run(untilReady().port("/dev/ttyACM0").baud("921600").build());

        assertThat(ports.opened).containsExactly("/dev/ttyACM0 921600", "/dev/ttyACM1 921600");
    }

    @Test
    void withoutAPortItEndsAfterTenSeconds() throws Exception {
        assertThatThrownBy(() -> run(untilReady().path("1-10").build()))
                .isInstanceOf(DeviceException.class)
                .hasMessage("serial port of the board at 1-10: is not there [no-port]");
        assertThat(ports.time.elapsed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(heard.notes()).containsExactly("waiting for the serial port of the board at 1-10");
    }

    @Test
    void withATimeoutItWaitsAsLongForThePort() throws Exception {
        assertThatThrownBy(() -> run(untilReady().timeout("60s").build())).hasMessageContaining("[no-port]");
        assertThat(ports.time.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }

    @Test
    void theTimeMayPassWhileTheBoardPrintsRestsOrIsAway() throws Exception {
        ports.with(BOARD).prints("boot\n").rests();
        assertThatThrownBy(() -> run(untilReady().timeout("5s").build()))
                .isInstanceOf(DeviceException.class)
                .hasMessage("serial port of the board at 1-10: 5.0 s have passed, and no line matched Ready"
                        + " [monitor-timeout]");
        ports.with(BOARD).leavesFor();
        assertThatThrownBy(() -> run(MonitorRequest.builder().timeout("5s").build()))
                .hasMessage("serial port of the board at 1-10: 5.0 s have passed [monitor-timeout]");
    }

    @Test
    void severalBoardsAreListed() {
        ports.with(
                BOARD,
                FakePorts.port("/dev/ttyUSB0", "1-3", 0, 0x10c4),
                FakePorts.port("/dev/ttyACM9", "1-4", 0, 0x303a));

        assertThatThrownBy(() -> run(untilReady().build()))
                .isInstanceOfSatisfying(
                        DeviceException.class,
                        e -> assertThat(e.details())
                                .containsExactly(
                                        "/dev/ttyACM0 at 1-10, vendor 303a, Board",
                                        "/dev/ttyACM9 at 1-4, vendor 303a, Board"))
                .hasMessageContaining("[several-ports]");
    }

    @Test
    void ofABoardWithSeveralPortsTheFirstIsShownAndAnAdapterOnlyIfThereIsNoBoard() throws Exception {
        ports.with(
                        FakePorts.port("/dev/ttyACM1", "1-10", 2, 0x303a),
                        BOARD,
                        FakePorts.port("/dev/ttyUSB0", "1-3", 0, 0x10c4))
                .prints("Ready\n");
        run(untilReady().build());
        ports.with(FakePorts.port("/dev/ttyUSB0", "1-3", 0, 0x10c4)).prints("Ready\n");
        run(untilReady().build());

        assertThat(ports.opened).containsExactly("/dev/ttyACM0 115200", "/dev/ttyUSB0 115200");
    }

    /** Just after a port has come, udev has not set its rights yet, and ModemManager may look what it is. */
    @Test
    void aPortThatCannotBeOpenedYetIsTriedAgain() throws Exception {
        var busy = MonitorError.PORT_BUSY.on("/dev/ttyACM0", "cannot be opened, error 16");
        ports.with(BOARD).refuses(busy, 30).prints("Ready\n");
        assertThat(run(untilReady().build())).isEqualTo(MonitorEnd.UNTIL);

        ports.refuses(busy, 1000);
        assertThatThrownBy(() -> run(untilReady().timeout("2m").build())).isSameAs(busy);
        assertThat(ports.time.elapsed()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void timestampsAndFilterAreForWhatIsShownAndTheLogHasAll() throws Exception {
        var log = folder.resolve("Gerät läuft.log");
        Files.writeString(log, "before\n");
        ports.with(BOARD).prints("D (1) noise\nE (2) wrong\nI (3) Ready\n");

        run(untilReady().timestamps(true).filter("^E").log(log).build());

        var time = "2026-11-29 12:00:00.250 ";
        assertThat(heard.lines()).containsExactly(time + "E (2) wrong");
        assertThat(Files.readString(log).lines())
                .containsExactly(
                        "before",
                        time + "--- /dev/ttyACM0 at 1-10, vendor 303a, Board is open at 115200 baud",
                        time + "D (1) noise",
                        time + "E (2) wrong",
                        time + "I (3) Ready");
    }

    @Test
    void aPanicIsPutIntoWordsBelowItsLines() throws Exception {
        var elf = folder.resolve("app.elf");
        Files.write(elf, Firmware.RISC_V.toByteArray());
        var log = folder.resolve("log");
        ports.with(BOARD).prints(Firmware.RISC_V_PANIC);

        run(MonitorRequest.builder().elf(elf).log(log).until("Rebooting").build());

        assertThat(heard.lines())
                .containsSequence(
                        "MEPC    : 0x4000818a  RA      : 0x4000811e  SP      : 0x4ff3a9a0  GP      : 0x4ff13a00",
                        "  MEPC 0x4000818a: read_sensor+0xa",
                        "  RA 0x4000811e: app_main+0x1d");
        assertThat(Files.readString(log)).contains("  MEPC 0x4000818a: read_sensor+0xa");
    }

    @Test
    void aFileThatIsNoElfIsRefusedBeforeAnyPortIsOpened() throws Exception {
        var file = Files.writeString(folder.resolve("app.bin"), "no elf at all");
        ports.with(BOARD);

        assertThatThrownBy(() -> run(MonitorRequest.builder().elf(file).build()))
                .hasMessageContaining("app.bin: begins with 6e6f20656c66")
                .hasMessageContaining("[no-elf]");
        assertThat(ports.opened).isEmpty();
    }

    @Test
    void itCanBeCancelledWhileItReadsAndWhileItWaits() throws Exception {
        ports.with(BOARD).prints("one\nin the midd");
        var calls = new ArrayList<Integer>();
        var monitor = new Monitor(ports, ports.time, NOON);

        var end = monitor.run(
                MonitorRequest.builder().build(),
                heard,
                InputStream.nullInputStream(),
                () -> calls.add(1) && calls.size() > 9);
        assertThat(end).isEqualTo(MonitorEnd.INTERRUPTED);
        assertThat(heard.lines()).containsExactly("one", "in the midd");

        ports.with();
        assertThat(monitor.run(MonitorRequest.builder().build(), heard, InputStream.nullInputStream(), () -> true))
                .isEqualTo(MonitorEnd.INTERRUPTED);
    }
}
