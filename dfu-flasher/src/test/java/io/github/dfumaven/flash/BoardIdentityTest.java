// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.ChipRevision;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.rom.RomError;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.ChipInside;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What chips tell of themselves through their ROMs. */
class BoardIdentityTest {

    private static final String MAC = "7c:df:a1:00:1e:5a";

    private final Fixture fixture = new Fixture();

    static Stream<Chip> asked() {
        return Stream.of(Chip.ESP32_S2, Chip.ESP32_S3, Chip.ESP32_S31);
    }

    static Stream<Arguments> macs() {
        return asked().flatMap(chip -> Stream.of(
                        MAC, "00:00:00:00:00:01", "01:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "a0:00:b0:00:c0:00")
                .map(mac -> Arguments.of(chip, mac)));
    }

    @ParameterizedTest
    @MethodSource("macs")
    void theAddressIsToldWithItsZeros(Chip chip, String mac) throws DfuException {
        var rom = plug("1-10", chip, mac, 4);

        assertThat(facts().mac()).contains(mac);
        assertThat(new ChipInside(rom).hasOwnStrings()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void theAddressThatNobodyHasBurntIsNotKnown(Chip chip) throws DfuException {
        plug("1-10", chip, "00:00:00:00:00:00", 4);

        assertThat(facts().mac()).isEmpty();
        assertThat(facts().words()).contains("MAC unknown");
    }

    @ParameterizedTest
    @MethodSource("asked")
    void everyRevisionIsTold(Chip chip) throws DfuException {
        var rom = plug("1-10", chip, MAC, 4);
        for (int major = 0; major < 4; major++) {
            for (int minor = 0; minor < 16; minor++) {
                new ChipInside(rom).revise(major, minor);
                assertThat(facts().revision()).isEqualTo(new ChipRevision(major * 100 + minor));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void theFirstS3HasSomethingElseInPlaceOfItsRevision(int minor) throws DfuException {
        var inside = new ChipInside(plug("1-10", Chip.ESP32_S3, MAC, 4));

        assertThat(told(inside.revise(1, minor).versionOfBlock(1, 1))).isEqualTo(new ChipRevision(0));
        assertThat(told(inside.revise(1, minor).versionOfBlock(1, 2))).isEqualTo(new ChipRevision(100 + minor));
        assertThat(told(inside.revise(1, minor).versionOfBlock(2, 1))).isEqualTo(new ChipRevision(100 + minor));
        assertThat(told(inside.revise(1, minor + 1).versionOfBlock(1, 1))).isEqualTo(new ChipRevision(101 + minor));
    }

    private ChipRevision told(ChipInside inside) throws DfuException {
        assertThat(inside.hasOwnStrings()).isTrue();
        return facts().revision();
    }

    static Stream<Arguments> sizes() {
        return asked().flatMap(chip -> IntStream.rangeClosed(0, 7).mapToObj(power -> Arguments.of(chip, 1 << power)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theFlashChipIsToldWithItsSize(Chip chip, int mib) throws DfuException {
        plug("1-10", chip, MAC, mib);

        assertThat(facts().flashSize()).contains((long) mib << 20);
        assertThat(facts().words()).contains(mib + " MB");
    }

    @Test
    void everyNumberOfAFlashChipIsTakenAsItIs() throws DfuException {
        var inside = new ChipInside(plug("1-10", Chip.ESP32_S2, MAC, 4));

        for (var id : List.of("c80000", "0040ff", "00ff16", "1f4501", "20ba19")) {
            inside.flashId(id);
            assertThat(facts().flashId()).contains(id);
        }
        for (var silence : List.of("000000", "ffffff")) {
            inside.flashId(silence);
            assertThat(facts().flashId()).as(silence).isEmpty();
            assertThat(facts().words()).contains("no flash chip that answers");
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void aBoardIsAskedInDfuModeTooAndNothingInItsFlashChanges(Chip chip) throws DfuException {
        var rom = fixture.plugRom(chip, false);

        assertThat(identify(false)).hasSize(1);
        assertThat(identify(false).get(0).error()).isEmpty();

        assertThat(rom.flash().operations()).isEmpty();
        assertThat(rom.crash()).isEmpty();
        assertThat(fixture.bus.stillOpen).isEmpty();
    }

    @Test
    void twoS2AreToldApart() throws DfuException {
        plug("1-2", Chip.ESP32_S2, MAC, 4);
        plug("1-3", Chip.ESP32_S2, "7c:df:a1:00:00:02", 4);

        assertThatThrownBy(() -> identify(false)).hasMessageContaining("[several-devices]");
        assertThat(identify(true))
                .extracting(BoardIdentity::path, board -> board.facts().flatMap(ChipFacts::mac))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Fixture.path(2), Optional.of(MAC)),
                        org.assertj.core.groups.Tuple.tuple(Fixture.path(3), Optional.of("7c:df:a1:00:00:02")));
    }

    @Test
    void theP4SaysWhyNotAndNothingIsWritten() throws DfuException {
        var rom = fixture.plugRom(Chip.ESP32_P4);
        plug("1-2", Chip.ESP32_S3, MAC, 4);

        var answers = identify(true);

        assertThat(answers.get(0).facts()).isPresent();
        assertThat(answers.get(1).target()).contains("esp32p4");
        assertThat(answers.get(1).facts()).isEmpty();
        assertThat(answers.get(1).error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(RomError.BOARD_CANNOT_TELL);
            assertThat(error.message()).contains("rev0 and rev3.00");
        });
        assertThat(rom.flash().operations()).isEmpty();
    }

    @Test
    void otherDevicesAreNotAsked() throws DfuException {
        fixture.bus.plug("1-10", new FakeDfuDevice(fixture.sleeper));

        assertThat(identify(false).get(0).error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(RomError.BOARD_CANNOT_TELL));
        assertThat(fixture.bus.seen).isEmpty();
        assertThatThrownBy(() -> identify(true)).hasMessageContaining("[no-device]");
    }

    @Test
    void ofSeveralPathsTheMissingOneIsSaid() throws DfuException {
        plug("1-2", Chip.ESP32_S2, MAC, 4);
        var selection = Selection.builder()
                .path(List.of(Fixture.path(2), Fixture.path(3)))
                .build();

        var answers = fixture.flasher.identify(selection, false, fixture.log, new Cancellation());

        assertThat(answers.get(0).facts()).isPresent();
        assertThat(answers.get(1).error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(FlashError.NO_DEVICE));
    }

    @ParameterizedTest
    @MethodSource("asked")
    void aRomWithOtherContentIsNotBelieved(Chip chip) throws DfuException {
        var inside = new ChipInside(plug("1-10", chip, MAC, 4)).otherRom();

        var error = identify(false).get(0).error();

        assertThat(error).hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(RomError.ROM_DIFFERS));
        assertThat(inside.hasOwnStrings()).isTrue();
    }

    @Test
    void aMacThatIsNotTheSerialNumberIsNotBelieved() throws DfuException {
        var inside = new ChipInside(plug("1-10", Chip.ESP32_S3, MAC, 4)).burn(0, 0x12345678);

        assertThat(identify(false).get(0).error()).hasValueSatisfying(why -> {
            assertThat(why.code()).isEqualTo(RomError.ROM_DIFFERS);
            assertThat(why.message()).contains("7c:df:12:34:56:78").contains(MAC);
        });
        assertThat(inside.hasOwnStrings()).isTrue();
    }

    /** Ctrl-C in the middle, and then the table goes back all the same. */
    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S31"})
    void whoeverInterruptsItLeavesTheBoardInOrder(Chip chip) throws DfuException {
        for (int at = 1; ; at++) {
            var fixture = new Fixture();
            var rom = Boards.inDfuMode(chip);
            fixture.bus.plug("1-10", rom);
            var cancellation = new Cancellation();
            var left = new int[] {at};
            fixture.bus.wire = (slot, transfer) -> {
                if (--left[0] == 0) {
                    cancellation.cancel();
                }
                return slot.deliver(transfer);
            };

            var answer = fixture.flasher
                    .identify(Selection.any(), false, fixture.log, cancellation)
                    .get(0);

            assertThat(new ChipInside(rom).hasOwnStrings()).as("at %d", at).isTrue();
            if (left[0] > 0) {
                assertThat(answer.error()).isEmpty();
                return;
            }
            answer.error().ifPresent(why -> {
                assertThat(why.code()).isEqualTo(SessionError.INTERRUPTED);
                assertThat(why.hint()).contains("nothing in flash was changed");
            });
        }
    }

    private SimulatedRom plug(String path, Chip chip, String mac, int mib) {
        var rom = SimulatedRom.of(chip, mac, NorFlash.blank((long) mib << 20));
        fixture.bus.plug(path, rom);
        return rom;
    }

    private ChipFacts facts() throws DfuException {
        var answer = identify(false).get(0);
        if (answer.error().isPresent()) {
            throw answer.error().get();
        }
        return answer.facts().orElseThrow();
    }

    private List<BoardIdentity> identify(boolean all) throws DfuException {
        return fixture.flasher.identify(Selection.any(), all, fixture.log, new Cancellation());
    }
}
