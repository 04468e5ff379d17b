// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.TestBus.Step;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Boards are flashed side by side: each waits at some moment for all others to come to the same one, which code that
 * takes one board after the other never does. No time is measured; a limit only ends a test that fails.
 */
class SideBySideTest {

    private static final int COUNT = 8;
    private static final int LIMIT_SECONDS = 60;

    private final Sleeper sleeper = new TimeOfItsOwn();
    private final SimulatedBus bus = new SimulatedBus(sleeper, BusTiming.TYPICAL);
    private final List<SimulatedRom> boards = new ArrayList<>();
    private final List<PlacedFile> contents =
            List.of(PlacedFile.of("a.bin", 0x1000, Fixture.archive().slice(752, 752 + 1024)));

    @BeforeEach
    void plugIn() {
        for (int i = 1; i <= COUNT; i++) {
            var rom = Fixture.rom(Chip.ESP32_S3, String.format(Locale.ROOT, "7c:df:a1:00:00:%02x", i));
            boards.add(rom);
            bus.plug(Fixture.path(i), rom);
        }
    }

    private FlashReport flash(TestBus.Before before) throws IOException {
        var request = FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                .all(true)
                .verify(contents)
                .build();
        return new Flasher(new TestBus(bus, before), sleeper).flash(request, ProgressListener.NONE);
    }

    private void assertAllAreFlashed(FlashReport report) {
        assertThat(report.devices()).hasSize(COUNT).allSatisfy(board -> {
            assertThat(board.error()).isEmpty();
            assertThat(board.outcome()).isEqualTo(Outcome.FLASHED);
        });
        assertThat(boards).allMatch(Fixture::holdsImage);
    }

    /** A moment in the flashing of a board, which comes once. */
    private enum Moment {
        DETACH,
        FIRST_BLOCK,
        A_BLOCK_IN_THE_MIDDLE,
        END,
        READING_BACK;

        private boolean is(ControlTransfer transfer) {
            return switch (this) {
                case DETACH -> is(transfer, 0x21, 0);
                case FIRST_BLOCK -> is(transfer, 0x21, 1) && transfer.value() == 0 && transfer.length() > 0;
                case A_BLOCK_IN_THE_MIDDLE -> is(transfer, 0x21, 1) && transfer.value() == 80;
                case END -> is(transfer, 0x21, 1) && transfer.length() == 0;
                case READING_BACK -> is(transfer, 0xa1, 2) && transfer.value() == 0;
            };
        }

        private static boolean is(ControlTransfer transfer, int type, int request) {
            return transfer.requestType() == type && transfer.request() == request;
        }

        boolean hasCome(Step step, List<ControlTransfer> transfers) {
            return step == Step.TRANSFER && is(transfers.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void allBoardsAreAtTheSameMomentTogether(Moment moment) throws IOException {
        var barrier = new CyclicBarrier(COUNT);
        Set<UsbPath> came = ConcurrentHashMap.newKeySet();

        var report = flash((step, path, transfers) -> {
            if (moment.hasCome(step, transfers) && came.add(path)) {
                meet(barrier);
            }
        });

        assertAllAreFlashed(report);
        assertThat(came).hasSize(COUNT);
    }

    /** One that never ends before the others have ended: so nobody waits for it in between. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void theOthersEndWhileOneBoardIsHeldUp(Moment moment) throws IOException {
        var others = new CountDownLatch(COUNT - 1);
        var listener = new ProgressListener() {
            @Override
            public void finished(BoardResult result) {
                others.countDown();
            }
        };
        var held = Fixture.path(1);
        var stepped = new TestBus(bus, (step, path, transfers) -> {
            if (path.equals(held) && moment.hasCome(step, transfers)) {
                await(others);
            }
        });
        var request = FlashRequest.builder(Fixture.image(Chip.ESP32_S3))
                .all(true)
                .verify(contents)
                .build();

        assertAllAreFlashed(new Flasher(stepped, sleeper).flash(request, listener));
    }

    @Test
    void boardsThatAreInDfuModeAlreadyNeedNobodyElseEither() throws IOException {
        var barrier = new CyclicBarrier(COUNT);
        for (int i = 1; i <= COUNT; i++) {
            bus.plug(Fixture.path(i), Boards.detached(boards.get(i - 1)));
        }

        assertAllAreFlashed(flash((step, path, transfers) -> {
            if (Moment.FIRST_BLOCK.hasCome(step, transfers)) {
                meet(barrier);
            }
        }));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the others did not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A clock for each thread, which only moves when that thread sleeps: however long one board is held up, no time
     * passes for the others.
     */
    private static final class TimeOfItsOwn implements Sleeper {

        private static final InheritableThreadLocal<Duration> ELAPSED = new InheritableThreadLocal<>() {
            @Override
            protected Duration initialValue() {
                return Duration.ZERO;
            }
        };

        @Override
        public void sleep(Duration time) {
            ELAPSED.set(ELAPSED.get().plus(time));
        }

        @Override
        public long nanoTime() {
            return ELAPSED.get().toNanos();
        }
    }
}
