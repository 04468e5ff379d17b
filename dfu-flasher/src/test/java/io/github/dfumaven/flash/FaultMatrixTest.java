// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.TransferResult;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every transfer of a session fails once, in every way: never a false success, never a hang, always a fitting code. */
class FaultMatrixTest {

    private static final Map<Fault, Map<String, Integer>> OUTCOMES = new EnumMap<>(Fault.class);

    enum Fault {
        STALL(UsbError.USB_STALL, FlashError.DEVICE_REFUSED),
        LOST_ON_THE_WAY(UsbError.USB_TIMEOUT, FlashError.DEVICE_RESTARTED),
        ANSWER_LOST(UsbError.USB_TIMEOUT),
        WIRE_ERROR(UsbError.USB_IO, FlashError.VERDICT_UNKNOWN),
        UNPLUGGED(UsbError.USB_NO_DEVICE, FlashError.LOST_AFTER_DETACH, FlashError.VERDICT_UNKNOWN),
        SHORT_ANSWER(FlashError.SHORT_ANSWER),
        WRONG_STATE(FlashError.UNEXPECTED_STATE),
        NO_STATE(FlashError.UNEXPECTED_STATE),
        REPORTS_ERROR(FlashError.DEVICE_REFUSED);

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<ErrorCode> codes;

        Fault(ErrorCode... codes) {
            this.codes = Set.of(codes);
        }

        TransferResult apply(TestBus.Slot slot, ControlTransfer transfer) {
            boolean status = transfer.requestType() == 0xa1 && transfer.request() == 3;
            return switch (this) {
                case STALL -> TransferResult.failed(UsbError.USB_STALL);
                case LOST_ON_THE_WAY -> TransferResult.failed(UsbError.USB_TIMEOUT);
                case ANSWER_LOST -> {
                    slot.deliver(transfer);
                    yield TransferResult.failed(UsbError.USB_TIMEOUT);
                }
                case WIRE_ERROR -> TransferResult.failed(UsbError.USB_IO);
                case UNPLUGGED -> {
                    slot.unplugged = true;
                    yield TransferResult.failed(UsbError.USB_NO_DEVICE);
                }
                case SHORT_ANSWER -> {
                    var result = slot.deliver(transfer);
                    yield result.ok()
                            ? TransferResult.ack(
                                    result.data().slice(0, result.data().length() / 2))
                            : result;
                }
                case WRONG_STATE -> forged(slot, transfer, status, 0, 9);
                case NO_STATE -> forged(slot, transfer, status, 0, 99);
                case REPORTS_ERROR -> forged(slot, transfer, status, 3, 10);
            };
        }

        private static TransferResult forged(
                TestBus.Slot slot, ControlTransfer transfer, boolean status, int code, int state) {
            var result = slot.deliver(transfer);
            return status && result.ok() ? TransferResult.ack(Bytes.of(code, 0, 1, 0, state, 0)) : result;
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyTransferMayFailOnce(Fault fault) throws IOException {
        for (int n = 1; ; n++) {
            var fixture = new Fixture();
            var rom = fixture.plugRom(Chip.ESP32_S3);
            var failing = new int[] {n};
            fixture.bus.wire =
                    (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);

            var payload = Fixture.archive().slice(0, 7252);
            var image = FlashImage.of("dfu.bin", payload).forDevice(0x303a, 9);
            var result = fixture.flash(FlashRequest.of(image)).devices().get(0);

            if (failing[0] > 0) {
                assertThat(result.error()).isEmpty();
                return;
            }
            judge(fault, n, rom, result);
            assertThat(fixture.sleeper.elapsed()).as("transfer %d", n).isLessThan(Duration.ofMinutes(2));
            assertThat(downloads(fixture))
                    .as("transfer %d: no block is sent twice", n)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyTransferToAStrictDeviceMayFailOnce(Fault fault) throws IOException {
        for (int attributes : new int[] {0x03, 0x07, 0x0b, 0x0f}) {
            for (int n = 1; strictSurvives(fault, attributes, n); n++) {
                assertThat(n).isLessThan(200);
            }
        }
    }

    /** Returns whether the fault came to pass. */
    private static boolean strictSurvives(Fault fault, int attributes, int n) throws IOException {
        var fixture = new Fixture();
        var device = new FakeDfuDevice(fixture.sleeper).inRuntime();
        device.attributes = attributes;
        fixture.bus.plug("1-1", device);
        var failing = new int[] {n};
        fixture.bus.wire = (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);
        var payload = Bytes.fill(0x42, 2000);
        var request = FlashRequest.of(FlashImage.of("fw.bin", payload))
                .to(Selection.any().at(List.of(Fixture.path(1))));

        var result = fixture.flash(request).devices().get(0);

        if (result.error().isEmpty()) {
            assertThat(device.received())
                    .as("%s at transfer %d was called a success", fault, n)
                    .isEqualTo(payload);
            // Only who cannot answer any more is believed without a last word.
            assertThat((attributes & 4) == 0 || device.state == DfuState.DFU_IDLE)
                    .as("%s at transfer %d: success in %s", fault, n, device.state)
                    .isTrue();
        }
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
        assertThat(downloads(fixture)).doesNotHaveDuplicates();
        return failing[0] <= 0;
    }

    private static void judge(Fault fault, int n, SimulatedRom rom, BoardResult result) {
        var code = result.error().map(error -> error.code().id()).orElse("flashed");
        OUTCOMES.computeIfAbsent(fault, key -> new TreeMap<>()).merge(code, 1, Integer::sum);
        if (result.error().isEmpty()) {
            assertThat(Fixture.holdsImage(rom))
                    .as("%s at transfer %d was called a success", fault, n)
                    .isTrue();
            return;
        }

        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.error().get().code())
                .as("%s at transfer %d", fault, n)
                .isIn(fault.codes);
        assertThat(result.error().get().hint()).isNotEmpty();
        if (fault != Fault.UNPLUGGED) {
            assertThat(stateOf(rom))
                    .as("%s at transfer %d leaves the board idle", fault, n)
                    .isIn(0, 2);
        }
    }

    private static List<Integer> downloads(Fixture fixture) {
        return fixture.bus.seen.stream()
                .filter(one -> one.requestType() == 0x21 && one.request() == 1)
                .map(ControlTransfer::value)
                .collect(Collectors.toList());
    }

    private static int stateOf(SimulatedRom rom) {
        return rom.control(new DfuRequests(2).getStatus()) instanceof Reply.Ack ack
                ? ack.data().u8(4)
                : -1;
    }

    @AfterAll
    static void tell() {
        OUTCOMES.forEach((fault, outcomes) -> System.out.println("fault matrix " + fault + ": " + outcomes));
    }
}
