// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.diff.FlashDiff;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A delta goes only to a board that is seen to hold what it leaves out. */
class DeltaFlashingTest {

    private static final int SIZE = 4 << 20;
    private static final int UPLOAD = 2;

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path folder;

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aBlankBoardIsRefusedAndStaysBlank(Chip chip) throws IOException {
        var rom = plug(chip, NorFlash.blank(SIZE));

        var result = flash(FlashRequest.builder(delta(chip)).build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.DELTA_BASE_DIFFERS);
            assertThat(error.message()).contains("0x").contains("old.bin").contains("SHA-256");
        });
        assertThat(result.bytes()).isZero();
        assertThat(rom.flash().operations()).isEmpty();
        assertThat(rom.crash()).isEmpty();
        assertThat(flash(FlashRequest.builder(Fixture.image(chip)).build()).outcome())
                .as("the board is left in order")
                .isEqualTo(BoardResult.Outcome.FLASHED);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aBoardThatHoldsTheBaseHoldsTheNewContentAfterwards(Chip chip) throws IOException {
        var rom = plug(chip, Images.flash(SIZE, before(chip)));

        var result = flash(FlashRequest.builder(delta(chip)).build());

        assertThat(result.error()).isEmpty();
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.proof().baseCompared()).contains(true);
        assertThat(result.proof().doubts()).isEmpty();
        assertThat(rom.flash().read(0, SIZE))
                .isEqualTo(Images.flash(SIZE, after(chip)).read(0, SIZE));
        assertThat(fixture.log.phases).contains(ProgressListener.Phase.READING);
    }

    /** On a chip that is too small, what is written far up lands on what the delta leaves out further down. */
    @Test
    void whatADeltaWritesDoesNotDestroyWhatItLeavesOut() throws IOException {
        var chip = Chip.ESP32_S3;
        var old = new TreeMap<Long, Bytes>();
        old.put(0x90000L, Images.noise(1, 8192));
        var now = new TreeMap<>(old);
        now.put(0x290000L, Images.noise(2, 8192));
        var images = new Images(folder, chip);
        var delta = Images.read(images.delta(
                images.write("small-old.bin", FlashSize.MB_4, old),
                images.write("small-new.bin", FlashSize.MB_4, now)));
        var rom = plug(chip, Images.flash(2 << 20, old));

        var result = flash(FlashRequest.builder(delta).build());

        assertThat(rom.flash().read(0x90000, 8192)).isNotEqualTo(old.get(0x90000L));
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
    }

    @Test
    void aDeltaThatWasBrokenOffIsFlashedAgain() throws IOException {
        var half = new TreeMap<>(before(Chip.ESP32_S3));
        half.computeIfPresent(0x10000L, (at, app) -> with(app, 0x20000 - 0x10000, 0xff));
        var rom = plug(Chip.ESP32_S3, Images.flash(SIZE, half));

        var result = flash(FlashRequest.builder(delta(Chip.ESP32_S3)).build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(rom.flash().read(0, SIZE))
                .isEqualTo(Images.flash(SIZE, after(Chip.ESP32_S3)).read(0, SIZE));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void oneOtherByteFarFromAnyChangeIsEnough(Chip chip) throws IOException {
        var other = new TreeMap<>(before(chip));
        other.computeIfPresent(0x200000L, (at, data) -> with(data, 4999, 0x5a));
        var rom = plug(chip, Images.flash(SIZE, other));

        var result = flash(FlashRequest.builder(delta(chip)).build());

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.DELTA_BASE_DIFFERS);
            assertThat(error.message()).contains("0x200000 to 0x201388");
        });
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void aBoardThatCannotBeReadIsRefusedAndTheCureNamesTheOption() throws IOException {
        var rom = plug(Chip.ESP32_S2, Images.flash(SIZE, before(Chip.ESP32_S2)));
        fixture.bus.wire = (slot, transfer) -> transfer.requestType() == 0xa1 && transfer.request() == UPLOAD
                ? TransferResult.failed(UsbError.USB_IO)
                : slot.deliver(transfer);

        var result = flash(FlashRequest.builder(delta(Chip.ESP32_S2)).build());

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.DELTA_BASE_UNREAD);
            assertThat(error.hint()).contains("{trustBase}");
        });
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void oneGlitchWhileComparingIsGotOverAsInSending() throws IOException {
        plug(Chip.ESP32_S3, Images.flash(SIZE, before(Chip.ESP32_S3)));
        var left = new int[] {1};
        fixture.bus.wire = (slot, transfer) ->
                transfer.requestType() == 0xa1 && transfer.request() == UPLOAD && left[0]-- > 0
                        ? TransferResult.failed(UsbError.USB_TIMEOUT)
                        : slot.deliver(transfer);

        var result = flash(FlashRequest.builder(delta(Chip.ESP32_S3)).build());

        assertThat(result.error()).isEmpty();
        assertThat(result.proof().baseCompared()).contains(true);
        assertThat(fixture.log.notes).anyMatch(note -> note.contains("reading again from the start (1 of 2)"));
    }

    @Test
    void aBoardThatIsUnpluggedWhileComparingIsToldAsGone() throws IOException {
        plug(Chip.ESP32_S3, Images.flash(SIZE, before(Chip.ESP32_S3)));
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 0xa1 && transfer.request() == UPLOAD && transfer.value() == 100) {
                slot.unplug();
                return TransferResult.failed(UsbError.USB_IO);
            }
            return slot.deliver(transfer);
        };

        var result = flash(FlashRequest.builder(delta(Chip.ESP32_S3)).build());

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(UsbError.USB_NO_DEVICE);
            assertThat(error.message()).contains("port 1-10 is empty now");
        });
    }

    @Test
    void otherDevicesAreNotAskedForTheirMemory() throws IOException {
        fixture.bus.plug("1-1", new FakeDfuDevice(fixture.sleeper));
        var delta = delta(Chip.ESP32_S2);

        var result = flash(FlashRequest.builder(FlashImage.of("delta.bin", delta.payload()))
                .build());

        assertThat(result.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.DELTA_BASE_UNREAD));
        assertThat(fixture.bus.seen).noneMatch(transfer -> transfer.request() == UPLOAD || transfer.request() == 1);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void theRiskCanBeTakenAndTheResultSaysSo(Chip chip) throws IOException {
        plug(chip, NorFlash.blank(SIZE));

        var result = flash(FlashRequest.builder(delta(chip)).trustBase(true).build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.proof().baseCompared()).contains(false);
        assertThat(result.proof().doubts()).contains("the base of the delta was NOT compared");
        assertThat(fixture.log.notes).anyMatch(note -> note.startsWith("NOT compared"));
    }

    @Test
    void aDamagedBaseIsNoBaseEvenByForce() throws IOException {
        var rom = plug(Chip.ESP32_P4, NorFlash.blank(SIZE));
        var bytes = delta(Chip.ESP32_P4).payload().toByteArray();
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("dfudelta\1");
        bytes[at] = 'D';
        var image = FlashImage.of("delta.bin", Bytes.copyOf(bytes));

        var refused = flash(FlashRequest.builder(image).force(true).build());
        var trusted =
                flash(FlashRequest.builder(image).force(true).trustBase(true).build());

        assertThat(refused.error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.DELTA_BASE_UNREAD));
        assertThat(rom.flash().operations()).isNotEmpty();
        assertThat(trusted.proof().baseCompared()).contains(false);
    }

    @Test
    void ctrlCWhileComparingIsAnInterruption() throws IOException {
        plug(Chip.ESP32_S3, Images.flash(SIZE, before(Chip.ESP32_S3)));
        var cancellation = new Cancellation();
        var stops = new ProgressListener() {
            @Override
            public void progress(UsbPath device, long sent, long total) {
                cancellation.cancel();
            }
        };

        var report =
                fixture.flasher.flash(FlashRequest.builder(delta(Chip.ESP32_S3)).build(), stops, cancellation);

        assertThat(report.failure())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(SessionError.INTERRUPTED));
    }

    @Test
    void aDeltaThatWritesAllOfTheNewContentNeedsNothing() throws IOException {
        var images = new Images(folder, Chip.ESP32_S2);
        var old = images.write("old.bin", FlashSize.MB_4, Map.of(0x10000L, Images.noise(1, 4096)));
        var fresh = images.write("new.bin", FlashSize.MB_4, Map.of(0x10000L, Images.noise(2, 4096)));
        assertThat(FlashDiff.of(old, fresh).sectors()).hasSize(1);
        plug(Chip.ESP32_S2, NorFlash.blank(SIZE));

        var result = flash(
                FlashRequest.builder(Images.read(images.delta(old, fresh))).build());

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(result.proof().baseCompared()).isEqualTo(Optional.of(true));
    }

    private static Map<Long, Bytes> before(Chip chip) {
        var files = new Images(Path.of(""), chip).firmware();
        files.put(0x200000L, Images.noise(4, 5000));
        return files;
    }

    private static Map<Long, Bytes> after(Chip chip) {
        var files = new TreeMap<>(before(chip));
        files.computeIfPresent(0x10000L, (at, app) -> with(app, 0x20000 - 0x10000 + 17, 0x77));
        return files;
    }

    private static Bytes with(Bytes content, int offset, int value) {
        var bytes = content.toByteArray();
        bytes[offset] = (byte) value;
        return Bytes.copyOf(bytes);
    }

    private FlashImage delta(Chip chip) throws IOException {
        var images = new Images(folder, chip);
        var old = images.write("old.bin", FlashSize.MB_4, before(chip));
        return Images.read(images.delta(old, images.write("new.bin", FlashSize.MB_4, after(chip))));
    }

    private SimulatedRom plug(Chip chip, NorFlash flash) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:01", flash);
        fixture.bus.plug("1-10", rom);
        return rom;
    }

    private BoardResult flash(FlashRequest request) throws IOException {
        return fixture.flash(request).devices().get(0);
    }
}
