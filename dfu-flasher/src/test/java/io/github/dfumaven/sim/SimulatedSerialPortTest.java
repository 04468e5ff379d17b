// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications with a serial port, whose lines restart the chip. */
class SimulatedSerialPortTest {

    private final OnTheBus host = new OnTheBus();

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    private void plug(SimulatedBoard board) {
        host.bus.plug(OnTheBus.PATH, board);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aSerialPortInTheOrderOfArduinoBringsTheChipIntoDownloadMode(Chip chip) throws IOException {
        plug(Firmwares.board(chip, SimulatedApp.CDC, "1.0"));
        assertThat(host.dfuProtocol()).isZero();
        assertThat(host.product()).isEqualTo("blink 1.0");

        assertThat(host.lines(2, 3, 1, 0)).isTrue();
        host.passARestart();

        assertThat(host.dfuProtocol()).isEqualTo(1);
        host.toDfuMode();
        host.run(chip);
        assertThat(host.dfuProtocol()).isZero();
        assertThat(host.product()).isEqualTo("blink 1.0");
    }

    @Test
    void noOtherOrderDoes() throws IOException {
        plug(Firmwares.board(Chip.ESP32_S3, SimulatedApp.CDC, "1.0"));
        var before = host.device();

        host.lines(0, 3, 0, 2, 3, 1, 3, 0, 2, 3, 2, 1, 0);
        host.passARestart();

        assertThat(host.device()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S3"})
    void aFallingRtsRestartsTheConsole(Chip chip) throws IOException {
        plug(Firmwares.board(chip, SimulatedApp.CONSOLE, "1.0"));
        var console = host.device().orElseThrow();
        assertThat(console.descriptor().productId()).isEqualTo(chip.productId());

        host.lines(2, 0);
        host.passARestart();
        var again = host.device().orElseThrow();
        assertThat(again.devnum()).isNotEqualTo(console.devnum());
        assertThat(serial()).isEqualTo("7c:df:a1:00:00:01");

        assertThat(host.lines(3, 1)).isTrue();
        host.passARestart();
        host.toDfuMode();
        host.download(TinyArchive.ofWords(Watchdog.withoutClearing(chip, 2000)));
        host.passARestart();
        assertThat(serial()).isEqualTo(chip == Chip.ESP32_S2 ? "0" : "7c:df:a1:00:00:01");
    }

    @Test
    void theOrderOfArduinoServesTheConsoleToo() throws IOException {
        plug(Firmwares.board(Chip.ESP32_S2, SimulatedApp.CONSOLE, "1.0"));

        host.lines(2, 3, 1, 0);
        host.passARestart();

        assertThat(serial()).isEqualTo("0");
    }

    @Test
    void theConsoleIsNoApplicationOfTheNewerChips() {
        assertThatThrownBy(() -> Firmwares.board(Chip.ESP32_P4, SimulatedApp.CONSOLE, "1.0"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("esp32p4");
    }

    private String serial() throws UsbException {
        var text = host.one(ControlTransfer.in(0x80, 6, 0x0303, 0x0409, 255)).data();
        return new String(text.slice(2).toByteArray(), StandardCharsets.UTF_16LE);
    }
}
