// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.source.SourceRequest;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlashFileTest {

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void withoutItsPaddingAnArchiveFlashesTheSame(Chip chip) throws IOException {
        // Sizes around those at which the archive ends with a block of 64 and a piece of 256 bytes.
        for (int size : new int[] {1, 2, 61, 64, 200, 255, 256, 257, 4096, 9999, 70_001}) {
            var whole = image(chip, size);
            var cut = FlashFile.of("dfu.bin", whole, false).image();
            var padded = FlashImage.parse("dfu.bin", whole);

            assertThat(cut.payload().length()).isLessThan(padded.payload().length());
            assertThat(cut.payload())
                    .isEqualTo(padded.payload().slice(0, cut.payload().length()));
            assertThat(cut.sha256()).isEqualTo(whole.sha256());
            assertThat(flashed(chip, cut)).as("%s, %d bytes", chip, size).isEqualTo(flashed(chip, padded));
        }
    }

    @Test
    void theEndMarkIsSentWhole() throws IOException {
        var payload = FlashFile.of("dfu.bin", image(Chip.ESP32_S2, 5000), false)
                .image()
                .payload();

        // "TRAILER!!!" and its NUL, padded to four bytes behind a header of 110
        assertThat(payload.slice(payload.length() - 14))
                .isEqualTo(Bytes.concat(List.of(Bytes.utf8("TRAILER!!!"), Bytes.fill(0, 4))));
        assertThat(payload.length() % 4).isZero();
        assertThat(payload.length()).isGreaterThanOrEqualTo(232);
    }

    @Test
    void aFileForAnotherDeviceIsSentAsItIs() throws IOException {
        var firmware = Bytes.concat(List.of(Bytes.utf8("firmware"), Bytes.fill(0, 20_000)));
        var out = new ByteArrayOutputStream();
        DfuFile.write(List.of(firmware), 0x1234, 0x5678, 0xffff, 0x0100, out);

        var file = FlashFile.of("other.dfu", Bytes.copyOf(out.toByteArray()), false);

        assertThat(file.image().payload()).isEqualTo(firmware);
        assertThat(file.image().vendorId()).hasValue(0x1234);
        assertThat(file.contents()).isEmpty();
    }

    // Its commands and addresses would go to any other device as if they were firmware.
    @Test
    void aDfuSeFileIsRefused() throws IOException {
        var thrown = catchThrowableOfType(FormatException.class, () -> FlashFile.of("stm.dfu", Samples.dfuSe(), false));

        assertThat(thrown.code()).isEqualTo(FlashError.DFUSE_FILE);
        assertThat(thrown.message()).contains("DfuSe");
        assertThat(FlashFile.of("stm.dfu", Samples.dfuSe(), true).image().productId())
                .hasValue(0xdf11);
    }

    // dfu-suffix writes ids of any product where it is given none.
    @Test
    void aSuffixForAnyProductDoesNotSendAnImageToAnotherChip() throws IOException {
        for (int vendor : new int[] {Chip.VENDOR_ID, 0xffff}) {
            var any = Samples.suffixed(archive(Chip.ESP32_S3), vendor, 0xffff, 0x0100);
            for (boolean force : new boolean[] {false, true}) {
                var file = FlashFile.of("any.dfu", any, force);
                assertThat(file.chip()).hasValue(Chip.ESP32_S3);
                assertThat(file.image().vendorId()).hasValue(0x303a);
                assertThat(file.image().productId()).hasValue(0x0009);
                assertThat(file.warnings())
                        .anySatisfy(warning -> assertThat(warning.message()).contains("0xffff", "esp32s3"));
            }
        }
    }

    @Test
    void aSuffixForAnotherChipThanTheFilesIsRefused() {
        for (int vendor : new int[] {Chip.VENDOR_ID, 0xffff}) {
            for (int product : new int[] {0x0002, 0x0999}) {
                var wrong = Samples.suffixed(archive(Chip.ESP32_S3), vendor, product, 0x0100);
                var thrown = catchThrowableOfType(FormatException.class, () -> FlashFile.of("x.dfu", wrong, false));
                assertThat(thrown.message()).contains("esp32s3");
            }
        }
    }

    private Bytes archive(Chip chip) {
        try {
            var input = folder.resolve("app.bin");
            Files.write(input, Samples.image(chip, 2, true).toByteArray());
            var out = new ByteArrayOutputStream();
            DfuImages.create(
                    CreateRequest.builder(
                                    SourceRequest.builder().file(0x10000, input).build())
                            .target(chip.target())
                            .build(),
                    out);
            return DfuFile.parse(Bytes.copyOf(out.toByteArray())).payload();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theContentsAreWhatHasToBeInFlash() throws IOException {
        var file = FlashFile.of("dfu.bin", image(Chip.ESP32_S3, 3000), false);

        assertThat(file.contents()).singleElement().satisfies(problem -> {
            assertThat(problem.address()).isEqualTo(0x10000);
            assertThat(problem.data()).isEqualTo(Bytes.fill(0x5a, 3000));
            assertThat(problem.name()).isEqualTo("data.bin");
        });
    }

    private Bytes image(Chip chip, int size) throws IOException {
        var input = folder.resolve("data.bin");
        Files.write(input, Bytes.fill(0x5a, size).toByteArray());
        var out = new ByteArrayOutputStream();
        DfuImages.create(
                CreateRequest.builder(
                                SourceRequest.builder().file(0x10000, input).build())
                        .target(chip.target())
                        .build(),
                out);
        return Bytes.copyOf(out.toByteArray());
    }

    private static Bytes flashed(Chip chip, FlashImage image) throws IOException {
        var sleeper = new VirtualSleeper();
        var bus = new SimulatedBus(sleeper, BusTiming.INSTANT);
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:01", NorFlash.blank(2 << 20));
        bus.plug(UsbPath.of(1, 10), rom);
        var report = new Flasher(bus, sleeper).flash(FlashRequest.builder(image).build(), ProgressListener.NONE);
        report.orThrow();
        assertThat(report.devices().get(0).bytes()).isEqualTo(image.payload().length());
        return rom.flash().read(0, 2 << 20);
    }
}
