// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.session.DfuRequests;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transfer of a session with a ROM fails once, in every way: never a false success, never a hang, always a
 * fitting code.
 */
class FaultMatrixTest {

    private static final Tally TALLY = new Tally();

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
            var what = String.format(Locale.ROOT, "%s at transfer %d, %s", fault, n, way);
            judge(fault, what, way, good.test(rom), result);
            if (fault != Fault.UNPLUGGED) {
                assertThat(stateOf(rom)).as("%s leaves the board idle", what).isIn(0, 2);
            }
            assertThat(rom.crash()).as(what).isEmpty();
            assertThat(rom.flash().read(0, ADDRESS))
                    .as("%s: not taken for raw data", what)
                    .isEqualTo(BLANK);
            assertThat(fixture.sleeper.elapsed()).as(what).isLessThan(Duration.ofMinutes(2));
            Blocks.check(fixture, what, result.restarts());
        }
    }

    private static void judge(Fault fault, String what, Way way, boolean good, BoardResult result) {
        TALLY.add("to a ROM", way.restarts(), fault, result);
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

    private static int stateOf(SimulatedRom rom) {
        return rom.control(new DfuRequests(2).getStatus()) instanceof Reply.Ack ack
                ? ack.data().u8(4)
                : -1;
    }

    @AfterAll
    static void tell() {
        TALLY.print();
    }
}
