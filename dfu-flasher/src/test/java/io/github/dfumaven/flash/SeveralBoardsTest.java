// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeveralBoardsTest {

    private final Fixture fixture = new Fixture();
    private final SimulatedRom first = Fixture.rom(Chip.ESP32_S3, "7c:df:a1:00:00:01");
    private final SimulatedRom second = Fixture.rom(Chip.ESP32_S3, "7c:df:a1:00:00:02");
    private final FlashRequest.Builder request = FlashRequest.builder(Fixture.image(Chip.ESP32_S3));

    private void plugBoth() {
        fixture.bus.plug("1-2", second);
        fixture.bus.plug("1-10", first);
    }

    @Test
    void severalWithoutAChoiceAreListed() {
        plugBoth();

        var thrown = catchThrowableOfType(DeviceException.class, () -> fixture.flash(request.build()));

        assertThat(thrown.code()).isEqualTo(FlashError.SEVERAL_DEVICES);
        assertThat(thrown.getMessage())
                .contains("path=\"1-2\"")
                .contains("path=\"1-10\"")
                .contains("7c:df:a1:00:00:02")
                .hasLineCount(1);
        assertThat(thrown.details()).hasSize(2);
        assertThat(thrown.hint()).contains("{path}");
        assertThat(fixture.bus.seen).isEmpty();
    }

    @Test
    void allAreFlashedAtTheSameTime() throws IOException {
        plugBoth();

        var report = fixture.flash(request.all(true).build());

        report.orThrow();
        assertThat(report.devices())
                .extracting(device -> device.path().toString())
                .containsExactly("1-2", "1-10");
        assertThat(Fixture.holdsImage(first)).isTrue();
        assertThat(Fixture.holdsImage(second)).isTrue();
    }

    @Test
    void onePathLeavesTheOtherBoardAlone() throws IOException {
        plugBoth();

        fixture.flash(request.selection(Selection.builder()
                                .path(List.of(Fixture.path(2)))
                                .build())
                        .build())
                .orThrow();

        assertThat(Fixture.holdsImage(second)).isTrue();
        assertThat(first.flash().operations()).isEmpty();
        assertThat(fixture.bus.opened).containsExactly(Fixture.path(2));
    }

    @Test
    void theSerialNumberChoosesToo() throws IOException {
        plugBoth();

        fixture.flash(request.selection(
                                Selection.builder().serial("7c:df:a1:00:00:01").build())
                        .build())
                .orThrow();

        assertThat(Fixture.holdsImage(first)).isTrue();
        assertThat(second.flash().operations()).isEmpty();
    }

    @Test
    void anUnpluggedBoardDoesNotDisturbTheOther() throws IOException {
        plugBoth();
        var count = new AtomicInteger();
        fixture.bus.wire = (slot, transfer) -> {
            if (slot.path.equals(Fixture.path(2)) && count.incrementAndGet() == 100) {
                slot.unplug();
                return TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            return slot.deliver(transfer);
        };

        var report = fixture.flash(request.selection(Selection.builder()
                        .path(List.of(Fixture.path(2), Fixture.path(10)))
                        .build())
                .build());

        assertThat(report.ok()).isFalse();
        assertThat(report.devices().get(0).error().map(DfuException::code)).contains(UsbError.USB_NO_DEVICE);
        assertThat(report.devices().get(0).blocks()).isPositive();
        assertThat(report.devices().get(1).outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
        assertThat(Fixture.holdsImage(first)).isTrue();
    }

    @Test
    void aPathWithoutABoardFailsAloneAmongSeveral() throws IOException {
        plugBoth();

        var report = fixture.flash(request.selection(Selection.builder()
                        .path(List.of(Fixture.path(7), Fixture.path(10)))
                        .build())
                .build());

        assertThat(report.devices().get(0).error().map(DfuException::code)).contains(FlashError.NO_DEVICE);
        assertThat(report.devices().get(1).outcome()).isEqualTo(BoardResult.Outcome.FLASHED);
    }

    @Test
    void allSkipsBoardsOfAnotherChip() throws IOException {
        fixture.bus.plug("1-10", first);
        var other = Fixture.rom(Chip.ESP32_S2, "");
        fixture.bus.plug("1-4", other);

        var report = fixture.flash(request.all(true).build());

        assertThat(report.ok()).isTrue();
        assertThat(report.devices())
                .extracting(BoardResult::outcome)
                .containsExactly(BoardResult.Outcome.SKIPPED, BoardResult.Outcome.FLASHED);
        assertThat(other.flash().operations()).isEmpty();
    }

    @Test
    void theOneBoardThatFitsNeedsNoChoice() throws IOException {
        fixture.bus.plug("1-10", first);
        fixture.bus.plug("1-4", Fixture.rom(Chip.ESP32_S2, ""));

        fixture.flash(request.build()).orThrow();

        assertThat(Fixture.holdsImage(first)).isTrue();
    }

    @Test
    void aPathThatPointsAtAnotherChipStopsAllBeforeTheFirstByte() {
        fixture.bus.plug("1-10", first);
        fixture.bus.plug("1-4", Fixture.rom(Chip.ESP32_S2, ""));
        var both = Selection.builder()
                .path(List.of(Fixture.path(4), Fixture.path(10)))
                .build();

        var thrown = catchThrowableOfType(
                FormatException.class,
                () -> fixture.flash(request.selection(both).build()));

        assertThat(thrown.code()).isEqualTo(FlashError.WRONG_DEVICE);
        assertThat(first.flash().operations()).isEmpty();
    }

    @Test
    void aBoardThatCannotBeOpenedSaysWhy() throws IOException {
        fixture.bus.plug("1-10", first).refuseOpening(UsbError.USB_ACCESS);

        var device = fixture.flasher.devices(ProgressListener.NONE).get(0);
        var result = fixture.flash(request.build()).devices().get(0);

        assertThat(device.lines()).singleElement().asString().endsWith("serial=\"UNKNOWN\"");
        assertThat(device.problem().orElseThrow()).hasMessageContaining("cannot be opened");
        assertThat(result.error().map(DfuException::code)).contains(UsbError.USB_ACCESS);
        assertThat(fixture.sleeper.elapsed()).isZero();
    }

    @Test
    void aSerialNumberThatCannotBeReadIsTheProblemToSolve() {
        fixture.bus.plug("1-10", first).refuseOpening(UsbError.USB_ACCESS);
        var selection = Selection.builder().serial("7c:df:a1:00:00:01").build();

        var thrown = catchThrowableOfType(
                DeviceException.class,
                () -> fixture.flash(request.selection(selection).build()));

        assertThat(thrown.code()).isEqualTo(UsbError.USB_ACCESS);
    }
}
