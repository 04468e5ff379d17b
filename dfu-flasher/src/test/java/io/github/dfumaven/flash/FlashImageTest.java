// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.create.CreateRequest;
import io.github.dfumaven.create.DfuImages;
import io.github.dfumaven.dfu.DfuFile;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.inspect.Samples;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.source.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For which devices an image is: what its suffix says, and what the files in it say. */
class FlashImageTest {

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    private Bytes archive(Chip chip) throws IOException {
        var app = folder.resolve("app.bin");
        Files.write(app, Samples.image(chip, 2, true).toByteArray());
        var out = new ByteArrayOutputStream();
        var request = CreateRequest.builder(
                        SourceRequest.builder().file(0x10000, app).build())
                .target(chip.target());
        DfuImages.create(request.build(), out);
        return DfuFile.parse(Bytes.copyOf(out.toByteArray())).payload();
    }

    private FlashImage suffixed(int vendor, int product) throws IOException {
        return FlashImage.parse("x.dfu", Samples.suffixed(archive(Chip.ESP32_S3), vendor, product, 0x0100));
    }

    private void assertRefused(FlashImage image, SimulatedRom board, String... words) {
        var thrown = catchThrowableOfType(
                DfuException.class,
                () -> fixture.flash(FlashRequest.builder(image).build()));

        assertThat(thrown.code()).isEqualTo(FlashError.WRONG_DEVICE);
        assertThat(thrown.message()).contains(words);
        assertThat(board.flash().operations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x303a, 0xffff", "0xffff, 0xffff", "0xffff, 0x0009"})
    void aSuffixForAnyDeviceIsForTheChipOfTheFiles(String vendor, String product) throws IOException {
        var image = suffixed(Integer.decode(vendor), Integer.decode(product));
        var other = fixture.plugRom(Chip.ESP32_S2);

        assertThat(image.chip()).contains(Chip.ESP32_S3);
        assertThat(image.vendorId()).hasValue(Chip.VENDOR_ID);
        assertThat(image.productId()).hasValue(Chip.ESP32_S3.productId());
        assertRefused(image, other, "the image is for [303a:0009] esp32s3, but this is 1-10 [303a:0002] esp32s2");
    }

    @Test
    void anImageWithoutASuffixIsForTheChipOfTheFilesToo() throws IOException {
        var image = FlashImage.of("x.bin", archive(Chip.ESP32_S3));

        assertRefused(image, fixture.plugRom(Chip.ESP32_P4), "esp32s3", "esp32p4");
    }

    /** Neither the chip of the suffix nor that of the files gets it. */
    @ParameterizedTest
    @ValueSource(ints = {Chip.VENDOR_ID, 0xffff})
    void aSuffixForOneChipOverFilesForAnotherIsForNoBoard(int vendor) throws IOException {
        var image = suffixed(vendor, Chip.ESP32_S2.productId());

        assertRefused(image, fixture.plugRom(Chip.ESP32_S2), "with files for esp32s3 in it");
        assertRefused(image, fixture.plugRom(Chip.ESP32_S3), "but this is 1-10 [303a:0009] esp32s3");
    }

    @Test
    void whatIsNoArchiveIsForAnyDevice() {
        var image = FlashImage.of("fw.bin", Bytes.fill(0x5a, 1000));

        assertThat(image.chip()).isEmpty();
        assertThat(image.vendorId()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void filesThatTellNoChipLeaveItToTheSuffix() {
        var image = FlashImage.of("dfu.bin", Fixture.archive()).forDevice(Chip.VENDOR_ID, 0xffff);

        assertThat(image.chip()).isEmpty();
        assertThat(image.productId()).isEmpty();
    }
}
