// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A flash chip that is smaller than the image says wraps, and the ROM does not notice. */
class SmallFlashChipTest {

    private static final int MIB = 1 << 20;
    private static final int UPLOAD = 2;

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    /** Each chip with an image's last file, its flash size, and the chips that are too small. */
    static Stream<Arguments> wrapping() {
        return chips().flatMap(chip -> Stream.of(
                Arguments.of(chip, FlashSize.MB_2, 0x1c0000L, FlashSize.MB_1),
                Arguments.of(chip, FlashSize.MB_4, 0x350000L, FlashSize.MB_1),
                Arguments.of(chip, FlashSize.MB_4, 0x380000L, FlashSize.MB_2),
                Arguments.of(chip, FlashSize.MB_8, 0x7f0000L, FlashSize.MB_4),
                Arguments.of(chip, FlashSize.MB_16, 0xe60000L, FlashSize.MB_2),
                Arguments.of(chip, FlashSize.MB_16, 0xf00000L, FlashSize.MB_8)));
    }

    @ParameterizedTest
    @MethodSource("wrapping")
    void aConfirmedImageOnASmallerChipIsAFailureWithBothSizes(Chip chip, FlashSize said, long last, FlashSize real)
            throws IOException {
        plug(chip, NorFlash.blank(real.bytes()));

        var result =
                flash(FlashRequest.builder(image(chip, said, whole(chip, last))).build());

        assertThat(result.status()).as("the ROM is content").contains("OK");
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.FLASH_WRAPS);
            assertThat(error.message())
                    .contains("has " + real + ",")
                    .contains("needs " + said + ":")
                    .contains(String.format(Locale.ROOT, "0x%x", last + 5000));
        });
    }

    @ParameterizedTest
    @MethodSource("wrapping")
    void onAChipThatIsLargeEnoughAFewBytesTell(Chip chip, FlashSize said, long last) throws IOException {
        plug(chip, NorFlash.blank(said.bytes()));

        var result =
                flash(FlashRequest.builder(image(chip, said, whole(chip, last))).build());

        assertThat(result.error()).isEmpty();
        assertThat(result.proof().flashSizeChecked()).contains(true);
        assertThat(result.proof().doubts()).isEmpty();
        long bootloader = chip.bootloaderAddress().orElseThrow();
        assertThat(uploads() * 64)
                .as("the ROM starts at whole MiB")
                .isLessThanOrEqualTo(2 * (bootloader + 64))
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void readingBackDoesNotConfirmAnAlias(Chip chip) throws IOException {
        plug(chip, NorFlash.blank(2 * MIB));
        var files = whole(chip, 0x300000);
        var contents = files.entrySet().stream()
                .map(content -> PlacedFile.of("file", content.getKey(), content.getValue()))
                .toList();

        var result = flash(FlashRequest.builder(image(chip, FlashSize.MB_4, files))
                .verify(contents)
                .build());

        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.FLASH_WRAPS));
    }

    @Test
    void whereAFileOverwroteAnotherItIsCertain() throws IOException {
        plug(Chip.ESP32_S2, NorFlash.blank(2 * MIB));
        var files = Map.of(0x100000L, Images.noise(1, 4096), 0x300000L, Images.noise(2, 4096));
        var image = image(Chip.ESP32_S2, FlashSize.MB_4, files);
        var payload = image.payload().toByteArray();
        payload[124 + DfuInfo.SIZE + 4] = (byte) DfuInfo.FLAG_IGNORE_MD5; // else the ROM finds it

        var result = flash(
                FlashRequest.builder(image.withPayload(Bytes.copyOf(payload))).build());

        assertThat(result.status()).contains("OK");
        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.FLASH_WRAPS));
    }

    @Test
    void aFileAloneTellsOnlyALargerChip() throws IOException {
        var image = image(Chip.ESP32_S3, FlashSize.MB_4, Map.of(0x300000L, Images.noise(5, 5000)));
        plug(Chip.ESP32_S3, NorFlash.blank(2 * MIB));
        var small = flash(FlashRequest.builder(image).build());
        assertThat(small.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(small.proof().flashSizeChecked()).contains(false);
        assertThat(small.proof().doubts()).hasSize(1);
        assertThat(fixture.log.notes)
                .anyMatch(note -> note.startsWith("NOT checked") && note.contains("0x100000 and 0x300000"));

        plug(Chip.ESP32_S3, NorFlash.blank(4 * MIB));
        assertThat(flash(FlashRequest.builder(image).build()).proof().flashSizeChecked())
                .contains(true);
    }

    /** Both slots of an application may hold the same version. */
    @Test
    void aCopyInTheOtherSlotIsNoAlias() throws IOException {
        var app = Images.noise(3, 200_000);
        var whole = whole(Chip.ESP32_S2, 0x210000);
        whole.put(0x210000L, app);
        for (var files : List.of(Map.of(0x210000L, app), whole)) {
            plug(Chip.ESP32_S2, Images.flash(4 * MIB, Map.of(0x10000L, app)));

            var result = flash(FlashRequest.builder(image(Chip.ESP32_S2, FlashSize.MB_4, files))
                    .build());

            assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
            assertThat(result.proof().flashSizeChecked()).contains(files == whole);
        }
    }

    @Test
    void contentsThatAreEqualTellNothing() throws IOException {
        var same = Images.noise(1, 4096);
        plug(Chip.ESP32_P4, NorFlash.blank(4 * MIB));

        var result = flash(
                FlashRequest.builder(image(Chip.ESP32_P4, FlashSize.MB_4, Map.of(0x100000L, same, 0x300000L, same)))
                        .build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.proof().flashSizeChecked()).contains(false);
    }

    @Test
    void erasedFlashTellsNothing() throws IOException {
        plug(Chip.ESP32_S31, NorFlash.blank(4 * MIB));

        var result = flash(FlashRequest.builder(
                        image(Chip.ESP32_S31, FlashSize.MB_4, Map.of(0x300000L, Bytes.fill(0xff, 4096))))
                .build());

        assertThat(result.proof().flashSizeChecked()).contains(false);
        assertThat(fixture.log.notes).anyMatch(note -> note.contains("erased flash"));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aBoardThatCannotBeReadHasTheImageAllTheSame(Chip chip) throws IOException {
        plug(chip, NorFlash.blank(4 * MIB));
        fixture.bus.wire = (slot, transfer) ->
                isUpload(transfer) ? TransferResult.failed(UsbError.USB_IO) : slot.deliver(transfer);

        var result = flash(FlashRequest.builder(image(chip, FlashSize.MB_4, whole(chip, 0x300000)))
                .build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.proof().flashSizeChecked()).contains(false);
    }

    @Test
    void whatIsReadIsBelievedOnlyIfItIsWhatWasWritten() throws IOException {
        plug(Chip.ESP32_S3, NorFlash.blank(4 * MIB));
        fixture.bus.wire = (slot, transfer) ->
                isUpload(transfer) ? TransferResult.ack(Bytes.fill(0, transfer.length())) : slot.deliver(transfer);

        var result = flash(FlashRequest.builder(image(Chip.ESP32_S3, FlashSize.MB_4, whole(Chip.ESP32_S3, 0x300000)))
                .build());

        assertThat(result.proof().flashSizeChecked()).contains(false);
        assertThat(fixture.log.notes).anyMatch(note -> note.contains("is not what was written"));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void anImageThatEveryChipHasRoomForIsNotLookedAt(Chip chip) throws IOException {
        plug(chip, NorFlash.blank(MIB));
        var files = whole(chip, 0x100000 - 5000 / 4096 * 4096 - 4096);

        var result =
                flash(FlashRequest.builder(image(chip, FlashSize.MB_4, files)).build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.proof()).isEqualTo(FlashProof.NONE);
        assertThat(uploads()).isZero();
    }

    private Map<Long, Bytes> whole(Chip chip, long last) {
        var files = new Images(folder, chip).firmware();
        files.put(last, Images.noise(5, 5000));
        return files;
    }

    private FlashImage image(Chip chip, FlashSize size, Map<Long, Bytes> files) throws IOException {
        return Images.read(new Images(folder, chip).write("dfu.bin", size, files));
    }

    private void plug(Chip chip, NorFlash flash) {
        fixture.bus.plug("1-10", SimulatedRom.of(chip, "7c:df:a1:00:00:01", flash));
    }

    private BoardResult flash(FlashRequest request) throws IOException {
        return fixture.flash(request).devices().get(0);
    }

    private long uploads() {
        return fixture.bus.seen.stream().filter(SmallFlashChipTest::isUpload).count();
    }

    private static boolean isUpload(io.github.dfumaven.bus.ControlTransfer transfer) {
        return transfer.requestType() == 0xa1 && transfer.request() == UPLOAD;
    }
}
