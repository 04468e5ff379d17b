// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuRequests;
import io.github.dfumaven.device.DfuState;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.esp.Chip;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.TransferResult;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transfer of a session fails once, in every way: never a false success, never a hang, always a fitting code. */
class FaultMatrixTest {

    private static final Map<String, Map<String, Integer>> OUTCOMES = new TreeMap<>();

    enum Fault {
        STALL(UsbError.USB_STALL, SessionError.DEVICE_REFUSED),
        LOST_ON_THE_WAY(UsbError.USB_TIMEOUT, SessionError.DEVICE_RESTARTED),
        ANSWER_LOST(UsbError.USB_TIMEOUT),
        WIRE_ERROR(UsbError.USB_IO, SessionError.VERDICT_UNKNOWN),
        UNPLUGGED(UsbError.USB_NO_DEVICE, FlashError.LOST_AFTER_DETACH, SessionError.VERDICT_UNKNOWN),
        SHORT_ANSWER(SessionError.SHORT_ANSWER),
        WRONG_STATE(SessionError.UNEXPECTED_STATE),
        NO_STATE(SessionError.UNEXPECTED_STATE),
        REPORTS_ERROR(SessionError.DEVICE_REFUSED);

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<ErrorCode> codes;

        /** Whether another attempt is of no use. */
        private final boolean lasts;

        Fault(ErrorCode... codes) {
            this.codes = Set.of(codes);
            this.lasts = name().equals("UNPLUGGED") || name().equals("REPORTS_ERROR");
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

    /** How a download is done: from which mode, with how many restarts and blocks at a time. */
    private record Way(boolean detach, int restarts, int pipeline) {

        FlashRequest apply(FlashImage image) {
            return FlashRequest.of(image).withRestarts(restarts).pipelined(pipeline);
        }
    }

    private static final Bytes CONTENT = Bytes.fill(0x5a, 900);
    private static final int ADDRESS = 0x1000;
    private static final Bytes BLANK = Bytes.fill(0xff, ADDRESS);

    static Stream<Arguments> waysToATinyImage() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(true, false)
                        .flatMap(detach -> Stream.of(0, FlashRequest.DEFAULT_RESTARTS)
                                .flatMap(restarts -> Stream.of(1, 8, 256)
                                        .map(pipeline -> Arguments.of(fault, new Way(detach, restarts, pipeline))))));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyTransferOfThreeFilesMayFailOnce(Fault fault) throws IOException {
        var payload = Fixture.archive().slice(0, 7252);
        for (int restarts : new int[] {0, FlashRequest.DEFAULT_RESTARTS}) {
            failOneByOne(fault, new Way(true, restarts, 1), payload, Fixture::holdsImage);
        }
    }

    @ParameterizedTest
    @MethodSource("waysToATinyImage")
    void everyTransferOfATinyImageMayFailOnce(Fault fault, Way way) throws IOException {
        failOneByOne(
                fault,
                way,
                TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()),
                rom -> rom.flash().read(ADDRESS, CONTENT.length()).equals(CONTENT));
    }

    private static void failOneByOne(Fault fault, Way way, Bytes payload, Predicate<SimulatedRom> good)
            throws IOException {
        for (int n = 1; ; n++) {
            var fixture = new Fixture();
            var rom = fixture.plugRom(Chip.ESP32_S3, way.detach());
            var failing = new int[] {n};
            fixture.bus.wire =
                    (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);

            var image = FlashImage.of("dfu.bin", payload).forDevice(0x303a, 9);
            var result = fixture.flash(way.apply(image)).devices().get(0);

            if (failing[0] > 0) {
                assertThat(result.error()).isEmpty();
                assertThat(result.restarts()).isZero();
                return;
            }
            var what = "%s at transfer %d, %s".formatted(fault, n, way);
            judge(fault, what, way, good.test(rom), result);
            if (fault != Fault.UNPLUGGED) {
                assertThat(stateOf(rom)).as("%s leaves the board idle", what).isIn(0, 2);
            }
            assertThat(rom.crash()).as(what).isEmpty();
            assertThat(rom.flash().read(0, ADDRESS))
                    .as("%s: not taken for raw data", what)
                    .isEqualTo(BLANK);
            assertThat(fixture.sleeper.elapsed()).as(what).isLessThan(Duration.ofMinutes(2));
            checkBlocks(fixture, what, result.restarts());
        }
    }

    private static void judge(Fault fault, String what, Way way, boolean good, BoardResult result) {
        var code = result.error().map(error -> error.code().id()).orElse("flashed");
        tell("to a ROM", way.restarts(), fault, code);
        assertThat(result.restarts()).as(what).isBetween(0, way.restarts());
        if (result.error().isEmpty()) {
            assertThat(good).as("%s was called a success", what).isTrue();
            return;
        }

        assertThat(way.restarts() == 0 || fault.lasts)
                .as("%s is survived", what)
                .isTrue();
        assertThat(result.outcome()).isEqualTo(BoardResult.Outcome.FAILED);
        assertThat(result.error().get().code()).as(what).isIn(fault.codes);
        assertThat(result.error().get().hint()).isNotEmpty();
    }

    /** No block is sent twice in an attempt, and no attempt begins without leaving the one before. */
    private static void checkBlocks(Fixture fixture, String what, int restarts) {
        var seen = new HashSet<Integer>();
        int attempts = 0;
        boolean left = true;
        for (var one : fixture.bus.seen) {
            if (one.requestType() != 0x21) {
                continue;
            }
            // One that never got the first block is idle as it is.
            left |= one.request() == 4 || one.request() == 6 || seen.equals(Set.of(0));
            if (one.request() != 1) {
                continue;
            }
            if (one.value() == 0) {
                assertThat(left)
                        .as("%s: attempt %d is left first", what, attempts)
                        .isTrue();
                attempts++;
                seen.clear();
            }
            left = false;
            assertThat(seen.add(one.value()))
                    .as("%s: block %d is sent once", what, one.value())
                    .isTrue();
            assertThat(seen).as("%s: no block is left out", what).hasSize(one.value() + 1);
        }
        assertThat(attempts).as(what).isLessThanOrEqualTo(restarts + 1);
    }

    /** What fails whenever block 8 is sent, in every attempt. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNPLUGGED", "SHORT_ANSWER", "WRONG_STATE", "NO_STATE", "REPORTS_ERROR"},
            mode = EnumSource.Mode.EXCLUDE)
    void aBlockThatAlwaysFailsIsGivenUp(Fault fault) throws IOException {
        for (int pipeline : new int[] {1, 8}) {
            var code =
                    persistent(new Way(true, 2, pipeline), fault, (one, before) -> isBlock(one) && one.value() == 8, 3);
            assertThat(code).isIn(fault.codes);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_ON_THE_WAY", "ANSWER_LOST", "SHORT_ANSWER", "WRONG_STATE", "NO_STATE", "WIRE_ERROR"})
    void aStatusThatIsAlwaysSpoiltIsGivenUp(Fault fault) throws IOException {
        for (int pipeline : new int[] {1, 8}) {
            var code = persistent(
                    new Way(false, 2, pipeline),
                    fault,
                    (one, before) -> isStatus(one) && isBlock(before) && before.value() >= 7,
                    3);
            assertThat(code).isIn(fault.codes);
        }
    }

    @Test
    void anErrorThatTheDeviceReportsIsItsVerdictAtOnce() throws IOException {
        var code = persistent(
                new Way(true, 2, 1),
                Fault.REPORTS_ERROR,
                (one, before) -> isStatus(one) && isBlock(before) && before.value() == 8,
                1);
        assertThat(code).isEqualTo(SessionError.DEVICE_REFUSED);
    }

    /** Whatever the device does from some transfer on for ever: it fails, and it comes to an end. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"STALL", "LOST_ON_THE_WAY", "ANSWER_LOST", "WIRE_ERROR", "SHORT_ANSWER"})
    void aDeviceThatIsBadForGoodFails(Fault fault) throws IOException {
        for (int n = 5; n < 50; n++) {
            var fixture = new Fixture();
            var rom = fixture.plugRom(Chip.ESP32_S3, false);
            var left = new int[] {n};
            fixture.bus.wire = (slot, one) -> --left[0] <= 0 ? fault.apply(slot, one) : slot.deliver(one);
            var image = FlashImage.of("dfu.bin", TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()));

            var result =
                    fixture.flash(FlashRequest.of(image).forced()).devices().get(0);

            if (left[0] > 0) {
                assertThat(n).isGreaterThan(40);
                return;
            }
            assertThat(result.error()).as("%s from transfer %d on", fault, n).isPresent();
            assertThat(result.restarts()).as("it is dead").isZero();
            assertThat(fixture.bus.seen).hasSizeLessThan(200);
            assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
            assertThat(rom.crash()).isEmpty();
        }
    }

    private static ErrorCode persistent(
            Way way, Fault fault, BiPredicate<ControlTransfer, ControlTransfer> when, int attempts) throws IOException {
        var fixture = new Fixture();
        fixture.plugRom(Chip.ESP32_S3, way.detach());
        var before = new AtomicReference<>(new DfuRequests(2).abort());
        fixture.bus.wire =
                (slot, one) -> when.test(one, before.getAndSet(one)) ? fault.apply(slot, one) : slot.deliver(one);
        var image = FlashImage.of("dfu.bin", TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()))
                .forDevice(0x303a, 9);

        var result = fixture.flash(way.apply(image)).devices().get(0);

        assertThat(result.restarts()).isEqualTo(attempts - 1);
        assertThat(fixture.bus.seen.stream().filter(one -> isBlock(one) && one.value() == 0))
                .hasSize(attempts);
        var error = result.error().orElseThrow();
        assertThat(error.message().contains("attempts were made")).isEqualTo(attempts > 1);
        assertThat(fixture.log.notes)
                .filteredOn(note -> note.contains("starting again"))
                .hasSize(attempts - 1);
        checkBlocks(fixture, "%s, %s".formatted(fault, way), result.restarts());
        return error.code();
    }

    private static boolean isBlock(ControlTransfer one) {
        return one.requestType() == 0x21 && one.request() == 1;
    }

    private static boolean isStatus(ControlTransfer one) {
        return one.requestType() == 0xa1 && one.request() == 3;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyTransferToAStrictDeviceMayFailOnce(Fault fault) throws IOException {
        for (int attributes : new int[] {0x03, 0x07, 0x0b, 0x0f}) {
            for (int restarts : new int[] {0, FlashRequest.DEFAULT_RESTARTS}) {
                for (int n = 1; strictSurvives(fault, attributes, restarts, n); n++) {
                    assertThat(n).isLessThan(200);
                }
            }
        }
    }

    /** Returns whether the fault came to pass. */
    private static boolean strictSurvives(Fault fault, int attributes, int restarts, int n) throws IOException {
        var fixture = new Fixture();
        var device = new FakeDfuDevice(fixture.sleeper).inRuntime();
        device.attributes = attributes;
        fixture.bus.plug("1-1", device);
        var failing = new int[] {n};
        fixture.bus.wire = (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);
        var payload = Bytes.fill(0x42, 2000);
        var request = FlashRequest.of(FlashImage.of("fw.bin", payload))
                .to(Selection.any().at(List.of(Fixture.path(1))))
                .withRestarts(restarts);

        var result = fixture.flash(request).devices().get(0);

        var what = "%s at transfer %d, %d restarts, attributes %x".formatted(fault, n, restarts, attributes);
        tell(
                "to a strict device",
                restarts,
                fault,
                result.error().map(error -> error.code().id()).orElse("flashed"));
        boolean silentInTheEnd = (attributes & 4) == 0 && device.received().equals(payload);
        boolean takenForDfuMode = result.error()
                .filter(one -> one.code() == SessionError.STILL_RUNTIME)
                .isPresent();
        assertThat(result.error().isEmpty() || restarts == 0 || fault.lasts || silentInTheEnd || takenForDfuMode)
                .as("%s is survived", what)
                .isTrue();
        if (result.error().isEmpty()) {
            assertThat(device.received()).as("%s was called a success", what).isEqualTo(payload);
            // Only who cannot answer any more is believed without a last word.
            assertThat((attributes & 4) == 0 || device.state == DfuState.DFU_IDLE)
                    .as("%s: success in %s", what, device.state)
                    .isTrue();
        }
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
        checkBlocks(fixture, what, result.restarts());
        return failing[0] <= 0;
    }

    /** It comes before the first block, and a device that does not take it gets none. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void choosingASettingMayFail(Fault fault) throws IOException {
        var fixture = new Fixture();
        var device = new FakeDfuDevice(fixture.sleeper);
        device.alternates = 2;
        fixture.bus.plug("1-1", device);
        fixture.bus.wire = (slot, one) -> one.requestType() == 1 ? fault.apply(slot, one) : slot.deliver(one);
        var payload = Bytes.fill(0x42, 2000);
        var request = FlashRequest.of(FlashImage.of("fw.bin", payload))
                .to(Selection.any().withInterface(0, 1));

        var result = fixture.flash(request).devices().get(0);

        tell(
                "choosing a setting",
                request.restarts(),
                fault,
                result.error().map(error -> error.code().id()).orElse("flashed"));
        if (result.error().isEmpty()) {
            assertThat(device.received()).isEqualTo(payload);
        } else {
            assertThat(result.error().get().code()).isIn(fault.codes);
            assertThat(fixture.bus.seen).noneMatch(FaultMatrixTest::isBlock);
        }
        boolean taken = EnumSet.of(Fault.SHORT_ANSWER, Fault.WRONG_STATE, Fault.NO_STATE, Fault.REPORTS_ERROR)
                .contains(fault);
        assertThat(result.error().isEmpty()).isEqualTo(taken);
    }

    private static int stateOf(SimulatedRom rom) {
        return rom.control(new DfuRequests(2).getStatus()) instanceof Reply.Ack ack
                ? ack.data().u8(4)
                : -1;
    }

    private static void tell(String whom, int restarts, Fault fault, String code) {
        OUTCOMES.computeIfAbsent("%s, %d restarts, %s".formatted(whom, restarts, fault.name()), key -> new TreeMap<>())
                .merge(code, 1, Integer::sum);
    }

    @AfterAll
    static void tell() {
        int all = OUTCOMES.values().stream()
                .flatMap(one -> one.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        OUTCOMES.forEach((what, outcomes) -> System.out.println("fault matrix " + what + ": " + outcomes));
        System.out.println("fault matrix: " + all + " downloads");
    }
}
