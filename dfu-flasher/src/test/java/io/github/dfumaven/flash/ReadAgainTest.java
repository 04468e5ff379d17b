// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.Mishap;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers that fail while flash is read back after a good verdict: the reading begins anew, as sending does. */
class ReadAgainTest {

    private static final DfuRequests DFU = new DfuRequests(2);
    private static final Bytes CONTENT = Bytes.fill(0x5a, 150);
    private static final int UPLOAD = 2;
    private static final List<Mishap> MISHAPS = Mishap.ofTheWire();

    private final Fixture fixture = new Fixture();
    private final SimulatedRom rom = fixture.plugRom(Chip.ESP32_S3, false);

    /** One mishap at one transfer, counted from 0. */
    private record Event(int at, Mishap mishap) {}

    @Test
    void everyTransferOfReadingBackMayFailOnceAndNothingIsMadeUpWhenTwoDo() throws IOException {
        var all = run(List.of(), 2);
        int first = afterTheVerdict(all);
        int paths = 0;
        for (int at = first; at < all.size(); at++) {
            for (var mishap : MISHAPS) {
                if (!mishap.fits(all.get(at))) {
                    continue;
                }
                var carried = run(List.of(new Event(at, mishap)), 2);
                paths++;
                for (int next = at + 1; next < Math.min(carried.size(), at + 4); next++) {
                    for (var other : MISHAPS) {
                        if (other.fits(carried.get(next))) {
                            run(List.of(new Event(at, mishap), new Event(next, other)), 2);
                            paths++;
                        }
                    }
                }
            }
        }
        System.out.printf(Locale.ROOT, "reading back: %d paths%n", paths);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 6"})
    void readingIsBegunAsOftenAsSendingMayBe(int restarts, int attempts) throws IOException {
        var uploads = new ArrayList<Integer>();
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.request() != UPLOAD) {
                return slot.deliver(transfer);
            }
            uploads.add(transfer.value());
            return transfer.value() == 1 ? TransferResult.failed(UsbError.USB_IO) : slot.deliver(transfer);
        };

        var result = flash(fixture, restarts);

        assertThat(result.error().<ErrorCode>map(error -> error.code())).contains(UsbError.USB_IO);
        assertThat(uploads.stream().filter(block -> block == 0)).hasSize(attempts);
        assertThat(fixture.log.notes)
                .filteredOn(note -> note.contains("reading again from the start"))
                .hasSize(restarts);
        assertThat(state(rom)).isEqualTo(2);
    }

    /** The ROM answers a block out of turn with zeros, and says so only when it is asked. */
    @Test
    void whatARomSaysAfterItLostItsPlaceIsNotCompared() throws IOException {
        var lost = new int[] {1};
        fixture.bus.wire = (slot, transfer) -> {
            if (transfer.request() == UPLOAD && transfer.value() == 1 && lost[0]-- > 0) {
                slot.deliver(DFU.abort());
            }
            return slot.deliver(transfer);
        };

        assertThat(flash(fixture, 1).error()).isEmpty();
    }

    @Test
    void aDifferenceIsFoundOnceAndForAll() throws IOException {
        var uploads = new ArrayList<Integer>();
        fixture.bus.wire = (slot, transfer) -> {
            var result = slot.deliver(transfer);
            if (transfer.request() == UPLOAD) {
                uploads.add(transfer.value());
                return TransferResult.ack(Bytes.fill(0, result.data().length()));
            }
            return result;
        };

        var result = flash(fixture, 2);

        assertThat(result.error().<ErrorCode>map(error -> error.code())).contains(FlashError.READ_BACK_DIFFERS);
        assertThat(uploads).doesNotHaveDuplicates();
    }

    /** Flashes with these mishaps, judges the result, and returns the transfers that were carried. */
    private static List<ControlTransfer> run(List<Event> events, int restarts) throws IOException {
        var fixture = new Fixture();
        var board = new Board(fixture.bus.plug("1-10", Boards.inDfuMode(Chip.ESP32_S3)));
        var carried = new ArrayList<ControlTransfer>();
        BiFunction<Integer, ControlTransfer, TransferResult> carry = (at, transfer) -> events.stream()
                .filter(event -> event.at() == at)
                .findFirst()
                .map(event -> event.mishap().apply(board, transfer))
                .orElseGet(() -> board.deliver(transfer));
        fixture.bus.wire = (at, transfer) -> {
            carried.add(transfer);
            return carry.apply(carried.size() - 1, transfer);
        };

        var result = flash(fixture, restarts);

        var what = String.format(Locale.ROOT, "%s: %s, %s", events, result, fixture.log.notes);
        boolean left = events.stream()
                .anyMatch(event -> event.mishap().toString().contains("unplugged")
                        || event.mishap().restarts());
        // As in sending, a board that fails again while it is led back to dfuIDLE is given up.
        assertThat(result.error().isEmpty() || left || events.size() > 1)
                .as(what)
                .isTrue();
        assertThat(result.error().<ErrorCode>map(error -> error.code()))
                .as(what)
                .isNotEqualTo(Optional.of(FlashError.READ_BACK_DIFFERS));
        assertThat(fixture.sleeper.elapsed()).as(what).isLessThan(Duration.ofMinutes(5));
        return carried;
    }

    private static BoardResult flash(Fixture fixture, int restarts) throws IOException {
        var image = FlashImage.of("dfu.bin", TinyArchive.of(0, CONTENT, CONTENT.md5()))
                .forDevice(0x303a, 9);
        var request = FlashRequest.builder(image)
                .verify(List.of(PlacedFile.of("a.bin", 0, CONTENT)))
                .restarts(String.valueOf(restarts))
                .build();
        return fixture.flash(request).devices().get(0);
    }

    /** The empty block and its GETSTATUS end the image; what comes then attaches the flash and reads it. */
    private static int afterTheVerdict(List<ControlTransfer> carried) {
        int at = 0;
        while (!(Blocks.isBlock(carried.get(at)) && carried.get(at).length() == 0)) {
            at++;
        }
        return at + 2;
    }

    private static int state(SimulatedRom rom) {
        return ((Reply.Ack) rom.control(DFU.getStatus())).data().u8(4);
    }

    private record Board(TestBus.Slot slot) implements Mishap.Board {

        @Override
        public TransferResult deliver(ControlTransfer transfer) {
            return slot.deliver(transfer);
        }

        @Override
        public void losePlace() {
            slot.deliver(DFU.abort());
        }

        @Override
        public void restart() {
            slot.restart(Duration.ofMillis(300));
        }

        @Override
        public void unplug() {
            slot.unplug();
        }
    }
}
