// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.TestBus.Step;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.VirtualSleeper;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake of ours in the work on one board ends in that board's result, and the others are flashed. */
class InternalErrorsTest {

    private final VirtualSleeper sleeper = new VirtualSleeper();
    private final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
    private final List<SimulatedRom> boards =
            List.of(Boards.inDfuMode(Chip.ESP32_S3), Boards.inDfuMode(Chip.ESP32_S3), Boards.inDfuMode(Chip.ESP32_S3));
    private final FlashRequest request =
            FlashRequest.builder(Fixture.image(Chip.ESP32_S3)).all(true).build();

    @BeforeEach
    void plugIn() {
        for (int i = 0; i < boards.size(); i++) {
            bus.plug(Fixture.path(i + 1), boards.get(i));
        }
    }

    static Stream<Throwable> mistakes() {
        return Stream.of(
                new IllegalStateException("of ours"),
                new NullPointerException(),
                new OutOfMemoryError("Java heap space"),
                new NoClassDefFoundError("org/usb4java/LibUsb"),
                new StackOverflowError());
    }

    private static boolean isBlock(List<ControlTransfer> transfers, int number) {
        var first = transfers.get(0);
        return first.requestType() == 0x21 && first.request() == 1 && first.value() == number;
    }

    private static void throwUnchecked(Throwable what) {
        if (what instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) what;
    }

    private void assertOnlyTheSecondFailed(FlashReport report) {
        assertThat(report.devices())
                .extracting(BoardResult::outcome)
                .containsExactly(Outcome.FLASHED, Outcome.FAILED, Outcome.FLASHED);
        assertThat(Fixture.holdsImage(boards.get(0))).isTrue();
        assertThat(Fixture.holdsImage(boards.get(2))).isTrue();
        assertThat(report.devices().get(1).error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(IoError.INTERNAL_ERROR);
            assertThat(error.message()).startsWith("1-2 [303a:0009]");
        });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whateverIsThrownInTheWorkOnOneBoardIsItsResult(Throwable mistake) throws IOException {
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            if (step == Step.TRANSFER && path.equals(Fixture.path(2)) && isBlock(transfers, 40)) {
                throwUnchecked(mistake);
            }
        });

        var report = new Flasher(stepped, sleeper).flash(request, ProgressListener.NONE);

        assertOnlyTheSecondFailed(report);
        assertThat(report.devices().get(1).blocks()).isEqualTo(40);
        var thrown = catchThrowableOfType(InternalErrorException.class, report::orThrow);
        assertThat(thrown).hasCause(mistake);
        assertThat(thrown.message()).contains(mistake.getClass().getName());
    }

    @Test
    void aRecursionThatDoesNotEndEndsOnlyTheWorkOnOneBoard() throws IOException {
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            if (step == Step.TRANSFER && path.equals(Fixture.path(2)) && isBlock(transfers, 40)) {
                deeper(1);
            }
        });

        assertOnlyTheSecondFailed(new Flasher(stepped, sleeper).flash(request, ProgressListener.NONE));
    }

    @SuppressWarnings("InfiniteRecursion") // the point of it
    private static int deeper(int level) {
        return deeper(level + 1) + level;
    }

    @Test
    void aListenerThatAlwaysThrowsEndsOnlyTheWorkOnItsBoard() throws IOException {
        var told = new AtomicInteger();
        var listener = new ProgressListener() {
            @Override
            public void phase(UsbPath device, Phase phase) {
                fail(device);
            }

            @Override
            public void finished(BoardResult result) {
                told.incrementAndGet();
                fail(result.path());
            }

            private void fail(UsbPath device) {
                if (device.equals(Fixture.path(2))) {
                    throw new IllegalStateException("the terminal is gone");
                }
            }
        };

        var report = new Flasher(bus, sleeper).flash(request, listener);

        assertOnlyTheSecondFailed(report);
        assertThat(told).hasValue(3);
    }

    @Test
    void aMistakeOfOursIsToldBeforeTheFailureOfAnotherBoard() throws IOException {
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            if (step == Step.TRANSFER && isBlock(transfers, 40)) {
                if (path.equals(Fixture.path(1))) {
                    bus.unplug(path);
                    throw new UsbException(UsbError.USB_NO_DEVICE, "pulled out");
                }
                if (path.equals(Fixture.path(3))) {
                    throw new IllegalStateException("of ours");
                }
            }
        });

        var report = new Flasher(stepped, sleeper).flash(request, ProgressListener.NONE);

        assertThat(report.failure().map(DfuException::code)).contains(IoError.INTERNAL_ERROR);
        assertThat(catchThrowableOfType(InternalErrorException.class, report::orThrow)
                        .getSuppressed())
                .hasSize(1);
        assertThat(report.devices().get(1).outcome()).isEqualTo(Outcome.FLASHED);
    }
}
