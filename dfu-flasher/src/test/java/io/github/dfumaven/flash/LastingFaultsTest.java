// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.TinyArchive;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transfers that fail in every attempt: the download is given up, after as many restarts as are allowed. */
class LastingFaultsTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 900);
    private static final int ADDRESS = 0x1000;

    /** What fails whenever block 8 is sent, in every attempt. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNPLUGGED", "SHORT_ANSWER", "WRONG_STATE", "NO_STATE", "REPORTS_ERROR"},
            mode = EnumSource.Mode.EXCLUDE)
    void aBlockThatAlwaysFailsIsGivenUp(Fault fault) throws IOException {
        for (int pipeline : new int[] {1, 8}) {
            var code = persistent(
                    new Way(true, 2, pipeline),
                    fault,
                    (transfer, before) -> Blocks.isBlock(transfer) && transfer.value() == 8,
                    3);
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
                    (transfer, before) -> isStatus(transfer) && Blocks.isBlock(before) && before.value() >= 7,
                    3);
            assertThat(code).isIn(fault.codes);
        }
    }

    @Test
    void anErrorThatTheDeviceReportsIsItsVerdictAtOnce() throws IOException {
        var code = persistent(
                new Way(true, 2, 1),
                Fault.REPORTS_ERROR,
                (transfer, before) -> isStatus(transfer) && Blocks.isBlock(before) && before.value() == 8,
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
            fixture.bus.wire =
                    (slot, transfer) -> --left[0] <= 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);
            var image = FlashImage.of("dfu.bin", TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()));

            var result = fixture.flash(FlashRequest.builder(image).force(true).build())
                    .devices()
                    .get(0);

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
        fixture.bus.wire = (slot, transfer) ->
                when.test(transfer, before.getAndSet(transfer)) ? fault.apply(slot, transfer) : slot.deliver(transfer);
        var image = FlashImage.of("dfu.bin", TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()))
                .forDevice(0x303a, 9);

        var result = fixture.flash(way.apply(image)).devices().get(0);

        assertThat(result.restarts()).isEqualTo(attempts - 1);
        assertThat(fixture.bus.seen.stream().filter(transfer -> Blocks.isBlock(transfer) && transfer.value() == 0))
                .hasSize(attempts);
        var error = result.error().orElseThrow();
        assertThat(error.message().contains("attempts were made")).isEqualTo(attempts > 1);
        assertThat(fixture.log.notes)
                .filteredOn(note -> note.contains("starting again"))
                .hasSize(attempts - 1);
        Blocks.check(fixture, String.format(Locale.ROOT, "%s, %s", fault, way), result.restarts());
        return error.code();
    }

    private static boolean isStatus(ControlTransfer transfer) {
        return transfer.requestType() == 0xa1 && transfer.request() == 3;
    }
}
