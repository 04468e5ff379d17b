// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.ChipRevision;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.rom.RomError;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.ChipInside;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transfer with which a board is asked what it is fails once, in every way: what is told is true, the ROM's strings are
 * put back or that is said, and an image goes only to a board that was asked.
 */
class BoardFaultsTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 300);
    private static final int ADDRESS = 0x1000;
    private static final Bytes BLANK = Bytes.fill(0xff, 4096);
    private static final int GET_DESCRIPTOR = 6;
    private static final int DNLOAD = 1;

    static Stream<Arguments> faults() {
        var elsewhere = EnumSet.of(Fault.ANSWER_LOST, Fault.SHORT_ANSWER);
        return BoardIdentityTest.asked()
                .flatMap(chip -> Stream.of(Fault.values())
                        .filter(fault -> chip == Chip.ESP32_S2 || elsewhere.contains(fault))
                        .map(fault -> Arguments.of(chip, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void noFaultMakesABoardTellWhatIsNotSo(Chip chip, Fault fault) throws DfuException {
        for (int n = 1; ; n++) {
            var fixture = new Fixture();
            var rom = board(chip);
            fixture.bus.plug("1-10", rom);
            var failing = failAt(fixture, n, fault);

            var answer = fixture.flasher
                    .identify(Selection.any(), false, fixture.log, new Cancellation())
                    .get(0);

            var what = String.format(Locale.ROOT, "%s at transfer %d", fault, n);
            if (answer.error().isEmpty()) {
                assertThat(answer.facts()).as(what).contains(facts(chip));
            } else {
                assertThat(answer.facts()).as(what).isEmpty();
                assertThat(fault.codes).as(what).contains(answer.error().get().code());
            }
            assertInOrder(rom, what, fault);
            if (failing[0] > 0) {
                assertThat(answer.error()).isEmpty();
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noFaultSendsAnImageToABoardThatWasNotAsked(Fault fault) throws IOException {
        for (int n = 1; ; n++) {
            var fixture = new Fixture();
            var rom = board(Chip.ESP32_S2);
            fixture.bus.plug("1-10", rom);
            var failing = failAt(fixture, n, fault);

            var result = flash(fixture, Chip.ESP32_S2);

            var what = String.format(Locale.ROOT, "%s at transfer %d", fault, n);
            if (result.error().isEmpty()) {
                assertThat(rom.flash().read(ADDRESS, CONTENT.length())).as(what).isEqualTo(CONTENT);
                assertThat(result.proof().facts()).as(what).contains(facts(Chip.ESP32_S2));
            } else if (result.proof().facts().isEmpty()) {
                assertThat(rom.flash().operations()).as(what).isEmpty();
            }
            assertInOrder(rom, what, fault);
            if (failing[0] > 0) {
                assertThat(result.error()).isEmpty();
                return;
            }
        }
    }

    /** Whatever is thrown in the middle, the table goes back. */
    @Test
    void aMistakeOfOursLeavesTheBoardInOrder() throws DfuException {
        for (int n = 20; ; n += 7) {
            var fixture = new Fixture();
            var rom = board(Chip.ESP32_S2);
            fixture.bus.plug("1-10", rom);
            var left = new int[] {n};
            fixture.bus.wire = (slot, transfer) -> {
                if (--left[0] == 0) {
                    throw new IllegalStateException("a mistake");
                }
                return slot.deliver(transfer);
            };

            var answer = fixture.flasher
                    .identify(Selection.any(), false, fixture.log, new Cancellation())
                    .get(0);

            assertThat(answer.error().isEmpty()).isEqualTo(left[0] > 0);
            if (left[0] > 0) {
                return;
            }
            answer.error().ifPresent(why -> assertThat(why).isInstanceOf(InternalErrorException.class));
            assertThat(new ChipInside(rom).hasOwnStrings()).as("at %d", n).isTrue();
        }
    }

    /** From some block on the board takes nothing more, so the table cannot be put back. */
    @Test
    void aTableThatCannotBePutBackIsSaidAndNothingElseIsDone() throws IOException {
        boolean once = false;
        for (int n = 1; ; n++) {
            var fixture = new Fixture();
            var rom = board(Chip.ESP32_S3);
            fixture.bus.plug("1-10", rom);
            var left = new int[] {n};
            fixture.bus.wire = (slot, transfer) -> {
                boolean block = transfer.requestType() == 0x21 && transfer.request() == DNLOAD;
                return block && --left[0] <= 0 ? TransferResult.failed(UsbError.USB_TIMEOUT) : slot.deliver(transfer);
            };

            var result = flash(fixture, Chip.ESP32_S3);

            if (result.error().isEmpty()) {
                assertThat(once).as("it was said").isTrue();
                return;
            }
            boolean said = result.error().get().code() == RomError.STRINGS_NOT_RESTORED;
            once |= said;
            assertThat(said || new ChipInside(rom).hasOwnStrings())
                    .as("block %d and all after it: %s", n, result.error())
                    .isTrue();
            if (result.proof().facts().isEmpty()) {
                assertThat(rom.flash().operations()).isEmpty();
            }
            if (said) {
                assertThat(result.error().get().message())
                        .contains("0x3fceee78")
                        .contains("0x3ff1e7d8");
            }
        }
    }

    @Test
    void aRomWithOtherDescriptorsIsNotWrittenTo() throws DfuException {
        for (int index = 0; index < 5; index++) {
            var fixture = new Fixture();
            var rom = board(Chip.ESP32_S31);
            fixture.bus.plug("1-10", rom);
            int other = index;
            fixture.bus.wire = (slot, transfer) -> isString(transfer, other) && transfer.length() == 255
                    ? TransferResult.ack(Bytes.hex("06034500"))
                    : slot.deliver(transfer);

            var answer = fixture.flasher
                    .identify(Selection.any(), false, fixture.log, new Cancellation())
                    .get(0);

            assertThat(answer.error()).as("string %d", index).hasValueSatisfying(why -> {
                assertThat(why.code()).isEqualTo(RomError.ROM_DIFFERS);
                assertThat(why.message()).contains("nothing was written");
            });
            assertThat(fixture.bus.seen).as("nothing of DFU").noneMatch(sent -> sent.request() == DNLOAD);
        }
    }

    private static BoardResult flash(Fixture fixture, Chip chip) throws IOException {
        var image = FlashImage.of("dfu.bin", TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5()))
                .forDevice(Chip.VENDOR_ID, chip.productId());
        return fixture.flash(FlashRequest.builder(image).checkBoard(true).build())
                .devices()
                .get(0);
    }

    private static SimulatedRom board(Chip chip) {
        var rom = Boards.inDfuMode(chip);
        new ChipInside(rom).revise(1, 2).flashId("c84016");
        return rom;
    }

    private static ChipFacts facts(Chip chip) {
        return new ChipFacts(
                chip,
                Optional.of("7c:df:a1:00:00:01"),
                new ChipRevision(102),
                Optional.of("c84016"),
                Optional.of(4L << 20));
    }

    private static int[] failAt(Fixture fixture, int n, Fault fault) {
        var failing = new int[] {n};
        fixture.bus.wire = (slot, transfer) -> --failing[0] == 0 ? fault.apply(slot, transfer) : slot.deliver(transfer);
        return failing;
    }

    private static boolean isString(ControlTransfer transfer, int index) {
        return transfer.requestType() == 0x80
                && transfer.request() == GET_DESCRIPTOR
                && transfer.value() == (3 << 8 | index);
    }

    private static void assertInOrder(SimulatedRom rom, String what, Fault fault) {
        assertThat(rom.crash()).as(what).isEmpty();
        assertThat(rom.flash().read(0, BLANK.length()))
                .as("%s: not taken for raw data", what)
                .isEqualTo(BLANK);
        if (fault == Fault.UNPLUGGED) {
            return;
        }
        assertThat(new ChipInside(rom).hasOwnStrings()).as("%s: table", what).isTrue();
        assertThat(rom.control(new DfuRequests(2).getStatus()))
                .as("%s: idle", what)
                .isInstanceOfSatisfying(
                        Reply.Ack.class, ack -> assertThat(ack.data().u8(4)).isEqualTo(2));
    }
}
