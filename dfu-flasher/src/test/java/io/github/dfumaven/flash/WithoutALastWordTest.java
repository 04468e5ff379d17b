// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.FakeDfuDevice.ManifestEnd;
import io.github.dfumaven.sim.Mishap;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong from the end of the image on, singly and in pairs: what is called flashed has the image, also
 * where the verdict is made of what appears on the bus afterwards.
 */
class WithoutALastWordTest {

    private static final Bytes FIRMWARE = Bytes.fill(0x42, 40);
    private static final int RESTARTS = 1;

    /** One mishap at one transfer, counted from 0. */
    private record Event(int at, Mishap mishap) {}

    /** What came of a path. */
    private record Outcome(BoardResult result, List<ControlTransfer> carried) {}

    @ParameterizedTest
    @EnumSource(ManifestEnd.class)
    void aStrictDeviceIsOnlyCalledFlashedWithTheImageInIt(ManifestEnd end) throws IOException {
        int paths = check(() -> strict(end));
        System.out.printf(Locale.ROOT, "end of a download, %s: %d paths%n", end, paths);
    }

    @Test
    void aRomIsOnlyCalledFlashedWithTheImageInIt() throws IOException {
        int paths = check(() -> {
            var fixture = new Fixture();
            var rom = Boards.inDfuMode(Chip.ESP32_S3);
            var slot = fixture.bus.plug("1-10", rom);
            return new Board(fixture, slot, 2, Fixture.archive(), false, () -> Fixture.holdsImage(rom), () -> true);
        });
        System.out.printf(Locale.ROOT, "end of a download, ROM: %d paths%n", paths);
    }

    @ParameterizedTest
    @EnumSource(
            value = ManifestEnd.class,
            names = {"WAIT_RESET", "SILENT_WAIT_RESET", "LEAVES", "LEAVES_AT_ONCE"})
    void aDeviceThatWasUnpluggedWhileItManifestsIsNotCalledFlashed(ManifestEnd end) throws IOException {
        var board = strict(end);
        var status = new int[1];
        board.fixture.bus.wire = (slot, transfer) -> {
            boolean afterEnd = transfer.request() == 3 && board.endArrived;
            if (afterEnd && status[0]++ == 0) {
                board.unplug();
            }
            return board.deliver(transfer);
        };

        var result = board.flash();

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(SessionError.VERDICT_UNKNOWN);
            assertThat(error.message()).contains("nothing has appeared on USB");
        });
    }

    private static Board strict(ManifestEnd end) {
        boolean tolerant = end == ManifestEnd.IDLE || end == ManifestEnd.SYNC_THEN_IDLE || end == ManifestEnd.FAILS;
        var fixture = new Fixture();
        var device = new FakeDfuDevice(fixture.sleeper).inRuntime();
        device.attributes = FakeDfuDevice.DOWNLOAD
                | FakeDfuDevice.UPLOAD
                | FakeDfuDevice.WILL_DETACH
                | (tolerant ? FakeDfuDevice.TOLERANT : 0);
        device.end = Optional.of(end);
        device.busReset();
        device.control(new DfuRequests(1).detach(1000));
        var slot = fixture.bus.plug("1-1", device);
        return new Board(
                fixture, slot, 0, FIRMWARE, true, () -> device.received().equals(FIRMWARE), device::hasManifested);
    }

    private static int check(Supplier<Board> boards) throws IOException {
        int paths = 0;
        var all = run(boards, List.of()).carried();
        int end = 0;
        while (!isEnd(all.get(end))) {
            end++;
        }
        var mishaps = new ArrayList<>(Mishap.ofTheWire());
        mishaps.addAll(Mishap.ofFewAnswers());
        for (int at = end; at < all.size(); at++) {
            for (var mishap : mishaps) {
                if (!mishap.fits(all.get(at))) {
                    continue;
                }
                var first = new Event(at, mishap);
                var carried = run(boards, List.of(first)).carried();
                paths++;
                for (int next = at + 1; next < Math.min(carried.size(), end + 6); next++) {
                    for (var other : mishaps) {
                        if (other.fits(carried.get(next))) {
                            run(boards, List.of(first, new Event(next, other)));
                            paths++;
                        }
                    }
                }
            }
        }
        return paths;
    }

    private static Outcome run(Supplier<Board> boards, List<Event> events) throws IOException {
        var board = boards.get();
        var carried = new ArrayList<ControlTransfer>();
        board.fixture.bus.wire = (slot, transfer) -> {
            if ((transfer.requestType() & 0x60) != 0x20) {
                return slot.deliver(transfer);
            }
            int at = carried.size();
            carried.add(transfer);
            return events.stream()
                    .filter(event -> event.at() == at)
                    .findFirst()
                    .map(event -> event.mishap().apply(board, transfer))
                    .orElseGet(() -> board.deliver(transfer));
        };

        var result = board.flash();

        assertThat(board.fixture.sleeper.elapsed()).as("%s", events).isLessThan(Duration.ofMinutes(15));
        if (result.error().isEmpty() && !board.isFlashed() && !isBelieved(board, events)) {
            throw new AssertionError("called flashed after " + events + ": " + board.fixture.log.notes);
        }
        return new Outcome(result, carried);
    }

    /**
     * What nobody can tell: that a device which has all of the image says falsely that it is done with it, or restarts
     * before it is and not because it is.
     */
    private static boolean isBelieved(Board board, List<Event> events) {
        return events.stream()
                .map(Event::mishap)
                .anyMatch(event -> event.restarts()
                        ? board.mayLeave && board.writtenBeforeRestart
                        : (event.says() == 2 || event.says() == 8) && board.isWritten());
    }

    private static boolean isEnd(ControlTransfer transfer) {
        return Blocks.isBlock(transfer) && transfer.length() == 0;
    }

    /** A board at a bus on which something goes wrong. */
    private static final class Board implements Mishap.Board {
        private final Fixture fixture;
        private final int interfaceNumber;
        private final Bytes image;
        private final boolean mayLeave;
        private final BooleanSupplier content;
        private final BooleanSupplier manifested;
        private final TestBus.Slot slot;
        private boolean endArrived;
        private boolean writtenBeforeRestart;

        Board(
                Fixture fixture,
                TestBus.Slot slot,
                int interfaceNumber,
                Bytes image,
                boolean mayLeave,
                BooleanSupplier content,
                BooleanSupplier manifested) {
            this.fixture = fixture;
            this.slot = slot;
            this.interfaceNumber = interfaceNumber;
            this.image = image;
            this.mayLeave = mayLeave;
            this.content = content;
            this.manifested = manifested;
        }

        BoardResult flash() throws IOException {
            var request = FlashRequest.builder(FlashImage.of("fw.bin", image))
                    .selection(Selection.any())
                    .force(true)
                    .restarts(String.valueOf(RESTARTS))
                    .build();
            return fixture.flash(request).devices().get(0);
        }

        boolean isFlashed() {
            return isWritten() && manifested.getAsBoolean();
        }

        boolean isWritten() {
            return endArrived && content.getAsBoolean();
        }

        @Override
        public TransferResult deliver(ControlTransfer transfer) {
            var result = slot.deliver(transfer);
            if (Blocks.isBlock(transfer)) {
                endArrived = transfer.length() == 0 && result.ok();
            }
            return result;
        }

        @Override
        public void losePlace() {
            slot.deliver(new DfuRequests(interfaceNumber).abort());
        }

        @Override
        public void restart() {
            writtenBeforeRestart = isWritten();
            slot.restart(Duration.ofMillis(300));
        }

        @Override
        public void unplug() {
            slot.unplug();
        }
    }
}
