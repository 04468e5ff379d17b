// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.flash.TestBus.Step;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.DfuStatus;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.Detaching;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that follow the state table of DFU 1.1 to the letter, and stall whoever does not. */
class StrictDeviceTest {

    private static final Bytes PAYLOAD = Bytes.fill(0x42, 1000);

    private final Fixture fixture = new Fixture();
    private final FakeDfuDevice device = new FakeDfuDevice(fixture.sleeper);

    private BoardResult flash() throws IOException {
        return flash(Selection.builder().path(List.of(Fixture.path(1))).build());
    }

    private BoardResult flash(Selection selection) throws IOException {
        if (fixture.bus.devices().isEmpty()) {
            fixture.bus.plug("1-1", device);
        }
        return fixture.flash(FlashRequest.builder(FlashImage.of("fw.bin", PAYLOAD))
                        .selection(selection)
                        .build())
                .devices()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void everyKindIsFlashedFromRuntimeMode(boolean tolerant, boolean willDetach) throws IOException {
        device.inRuntime().attributes = 0x03 | (tolerant ? 4 : 0) | (willDetach ? 8 : 0);
        device.polls = 3;

        var result = flash();

        assertThat(result.error()).isEmpty();
        assertThat(device.received()).isEqualTo(PAYLOAD);
        assertThat(result.blocks()).isEqualTo(4);
        assertThat(fixture.bus.resets).isEqualTo((willDetach ? 0 : 1) + (tolerant ? 0 : 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = DfuState.class,
            names = {"APP_IDLE", "APP_DETACH", "DFU_MANIFEST_WAIT_RESET"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyStateLeftBehindIsLeft(DfuState left) throws IOException {
        device.leaveIn(left, left == DfuState.DFU_ERROR ? DfuStatus.ERR_FIRMWARE : DfuStatus.OK);
        device.attributes = 0x0f;

        var result = flash();

        assertThat(result.error()).isEmpty();
        assertThat(device.received()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeviceLeftWaitingForAResetGetsOneAndIsAskedToLeaveItsApplication(boolean answers) throws IOException {
        device.attributes = 0x0b;
        device.end = Optional.of(answers ? ManifestEnd.WAIT_RESET : ManifestEnd.STALLING_WAIT_RESET);
        fixture.bus.plug("1-1", device);
        assertThat(fixture.bus.devices()).hasSize(1);
        device.leaveIn(DfuState.DFU_MANIFEST_WAIT_RESET, DfuStatus.OK);

        var result = flash();

        if (answers) {
            assertThat(result.error()).isEmpty();
            assertThat(device.received()).isEqualTo(PAYLOAD);
        } else {
            assertThat(result.error().map(DfuException::code)).contains(UsbError.USB_STALL);
        }
    }

    @Test
    void dfu10WithoutAVersionIsFlashed() throws IOException {
        device.version = Optional.empty();
        device.transferSize = 32;

        assertThat(flash().blocks()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 4096, 65535})
    void blocksAreAsLargeAsTheDeviceAndTheSystemsAllow(int stated) throws IOException {
        device.transferSize = stated;

        flash();

        assertThat(device.blocks().get(0).length()).isEqualTo(Math.min(stated, 1000));
    }

    @Test
    void aDeviceThatStaysInRuntimeModeIsAskedTwice() throws IOException {
        device.inRuntime().ignoresDetach = true;

        var result = flash();

        assertThat(result.error().map(DfuException::code)).contains(SessionError.STILL_RUNTIME);
        assertThat(fixture.bus.seen.stream().filter(transfer -> transfer.request() == 0))
                .hasSize(2);
        assertThat(fixture.sleeper.elapsed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "20, true", "1000, false"})
    void aBusThatCannotBeLookedAtMeanwhileIsLookedAtAgain(int looks, boolean found) throws IOException {
        device.inRuntime().attributes = 0x0f;
        fixture.bus.plug("1-1", device);
        var unanswered = new int[1];
        fixture.bus.before = (step, path, transfers) -> {
            if (step == Step.LOOK && unanswered[0]-- > 0) {
                throw new UsbException(UsbError.USB_HOST_UNREACHABLE, "no answer in time");
            }
        };
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 0x21 && transfer.request() == 0) {
                unanswered[0] = looks;
            }
            return slot.deliver(transfer);
        };

        var result = flash();

        assertThat(result.error().<ErrorCode>map(DfuException::code))
                .isEqualTo(found ? Optional.empty() : Optional.of(UsbError.USB_HOST_UNREACHABLE));
    }

    @Test
    void aDeviceThatNeverComesBackIsLost() throws IOException {
        device.inRuntime().attributes = 0x0f;
        fixture.bus.plug("1-1", Detaching.staysAway(device));

        var result = flash();

        assertThat(result.error().map(DfuException::code)).contains(FlashError.LOST_AFTER_DETACH);
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void theDetachTimeoutIsWhatTheDeviceGrants() throws IOException {
        device.inRuntime().detachMillis = 255;

        flash();

        assertThat(fixture.bus.seen.stream()
                        .filter(transfer -> transfer.request() == 0)
                        .findFirst())
                .hasValueSatisfying(detach -> assertThat(detach.value()).isEqualTo(255));
    }

    @Test
    void severalSettingsWantAChoice() throws IOException {
        device.settings = List.of("Flash", "Other");

        var result = flash();

        assertThat(result.error().map(DfuException::code)).contains(FlashError.SEVERAL_INTERFACES);
        assertThat(flash(Selection.builder().interfaceNumber("0").alternate("1").build())
                        .error())
                .isEmpty();
    }

    @Test
    void aDeviceThatStallsSetInterfaceIsFlashedInSetting0() throws IOException {
        device.settings = List.of("Flash", "Other");
        device.stallsSetInterface = true;

        assertThat(flash(Selection.builder().interfaceNumber("0").alternate("0").build())
                        .error())
                .isEmpty();
    }

    @Test
    void dfuSeDevicesAreRefused() throws IOException {
        device.version = Optional.of(0x011a);

        assertThat(flash().error().map(DfuException::code)).contains(FlashError.DFUSE_DEVICE);
        assertThat(fixture.bus.seen).isEmpty();
    }

    @Test
    void theVendorsTextIsToldWithoutItsControlCharacters() throws IOException {
        device.end = Optional.of(ManifestEnd.FAILS);
        device.failure = DfuStatus.ERR_VENDOR;
        device.vendorText = "read protection\u001b[2J";

        var error = flash().error().orElseThrow();

        assertThat(error.code()).isEqualTo(SessionError.DEVICE_REFUSED);
        assertThat(error.message()).contains("errVENDOR").contains("read protection\ufffd[2J");
    }

    @Test
    void aDeviceThatIsOnlyReadyAfterAWhileIsOpenedLater() throws IOException {
        device.inRuntime().attributes = 0x0f;
        fixture.bus.plug("1-1", device);
        var refusals = new int[1];
        fixture.bus.before = (step, path, transfers) -> {
            if (step == Step.OPEN && refusals[0]-- > 0) {
                throw new UsbException(UsbError.USB_ACCESS, path + ": open failed");
            }
        };
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.requestType() == 0x21 && transfer.request() == 0) {
                refusals[0] = 5;
            }
            return slot.deliver(transfer);
        };

        assertThat(flash().error()).isEmpty();
        assertThat(refusals[0]).isNegative();
    }

    @Test
    void aDeviceThatClaimsRuntimeModeInDfuModeIsTakenAsItIs() throws IOException {
        device.dfuProtocol = 1;

        assertThat(flash().error()).isEmpty();
        assertThat(fixture.bus.seen).noneMatch(transfer -> transfer.requestType() == 0x21 && transfer.request() == 0);
    }
}
