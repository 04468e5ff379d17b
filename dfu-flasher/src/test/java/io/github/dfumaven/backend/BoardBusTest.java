// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.image.CreateRequest;
import io.github.dfumaven.image.DfuImages;
import io.github.dfumaven.usb.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardBusTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 5000);

    @TempDir
    private Path folder;

    @Test
    void simTakesTheChipFromTheFile() throws Exception {
        var file = FlashFile.read(image("esp32p4"), false);
        try (var bus = BoardBus.open("sim", SimulatedSetup.of(file.chip(), file.flashSize()))) {
            assertThat(bus.isSimulated()).isTrue();
            assertThat(bus.usb().devices())
                    .extracting(UsbDevice::toString)
                    .singleElement()
                    .asString()
                    .contains("1-10");
            assertThat(bus.usb().devices().get(0).descriptor().productId()).isEqualTo(0x12);
        }
    }

    @Test
    void whatIsFlashedIsInTheFlashFile() throws Exception {
        var file = FlashFile.read(image("esp32s2"), false);
        var kept = folder.resolve("flash.bin");
        try (var bus = BoardBus.open(
                "sim", SimulatedSetup.of(file.chip(), file.flashSize()).keptIn(Optional.of(kept)))) {
            new Flasher(bus.usb(), Sleeper.REAL)
                    .flash(FlashRequest.of(file.image()), ProgressListener.NONE)
                    .orThrow();
        }

        var flash = Bytes.read(kept);
        assertThat(flash.length()).isEqualTo(4 << 20);
        assertThat(flash.slice(0x10000, 0x10000 + CONTENT.length())).isEqualTo(CONTENT);
        assertThat(flash.slice(0, 0x10000)).isEqualTo(Bytes.fill(0xff, 0x10000));
    }

    @Test
    void simulatedFlashIsAsLargeAsTheImageSays() {
        assertThat(SimulatedSetup.of(Optional.empty(), OptionalLong.of(16 << 20))
                        .flashSize())
                .isEqualTo(16 << 20);
    }

    @Test
    void simWithoutAChipIsRefused() {
        assertThatThrownBy(() -> BoardBus.open("sim", SimulatedSetup.plain()))
                .hasMessage("usb sim: does not say which chip to simulate [no-simulated-chip]");
    }

    @Test
    void unknownBusIsRefused() {
        assertThatThrownBy(() -> BoardBus.open("serial", SimulatedSetup.plain()))
                .hasMessage("usb serial: is no way to boards [bad-usb]");
    }

    @Test
    void whatIsNoFlashFileIsToldByTheNameOfItsOption() throws Exception {
        var odd = Files.write(folder.resolve("odd.bin"), new byte[1000]);

        for (var file : List.of(odd, folder)) {
            var setup = SimulatedSetup.plain().keptIn(Optional.of(file));
            assertThatThrownBy(() -> BoardBus.open("sim:esp32s3", setup))
                    .hasMessageStartingWith("simFlashFile " + file + ": ")
                    .hasMessageEndingWith(" [bad-flash-file]");
        }
    }

    @Test
    void flashFileWithoutSimulationIsRefusedBeforeUsbIsTouched() {
        var setup = SimulatedSetup.plain().keptIn(Optional.of(Path.of("flash.bin")));
        assertThatThrownBy(() -> BoardBus.open("libusb", setup))
                .hasMessageContaining("[flash-file-without-simulation]");
    }

    @Test
    void aDamagedFileIsRefusedUnlessForced() throws Exception {
        var damaged = image("esp32s3");
        var bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 1] ^= 1;
        Files.write(damaged, bytes);

        assertThatThrownBy(() -> FlashFile.read(damaged, false))
                .hasMessageStartingWith(damaged + ": ")
                .hasMessageEndingWith("[suffix-bad-crc]");
        assertThatThrownBy(() -> FlashFile.read(damaged, true)).hasMessageEndingWith("[suffix-bad-crc]");
    }

    @Test
    void aBareBinaryIsTakenOnlyByForce() throws Exception {
        assertThatThrownBy(() -> FlashFile.of("app.bin", CONTENT, false)).hasMessageEndingWith("[unknown-format]");

        var forced = FlashFile.of("app.bin", CONTENT, true);
        assertThat(forced.image().payload()).isEqualTo(CONTENT);
        assertThat(forced.warnings()).hasSize(1);
    }

    private Path image(String target) throws IOException {
        var input = folder.resolve("data.bin");
        Files.write(input, CONTENT.toByteArray());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(
                CreateRequest.builder().target(target).file(0x10000, input).build(), image);
        return image;
    }
}
