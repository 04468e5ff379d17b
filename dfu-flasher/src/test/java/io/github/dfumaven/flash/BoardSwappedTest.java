// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.flash.TestBus.Step;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.Detaching;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another board where the one was that is meant: the case "board swapped while opening" and its kin. */
class BoardSwappedTest {

    private static final String MAC = "7c:df:a1:00:00:01";
    private static final String OTHER_MAC = "7c:df:a1:00:00:02";
    private static final UsbPath PATH = Fixture.path(10);

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
    private final SimulatedRom meant = Fixture.rom(Chip.ESP32_S3, MAC);
    private FlashRequest.Builder request = FlashRequest.builder(Fixture.image(Chip.ESP32_S3));
    private int opened;

    /** The first opening is for the texts; the second one, to flash, fails, and another board is there at the next. */
    private BoardResult flashWithSwapAfterFailedOpening(UsbError why, SimulatedDevice other) throws IOException {
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            if (step == Step.OPEN && ++opened == 2) {
                bus.plug(PATH, other);
                throw new UsbException(why, path + ": open failed");
            }
        });
        return flash(stepped);
    }

    /** Whatever comes of it, nothing stays open. */
    private BoardResult flash(TestBus stepped) throws IOException {
        var report = new Flasher(stepped, sleeper).flash(request.build(), ProgressListener.NONE);
        assertThat(stepped.stillOpen).isEmpty();
        return report.devices().get(0);
    }

    private static void assertRefused(BoardResult result, SimulatedRom other, String... words) {
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(FlashError.ANOTHER_BOARD);
            assertThat(error).isInstanceOf(DeviceException.class);
            assertThat(error.message()).contains(words);
        });
        assertThat(other.flash().operations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = UsbError.class,
            names = {"USB_BUSY", "USB_NO_DEVICE", "USB_ACCESS"})
    void aBoardOfAnotherChipIsNotOpenedInsteadOfTheOneThatWasWaitedFor(UsbError why) throws IOException {
        bus.plug(PATH, Boards.detached(meant));
        var other = Boards.detached(Fixture.rom(Chip.ESP32_S2, ""));
        request.waitFor("30s");

        var result = flashWithSwapAfterFailedOpening(why, other);

        assertRefused(
                result,
                other,
                "1-10 [303a:0009] esp32s3 in DFU mode with serial " + MAC + " was meant",
                "1-10 [303a:0002] esp32s2 in DFU mode is there now");
        assertThat(opened).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBoardWithAnotherSerialNumberIsNotFlashedInsteadOfTheOneThatWasWaitedFor(boolean asked) throws IOException {
        bus.plug(PATH, Boards.detached(meant));
        var other = Boards.detached(Fixture.rom(Chip.ESP32_S3, OTHER_MAC));
        request.waitFor("30s");
        request.selection(Selection.builder().serial(asked ? MAC : null).build());

        var result = flashWithSwapAfterFailedOpening(UsbError.USB_BUSY, other);

        assertRefused(result, other, MAC + " was meant", OTHER_MAC + " is there now");
    }

    @Test
    void aBoardThatCannotBeToldFromTheOneBeforeIsTakenForIt() throws IOException {
        var first = Boards.detached(Fixture.rom(Chip.ESP32_S2, ""));
        bus.plug(PATH, first);
        var second = Boards.detached(Fixture.rom(Chip.ESP32_S2, ""));
        request = FlashRequest.builder(Fixture.image(Chip.ESP32_S2)).waitFor("30s");

        var result = flashWithSwapAfterFailedOpening(UsbError.USB_BUSY, second);

        assertThat(result.error()).isEmpty();
        assertThat(Fixture.holdsImage(second)).isTrue();
        assertThat(first.flash().operations()).isEmpty();
    }

    @Test
    void anAddressOnTheBusIsThatOfOneBoardOnly() throws IOException {
        bus.plug(PATH, Boards.detached(meant));
        int devnum = bus.devices().get(0).devnum();
        request.waitFor("30s")
                .selection(Selection.builder().devnum(String.valueOf(devnum)).build());
        var again = Boards.detached(Fixture.rom(Chip.ESP32_S3, MAC));

        assertRefused(flashWithSwapAfterFailedOpening(UsbError.USB_BUSY, again), again, "nothing was sent to it");
    }

    /** Plugs a board in as soon as another one was told to leave. */
    private BoardResult flashWithSwapAtDetach(SimulatedDevice other) throws IOException {
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            if (step == Step.LOOK && opened == 1) {
                opened = 2;
                bus.plug(PATH, other);
            }
            if (step == Step.TRANSFER && isDetach(transfers)) {
                opened = 1;
            }
        });
        opened = 0;
        return flash(stepped);
    }

    private static boolean isDetach(List<ControlTransfer> transfers) {
        return transfers.get(0).requestType() == 0x21 && transfers.get(0).request() == 0;
    }

    @ParameterizedTest
    @CsvSource({"ESP32_S2, true", "ESP32_S2, false", "ESP32_S3, true", "ESP32_S3, false"})
    void aBoardThatIsPluggedInWhileAnotherOneDetachesIsLeftAlone(Chip chip, boolean runtime) throws IOException {
        bus.plug(PATH, meant);
        var other = Fixture.rom(chip, OTHER_MAC);

        var result = flashWithSwapAtDetach(runtime ? other : Boards.detached(other));

        assertRefused(result, other, MAC + " was meant", "1-10 [303a:");
        assertThat(stateOf(other)).as("nobody sent DETACH to it").isEqualTo(runtime ? 0 : 2);
    }

    private static int stateOf(SimulatedRom rom) {
        var reply = rom.control(new DfuRequests(2).getStatus());
        return reply instanceof Reply.Ack ack ? ack.data().u8(4) : -1;
    }

    @Test
    void aBoardWithAnotherSerialNumberThanWasAskedForIsLeftAloneInSpiteOfItsPath() throws IOException {
        bus.plug(PATH, meant);
        var other = Boards.detached(Fixture.rom(Chip.ESP32_S3, OTHER_MAC));
        request.selection(Selection.builder().path(List.of(PATH)).serial(MAC).build());

        assertRefused(flashWithSwapAtDetach(other), other, MAC + " was meant", OTHER_MAC + " is there now");
    }

    /** An application on a chip whose ROM comes forth when it has left. */
    private SimulatedDevice application(String serial, SimulatedRom rom) {
        var application = new FakeDfuDevice(sleeper).inRuntime();
        application.vendor = Chip.VENDOR_ID;
        application.product = 0x4002;
        application.attributes = 0x0d;
        application.serial = serial;
        return Detaching.comesBackAs(Boards.detached(rom), Duration.ofMillis(2500), application);
    }

    @ParameterizedTest
    @ValueSource(strings = {MAC, "7CDFA1000001", "7C-DF-A1-00-00-01"})
    void theNumberOfAnApplicationMayBeTheSameMacInAnotherSpelling(String spelled) throws IOException {
        bus.plug(PATH, application(spelled, meant));
        request.selection(Selection.builder().serial(spelled).build());

        new Flasher(bus, sleeper).flash(request.build(), ProgressListener.NONE).orThrow();

        assertThat(Fixture.holdsImage(meant)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_MAC, "123456", "7CDFA1000002"})
    void aRomWithAnotherNumberThanWasAskedForIsLeftAlone(String asked) throws IOException {
        bus.plug(PATH, application(asked, meant));
        request.selection(Selection.builder().path(List.of(PATH)).serial(asked).build());

        var result = new Flasher(bus, sleeper)
                .flash(request.build(), ProgressListener.NONE)
                .devices()
                .get(0);

        assertRefused(result, meant, "with serial " + asked + " was meant", "with serial " + MAC + " is there now");
    }

    @Test
    void thePlaceDecidesWhereTheNumberOfTheRomTellsNothing() throws IOException {
        var rom = Fixture.rom(Chip.ESP32_S2, "");
        bus.plug(PATH, application("7CDFA1000001", rom));
        request = FlashRequest.builder(Fixture.image(Chip.ESP32_S2))
                .selection(Selection.builder().serial("7CDFA1000001").build());

        new Flasher(bus, sleeper).flash(request.build(), ProgressListener.NONE).orThrow();

        assertThat(Fixture.holdsImage(rom)).isTrue();
    }

    @Test
    void theNumberOfAnApplicationBindsNobodyWhoDidNotAskForIt() throws IOException {
        bus.plug(PATH, application("123456", meant));
        request.selection(Selection.builder().path(List.of(PATH)).build());

        new Flasher(bus, sleeper).flash(request.build(), ProgressListener.NONE).orThrow();

        assertThat(Fixture.holdsImage(meant)).isTrue();
    }

    @Test
    void aChipHasOneMacSoThatAnotherOneIsAnotherBoardEvenIfNobodyAskedForIt() throws IOException {
        bus.plug(PATH, application("7CDFA1000002", meant));
        request.selection(Selection.builder().path(List.of(PATH)).build());

        var result = new Flasher(bus, sleeper)
                .flash(request.build(), ProgressListener.NONE)
                .devices()
                .get(0);

        assertRefused(result, meant, "with serial 7CDFA1000002 was meant", MAC + " is there now");
    }

    @Test
    void aSerialNumberThatDoesNotGetThroughIsNoOtherNumber() throws IOException {
        bus.plug(PATH, Boards.detached(meant));
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            opened += step == Step.OPEN ? 1 : 0;
            if (step == Step.TRANSFER && opened == 2 && transfers.get(0).value() == 0x0303) {
                throw new UsbException(UsbError.USB_IO, "always");
            }
        });

        request.selection(Selection.builder().serial(MAC).build());
        var result = flash(stepped);

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(UsbError.USB_IO);
            assertThat(error.message()).contains("does not tell its serial number");
        });
        assertThat(meant.flash().operations()).isEmpty();
    }
}
