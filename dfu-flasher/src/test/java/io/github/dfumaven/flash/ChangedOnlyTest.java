// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the sectors that differ are sent, and flash is in the end what a full download leaves. */
class ChangedOnlyTest {

    /** The archive that states the parameters of the flash chip and nothing more. */
    private static final int PARAMETERS_ONLY = 512;

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    private FlashFile file(Chip chip, Map<Long, Bytes> files) throws IOException {
        return FlashFile.read(new Images(folder, chip).write("dfu.bin", FlashSize.MB_2, files), false);
    }

    private Map<Long, Bytes> firmware(Chip chip) {
        return new Images(folder, chip).firmware();
    }

    private BoardResult flash(FlashFile file) throws IOException {
        return fixture.flash(FlashRequest.builder(file).changed(true).build())
                .devices()
                .get(0);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void onBlankFlashAllIsSent(Chip chip) throws IOException {
        var file = file(chip, firmware(chip));
        var rom = FullDownload.plug(fixture, chip, NorFlash.blank(FullDownload.SIZE));

        var result = flash(file);

        var sectors = result.sectors().orElseThrow();
        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(sectors.sectorsSent()).isEqualTo(sectors.sectorsCompared()).isEqualTo(2 + 1 + 49);
        assertThat(FullDownload.all(rom))
                .isEqualTo(FullDownload.afterAll(chip, NorFlash.blank(FullDownload.SIZE), file));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void whereItIsThereAlreadyOnlyTheParametersAreSent(Chip chip) throws IOException {
        var rom = FullDownload.plug(fixture, chip, FullDownload.holding(firmware(chip)));

        var result = flash(file(chip, firmware(chip)));

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(result.sectors()).contains(new SentSectors(result.bytes(), 0, 52));
        assertThat(result.bytes()).isLessThan(PARAMETERS_ONLY);
        assertThat(result.remarks()).contains("0 of 52 sectors differed");
        assertThat(rom.flash().operations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void oneChangedByteIsOneSector(Chip chip) throws IOException {
        var old = Images.changed(firmware(chip), 0x10000, IntStream.of(70_000));
        var rom = FullDownload.plug(fixture, chip, FullDownload.holding(old));
        var file = file(chip, firmware(chip));

        var result = flash(file);

        assertThat(result.sectors().orElseThrow().sectorsSent()).isEqualTo(1);
        assertThat(result.bytes()).isBetween(4096L, 4096L + 1024);
        assertThat(rom.flash().operations().toString()).containsOnlyOnce("erase");
        assertThat(FullDownload.all(rom)).isEqualTo(FullDownload.afterAll(chip, FullDownload.holding(old), file));
    }

    /** Where the image says nothing, a full download erases the rest of the last sector. */
    @Test
    void theRestOfASectorBelongsToIt() throws IOException {
        var flash = FullDownload.holding(firmware(Chip.ESP32_S3));
        flash.program(0x8c80, Bytes.fill(0, 4));
        var rom = FullDownload.plug(fixture, Chip.ESP32_S3, flash);

        var result = flash(file(Chip.ESP32_S3, firmware(Chip.ESP32_S3)));

        assertThat(result.sectors().orElseThrow().sectorsSent()).isEqualTo(1);
        assertThat(rom.flash().read(0x8c80, 4)).isEqualTo(Bytes.fill(0xff, 4));
    }

    @Test
    void moreRunsThanAnIndexHoldsGoOutInSeveralArchives() throws IOException {
        var files = new TreeMap<>(firmware(Chip.ESP32_S2));
        files.put(0x10000L, Images.noise(9, 900_000));
        var old = Images.changed(files, 0x10000, IntStream.iterate(0, at -> at < 900_000, at -> at + 8192));
        var file = file(Chip.ESP32_S2, files);
        var rom = FullDownload.plug(fixture, Chip.ESP32_S2, FullDownload.holding(old));

        var result = flash(file);

        assertThat(result.sectors().orElseThrow().sectorsSent()).isEqualTo(110);
        long ends = fixture.bus.seen.stream()
                .filter(transfer -> transfer.request() == 1 && transfer.length() == 0)
                .count();
        assertThat(ends)
                .as("one to attach for reading, and two with 63 and 47 files")
                .isEqualTo(3);
        assertThat(result.bytes()).isEqualTo(result.sectors().orElseThrow().bytesSent());
        assertThat(FullDownload.all(rom))
                .isEqualTo(FullDownload.afterAll(Chip.ESP32_S2, FullDownload.holding(old), file));
    }

    /** On a chip that is too small, what is written far up lands on what was left out further down. */
    @Test
    void whatIsWrittenDoesNotDestroyWhatWasLeftOut() throws IOException {
        var chip = Chip.ESP32_S3;
        var files = new TreeMap<Long, Bytes>();
        files.put(0x90000L, Images.noise(1, 8192));
        var rom = FullDownload.plug(fixture, chip, FullDownload.holding(files));
        files.put(0x290000L, Images.noise(2, 8192));
        var image = new Images(folder, chip).write("dfu.bin", FlashSize.MB_4, files);

        var result = flash(FlashFile.read(image, true));

        assertThat(rom.flash().read(0x90000, 8192)).isNotEqualTo(files.get(0x90000L));
        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.FLASH_WRAPS));
    }

    /** What was compared may change behind our back; who cannot exclude that reads it back in the end. */
    @Test
    void flashThatChangesAfterItWasReadIsFoundByReadingBack() throws IOException {
        var rom = FullDownload.plug(fixture, Chip.ESP32_S31, FullDownload.holding(firmware(Chip.ESP32_S31)));
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 1 && transfer.value() == 0) {
                rom.flash().program(0x20000, Bytes.fill(0, 1));
            }
            return slot.deliver(transfer);
        };
        var file = file(Chip.ESP32_S31, firmware(Chip.ESP32_S31));

        var result = fixture.flash(
                        FlashRequest.builder(file).changed(true).verify(true).build())
                .devices()
                .get(0);

        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.READ_BACK_DIFFERS));
    }

    /** What is sent is judged by the ROM, whatever was there when it was read. */
    @Test
    void aSectorThatChangesBeforeItIsWrittenIsWrittenAllTheSame() throws IOException {
        var old = firmware(Chip.ESP32_S3);
        old.put(0x8000L, Images.noise(77, 0xc00));
        var rom = FullDownload.plug(fixture, Chip.ESP32_S3, FullDownload.holding(old));
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 1 && transfer.value() == 0) {
                rom.flash().program(0x8000, Bytes.fill(0, 4096));
            }
            return slot.deliver(transfer);
        };
        var file = file(Chip.ESP32_S3, firmware(Chip.ESP32_S3));

        assertThat(flash(file).outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(FullDownload.all(rom))
                .isEqualTo(FullDownload.afterAll(Chip.ESP32_S3, FullDownload.holding(old), file));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultAtAnyTransferIsNoFalseSuccess(Fault fault) throws IOException {
        var old = new TreeMap<Long, Bytes>();
        old.put(0L, Images.noise(5, 0xc00));
        old.put(0x1000L, Images.noise(6, 900));
        var now = new TreeMap<>(old);
        now.put(0x1000L, Images.noise(7, 900));
        var file = file(Chip.ESP32_S3, now);
        for (int n = 1; ; n++) {
            var here = new Fixture();
            var rom = FullDownload.plug(here, Chip.ESP32_S3, FullDownload.holding(old));
            var failing = new int[] {n};
            here.bus.wire =
                    (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);

            var result = here.flash(
                            FlashRequest.builder(file).changed(true).force(true).build())
                    .devices()
                    .get(0);

            boolean holds = rom.flash().read(0, 0xc00).equals(now.get(0L))
                    && rom.flash().read(0x1000, 900).equals(now.get(0x1000L));
            assertThat(result.outcome() == Outcome.FLASHED && !holds)
                    .as("%s at %d: %s", fault, n, result)
                    .isFalse();
            assertThat(fault.lasts || result.outcome() == Outcome.FLASHED)
                    .as("%s at %d is survived: %s", fault, n, result.error())
                    .isTrue();
            assertThat(here.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
            if (failing[0] > 0) {
                assertThat(n).isGreaterThan(100);
                return;
            }
        }
    }

    @Test
    void whereFlashCannotBeReadAllIsSent() throws IOException {
        var rom = FullDownload.plug(fixture, Chip.ESP32_S3, FullDownload.holding(firmware(Chip.ESP32_S3)));
        fixture.bus.wire = (slot, transfer) -> transfer.requestType() == 0xa1 && transfer.request() == 2
                ? TransferResult.failed(UsbError.USB_IO)
                : slot.deliver(transfer);
        var file = file(Chip.ESP32_S3, firmware(Chip.ESP32_S3));

        var result = flash(file);

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(result.sectors()).contains(new SentSectors(result.bytes(), 52, 0));
        assertThat(fixture.log.notes).anyMatch(note -> note.startsWith("all of the image is sent: "));
        assertThat(FullDownload.all(rom))
                .isEqualTo(FullDownload.holding(firmware(Chip.ESP32_S3)).read(0, FullDownload.SIZE));
    }

    @Test
    void anotherDeviceGetsAllOfIt() throws IOException {
        var device = new FakeDfuDevice(fixture.sleeper);
        fixture.bus.plug("1-10", device);
        var image = FlashImage.of("a.bin", Bytes.fill(1, 100));

        var result = fixture.flash(FlashRequest.builder(image).changed(true).build())
                .devices()
                .get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(result.sectors().orElseThrow().sectorsCompared()).isZero();
        assertThat(device.blocks()).isNotEmpty();
    }
}
