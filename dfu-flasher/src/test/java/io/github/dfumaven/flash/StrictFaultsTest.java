// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.session.DfuState;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.FakeDfuDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every transfer of a session with a device that is strict about DFU 1.1 fails once, in every way. */
class StrictFaultsTest {

    private static final Tally TALLY = new Tally();

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
        var request = FlashRequest.builder(FlashImage.of("fw.bin", payload))
                .selection(Selection.builder().path(List.of(Fixture.path(1))).build())
                .restarts(String.valueOf(restarts))
                .build();

        var result = fixture.flash(request).devices().get(0);

        var what = String.format(
                Locale.ROOT, "%s at transfer %d, %d restarts, attributes %x", fault, n, restarts, attributes);
        TALLY.add("to a strict device", restarts, fault, result);
        boolean silentInTheEnd = (attributes & 4) == 0 && device.received().equals(payload);
        boolean takenForDfuMode = result.error()
                .filter(found -> found.code() == SessionError.STILL_RUNTIME)
                .isPresent();
        assertThat(result.error().isEmpty() || restarts == 0 || fault.lasts || silentInTheEnd || takenForDfuMode)
                .as("%s is survived", what)
                .isTrue();
        if (result.error().isEmpty()) {
            assertThat(device.received()).as("%s was called a success", what).isEqualTo(payload);
            // Only who cannot answer any more is believed without a last word.
            assertThat((attributes & 4) == 0 || device.state() == DfuState.DFU_IDLE)
                    .as("%s: success in %s", what, device.state())
                    .isTrue();
        }
        assertThat(fixture.sleeper.elapsed()).isLessThan(Duration.ofMinutes(3));
        Blocks.check(fixture, what, result.restarts());
        return failing[0] <= 0;
    }

    /** It comes before the first block, and a device that does not take it gets none. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void choosingASettingMayFail(Fault fault) throws IOException {
        var fixture = new Fixture();
        var device = new FakeDfuDevice(fixture.sleeper);
        device.settings = List.of("Flash", "Other");
        fixture.bus.plug("1-1", device);
        fixture.bus.wire =
                (slot, transfer) -> transfer.requestType() == 1 ? fault.apply(slot, transfer) : slot.deliver(transfer);
        var payload = Bytes.fill(0x42, 2000);
        var request = FlashRequest.builder(FlashImage.of("fw.bin", payload))
                .selection(
                        Selection.builder().interfaceNumber("0").alternate("1").build())
                .build();

        var result = fixture.flash(request).devices().get(0);

        TALLY.add("choosing a setting", request.restarts(), fault, result);
        if (result.error().isEmpty()) {
            assertThat(device.received()).isEqualTo(payload);
        } else {
            assertThat(result.error().get().code()).isIn(fault.codes);
            assertThat(fixture.bus.seen).noneMatch(Blocks::isBlock);
        }
        boolean taken = EnumSet.of(Fault.SHORT_ANSWER, Fault.WRONG_STATE, Fault.NO_STATE, Fault.REPORTS_ERROR)
                .contains(fault);
        assertThat(result.error().isEmpty()).isEqualTo(taken);
    }

    @AfterAll
    static void tell() {
        TALLY.print();
    }
}
