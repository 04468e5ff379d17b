// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.device.FlashRange;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.DfuStatus;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading flash through the ROM, which is experimental: proved on simulated boards only. */
class ReadFlashTest {

    private static final int SET_INTERFACE = 11;
    private static final int SIZE = 4 << 20;

    private final Fixture fixture = new Fixture();
    private final Cancellation cancellation = new Cancellation();
    private final List<Integer> settings = new ArrayList<>();

    ReadFlashTest() {
        fixture.bus.wire = this::carry;
    }

    static Stream<Chip> chips() {
        return Chip.withDfu().stream();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void anyRangeIsReadAndNothingIsChanged(Chip chip) throws IOException {
        var content = noise(SIZE);
        var rom = plug(chip, content);

        for (var range : List.of(
                new FlashRange(0, 1),
                new FlashRange(0x8000, 0xc00),
                new FlashRange(0xfffff, 2),
                new FlashRange(0x180001, 0x90003),
                new FlashRange(0x3fffff, 1))) {
            assertThat(read(range)).as("%s", range).isEqualTo(content.slice((int) range.address(), (int) range.end()));
        }

        assertThat(rom.flash().operations()).isEmpty();
        assertThat(rom.crash()).isEmpty();
        assertLeftInOrder(chip, rom);
    }

    @Test
    void blocksBeyondTheWrapOfTheirNumberAreRead() throws IOException {
        var content = noise(8 << 20);
        plug(Chip.ESP32_S3, content);

        assertThat(read(new FlashRange(0, 8 << 20))).isEqualTo(content);
    }

    @Test
    void onlyTheRangeIsAskedFor() throws IOException {
        plug(Chip.ESP32_S2, noise(SIZE));

        read(new FlashRange(0x100000, 640));

        assertThat(fixture.bus.seen.stream()
                        .filter(transfer -> transfer.request() == 2)
                        .count())
                .isEqualTo(10);
        assertThat(settings).containsExactly(0x0101, 0);
    }

    @Test
    void aFailureInTheMiddleLeavesTheBoardInOrder() throws IOException {
        var content = noise(SIZE);
        var rom = plug(Chip.ESP32_P4, content);
        fixture.bus.wire = (slot, transfer) -> transfer.request() == 2 && transfer.value() == 8
                ? TransferResult.failed(UsbError.USB_TIMEOUT)
                : carry(slot, transfer);

        var thrown = catchThrowableOfType(DeviceException.class, () -> read(new FlashRange(0, 4096)));

        assertThat(thrown.code()).isEqualTo(UsbError.USB_TIMEOUT);
        assertThat(settings).last().isEqualTo(0);
        fixture.bus.wire = this::carry;
        assertThat(read(new FlashRange(0, 4096))).isEqualTo(content.slice(0, 4096));
        assertLeftInOrder(Chip.ESP32_P4, rom);
    }

    @Test
    void aBoardThatIsPulledOutIsNotARead() {
        plug(Chip.ESP32_S31, noise(SIZE));
        failUpload(3, UsbError.USB_NO_DEVICE);

        assertThatThrownBy(() -> read(new FlashRange(0, 4096)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("[usb-no-device]");
    }

    @Test
    void interruptedReadingLeavesTheBoardInOrder() throws IOException {
        var rom = plug(Chip.ESP32_S3, noise(SIZE));
        var stops = new ProgressListener() {
            @Override
            public void progress(UsbPath device, long sent, long total) {
                cancellation.cancel();
            }
        };

        var thrown = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flasher.readFlash(Selection.any(), new FlashRange(0, 65536), stops, cancellation));

        assertThat(thrown.code()).isEqualTo(SessionError.INTERRUPTED);
        assertThat(thrown.hint()).contains("reading changes nothing");
        assertThat(settings).last().isEqualTo(0);
        assertLeftInOrder(Chip.ESP32_S3, rom);
    }

    @Test
    void otherDevicesAreNotAsked() {
        fixture.bus.plug("1-1", new FakeDfuDevice(fixture.sleeper));

        var thrown = catchThrowableOfType(DeviceException.class, () -> read(new FlashRange(0, 1)));

        assertThat(thrown.code()).isEqualTo(FlashError.NO_FLASH_ACCESS);
        assertThat(fixture.bus.seen).isEmpty();
    }

    @Test
    void rangesBeyondTheReachOfTheRomAreRefused() {
        for (var range :
                List.of(List.of(0L, 0L), List.of(0L, FlashRange.REACH + 1), List.of(FlashRange.REACH - 1, 2L))) {
            assertThatThrownBy(() -> FlashRange.of(range.get(0), range.get(1)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("size");
        }
        assertThatThrownBy(() -> FlashRange.of(FlashRange.REACH, 1)).hasMessageContaining("address");
        assertThatThrownBy(() -> FlashRange.of(-1, 1)).hasMessageContaining("address");
        assertThatThrownBy(() -> FlashRange.of(1, Long.MAX_VALUE)).hasMessageContaining("size");
    }

    @ParameterizedTest
    @MethodSource("chips")
    void aFlashedImageIsReadBackAndCompared(Chip chip) throws IOException {
        var rom = fixture.plugRom(chip);

        fixture.flash(FlashRequest.builder(Fixture.image(chip))
                        .verify(contents())
                        .build())
                .orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
        assertThat(fixture.log.phases).contains(ProgressListener.Phase.READING);
        assertThat(settings).as("one pass").containsExactly(0x0001, 0);
        assertLeftInOrder(chip, rom);
    }

    @Test
    void aDifferenceIsAFailureWithItsPlace() throws IOException {
        fixture.plugRom(Chip.ESP32_S2);
        var other = contents();
        var bytes = other.get(1).data().toByteArray();
        bytes[100] ^= 0x10;
        other.set(1, PlacedFile.of("partition-table.bin", 0x8000, Bytes.copyOf(bytes)));

        var result = fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_S2))
                        .verify(other)
                        .build())
                .devices()
                .get(0);

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.READ_BACK_DIFFERS);
            assertThat(error.message()).contains("0x8064").contains("partition-table.bin");
        });
    }

    @Test
    void farApartContentsAreReadInPassesOfTheirOwn() throws IOException {
        var content = noise(SIZE);
        plug(Chip.ESP32_S3, content);
        var far = PlacedFile.of("far", 0x300000, content.slice(0x300000, 0x300040));
        var near = PlacedFile.of("near", 0x1000, content.slice(0x1000, 0x1040));
        var image = Fixture.image(Chip.ESP32_S3);

        fixture.flash(FlashRequest.builder(image).verify(List.of(far)).build()).orThrow();
        assertThat(settings).containsExactly(0x0301, 0);
        settings.clear();
        var result = fixture.flash(
                FlashRequest.builder(image).verify(List.of(far, near)).build());

        assertThat(settings).containsExactly(0x0001, 0);
        assertThat(result.failure()).as("the image is at 0x1000 now").isPresent();
    }

    @Test
    void anImageBeyondTheReachOfTheRomIsNotCalledCompared() throws IOException {
        fixture.plugRom(Chip.ESP32_P4);
        var beyond = PlacedFile.of("app.bin", FlashRange.REACH - 1, Bytes.of(1, 2));

        var result = fixture.flash(FlashRequest.builder(Fixture.image(Chip.ESP32_P4))
                .verify(List.of(beyond))
                .build());

        assertThat(result.failure())
                .hasValueSatisfying(e -> assertThat(e.code()).isEqualTo(FlashError.CANNOT_READ_BACK));
    }

    private static List<PlacedFile> contents() {
        var archive = Fixture.archive();
        return new ArrayList<>(List.of(
                PlacedFile.of("bootloader.bin", 0x1000, archive.slice(752, 752 + 1024)),
                PlacedFile.of("partition-table.bin", 0x8000, archive.slice(1892, 1892 + 2048)),
                PlacedFile.of("app.bin", 0x10000, archive.slice(4056, 4056 + 3072))));
    }

    private SimulatedRom plug(Chip chip, Bytes content) {
        var rom = SimulatedRom.of(chip, "7c:df:a1:00:00:01", NorFlash.of(content));
        fixture.bus.plug("1-10", rom);
        return rom;
    }

    private Bytes read(FlashRange range) throws IOException {
        return fixture.flasher.readFlash(Selection.any(), range, fixture.log, cancellation);
    }

    private void failUpload(int which, UsbError error) {
        var count = new int[] {0};
        fixture.bus.wire = (slot, transfer) ->
                transfer.request() == 2 && ++count[0] == which ? TransferResult.failed(error) : carry(slot, transfer);
    }

    private TransferResult carry(TestBus.Slot slot, ControlTransfer transfer) {
        if (transfer.requestType() == 1 && transfer.request() == SET_INTERFACE) {
            settings.add(transfer.value());
        }
        return slot.deliver(transfer);
    }

    /** The board is idle, its UPLOAD gives what it always gave, and it takes an image. */
    private void assertLeftInOrder(Chip chip, SimulatedRom rom) throws IOException {
        assertThat(status(rom)).isEqualTo(new StatusReport(DfuStatus.OK.code(), 256, DfuState.DFU_IDLE.code(), 0));
        assertThat(fixture.flash(chip).ok()).isTrue();
        assertThat(Fixture.holdsImage(rom)).isTrue();
    }

    private static StatusReport status(SimulatedRom rom) throws IOException {
        var reply = (Reply.Ack) rom.control(new DfuRequests(2).getStatus());
        return StatusReport.read(new ByteReader(reply.data()));
    }

    private static Bytes noise(int size) {
        var bytes = new byte[size];
        new Random(12_5).nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
