// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.usb.UsbDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 5000);

    @TempDir
    private Path folder;

    @Test
    void simTakesTheChipFromTheFile() throws Exception {
        var file = FlashFile.read(image("esp32p4"), false);
        var backend = Backend.parse("sim");
        assertThat(backend.isSimulated()).isTrue();
        try (var bus = backend.open(SimulatedSetup.of(file.chip(), file.flashSize()))) {
            assertThat(new Flasher(bus).attached())
                    .extracting(UsbDevice::toString)
                    .singleElement()
                    .asString()
                    .contains("1-10");
            assertThat(new Flasher(bus).attached().get(0).descriptor().productId())
                    .isEqualTo(0x12);
        }
    }

    @Test
    void whatIsFlashedIsInTheFlashFile() throws Exception {
        var file = FlashFile.read(image("esp32s2"), false);
        var kept = folder.resolve("flash.bin");
        try (var bus = Backend.parse("sim")
                .open(SimulatedSetup.of(file.chip(), file.flashSize()).keptIn(Optional.of(kept)))) {
            new Flasher(bus)
                    .flash(FlashRequest.builder(file.image()).build(), ProgressListener.NONE)
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
        assertThatThrownBy(() -> Backend.parse("sim").open(SimulatedSetup.plain()))
                .hasMessage("usb sim: does not say which chip to simulate [no-simulated-chip]");
    }

    @Test
    void unknownBusIsRefused() {
        assertThatThrownBy(() -> Backend.parse("serial")).hasMessage("usb serial: is no way to boards [bad-usb]");
    }

    @Test
    void whatIsNoFlashFileIsToldByTheNameOfItsOption() throws Exception {
        var odd = Files.write(folder.resolve("odd.bin"), new byte[1000]);

        for (var file : List.of(odd, folder)) {
            var setup = SimulatedSetup.plain().keptIn(Optional.of(file));
            assertThatThrownBy(() -> Backend.parse("sim:esp32s3").open(setup))
                    .hasMessageStartingWith("simFlashFile " + file + ": ")
                    .hasMessageEndingWith(" [bad-flash-file]");
        }
    }

    @Test
    void flashFileWithoutSimulationIsRefusedBeforeUsbIsTouched() {
        var setup = SimulatedSetup.plain().keptIn(Optional.of(Path.of("flash.bin")));
        assertThatThrownBy(() -> Backend.parse("libusb").open(setup))
                .hasMessageContaining("[flash-file-without-simulation]");
    }

    @Test
    void anApplicationWithoutSimulationIsRefusedBeforeUsbIsTouched() throws Exception {
        var setup = SimulatedSetup.plain().running(Optional.of("dfu"));
        assertThatThrownBy(() -> Backend.parse("libusb").open(setup))
                .hasMessage(
                        "simApp dfu: is for simulated boards, but the bus is libusb [sim-option-without-simulation]");
    }

    @Test
    void timingWithoutSimulationIsRefusedBeforeUsbIsTouched() throws Exception {
        var setup = SimulatedSetup.plain().timed("rom");
        assertThatThrownBy(() -> Backend.parse("libusb").open(setup))
                .hasMessageContaining("simTiming rom: ")
                .hasMessageEndingWith("[sim-option-without-simulation]");
    }

    @Test
    void aTimingThatIsNoneIsRefused() {
        assertThatThrownBy(() -> SimulatedSetup.plain().timed("slow"))
                .hasMessage(
                        "simTiming slow: is no timing of simulated boards; there are instant, rom [bad-sim-timing]");
    }

    @Test
    void anApplicationThatIsNoneIsRefused() {
        assertThatThrownBy(() -> SimulatedSetup.plain().running(Optional.of("usb")))
                .hasMessageContaining("simApp usb: is no application of a simulated board")
                .hasMessageEndingWith("[bad-sim-app]");
        assertThatThrownBy(() ->
                        Backend.parse("sim:esp32p4").open(SimulatedSetup.plain().running(Optional.of("console"))))
                .hasMessageEndingWith("[sim-app-of-other-chip]");
    }

    @Test
    void aBoardStartsWithTheApplicationThatItsFileHolds() throws Exception {
        var file = folder.resolve("flash.bin");
        Firmwares.flash(Firmwares.of(Chip.ESP32_S3, "1.0")).save(file);

        assertThat(devices("sim:esp32s3", file, Optional.of("dfu"))).containsExactly("1-10 [303a:4000]");
        assertThat(devices("sim:esp32s3", file, Optional.of("cdc"))).containsExactly("1-10 [303a:4001]");
        assertThat(devices("sim:esp32s3", file, Optional.of("console"))).containsExactly("1-10 [303a:0009]");
        assertThat(devices("sim:esp32s3", file, Optional.of("none"))).isEmpty();
        assertThat(devices("sim:esp32s3", file, Optional.empty())).containsExactly("1-10 [303a:0009]");
        assertThat(devices("sim:esp32s3", folder.resolve("blank.bin"), Optional.of("dfu")))
                .containsExactly("1-10 [303a:0009]");
    }

    @Test
    void targetAndCountAreOptional() throws Exception {
        assertThat(devices("sim:esp32s3")).containsExactly("1-10 [303a:0009]");
        assertThat(devices("sim:esp32p4*12")).hasSize(12).allMatch(device -> device.endsWith(" [303a:0012]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sims",
                "LIBUSB",
                "libusb:",
                "sim:",
                "sim:*2",
                "sim:esp32c3",
                "sim:esp32s3*",
                "sim:esp32s3*0",
                "sim:esp32s3*101",
                "sim:esp32s3*-1",
                "sim:esp32s3*x",
                "sim:esp32s3*2*2",
                "sim:esp32s3*99999999999999999999",
                "usbip:bench",
                "usbip://a b"
            })
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Backend.parse(text)).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libusb", "sim", "sim:esp32s3*2", "usbip://bench,b:1"})
    void aBackendIsCalledAsTheUserWroteIt(String text) throws Exception {
        assertThat(Backend.parse(text)).hasToString(text);
    }

    private static List<String> devices(String usb) throws IOException {
        try (var bus = Backend.parse(usb).open(SimulatedSetup.plain())) {
            return new Flasher(bus).attached().stream().map(UsbDevice::toString).toList();
        }
    }

    private static List<String> devices(String usb, Path file, Optional<String> app) throws IOException {
        var setup = SimulatedSetup.plain().keptIn(Optional.of(file)).running(app);
        try (var bus = Backend.parse(usb).open(setup)) {
            return new Flasher(bus).attached().stream().map(UsbDevice::toString).toList();
        }
    }

    private Path image(String target) throws IOException {
        var input = folder.resolve("data.bin");
        Files.write(input, CONTENT.toByteArray());
        var image = folder.resolve("dfu.bin");
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target(target)
                        .build(),
                image);
        return image;
    }
}
