// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.flash.Target.Since;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be at the place of the board that is meant, by what was done to the board since it was seen. */
class TargetTest {

    private static final Devices ROM = Devices.rom();
    private static final Devices RUNTIME = ROM.in(DfuMode.RUNTIME);
    private static final Devices APPLICATION = Devices.application();

    private static Target target(Selection asked, Devices seen, Since since) {
        return Target.of(asked, seen.known()).after(since);
    }

    private static Target any(Devices seen, Since since) {
        return target(Selection.any(), seen, since);
    }

    private static boolean takesIds(Target target, Devices now) {
        try {
            target.checkDescriptors(now.known());
            return true;
        } catch (DfuException e) {
            assertThat(e.code()).isEqualTo(FlashError.ANOTHER_BOARD);
            return false;
        }
    }

    private static boolean takesSerial(Target target, DfuDevice now) {
        try {
            target.checkSerial(now);
            return true;
        } catch (DfuException e) {
            assertThat(e.code()).isEqualTo(FlashError.ANOTHER_BOARD);
            return false;
        }
    }

    @Test
    void aBoardThatNobodyTouchedKeepsItsIds() {
        var target = any(ROM, Since.NOTHING);

        assertThat(takesIds(target, ROM)).isTrue();
        assertThat(takesIds(target, ROM.numbered(5))).as("plugged in anew").isTrue();
        assertThat(takesIds(target, ROM.ids(0x303a, 2))).isFalse();
        assertThat(takesIds(target, ROM.ids(0x303b, 9))).isFalse();
        assertThat(takesIds(target, ROM.released(0x0100))).isFalse();
    }

    @Test
    void aRomKeepsItsIdsWhenItLeavesForDfuMode() {
        var target = any(RUNTIME, Since.DETACH);

        assertThat(takesIds(target, ROM.numbered(5))).isTrue();
        assertThat(takesIds(target, ROM.numbered(5).ids(0x303a, 2))).isFalse();
    }

    @Test
    void anApplicationMayComeBackAsAnything() {
        assertThat(takesIds(any(APPLICATION, Since.DETACH), ROM.numbered(5))).isTrue();
        assertThat(takesIds(any(APPLICATION, Since.NOTHING), ROM.numbered(5))).isFalse();
        assertThat(takesIds(any(ROM, Since.RESET), APPLICATION.numbered(5))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Since.class)
    void idsThatWereAskedForCountInEveryMode(Since since) throws IOException {
        var asked = Selection.builder().device("303a:9").build();

        assertThat(takesIds(target(asked, ROM, since), ROM.numbered(5))).isTrue();
        assertThat(takesIds(target(asked, ROM, since), APPLICATION.numbered(5))).isFalse();
    }

    @Test
    void anAddressOnTheBusCountsUntilTheBoardLeaves() throws IOException {
        var asked = Selection.builder().devnum("4").build();

        assertThat(takesIds(target(asked, ROM, Since.NOTHING), ROM)).isTrue();
        assertThat(takesIds(target(asked, ROM, Since.NOTHING), ROM.numbered(5))).isFalse();
        assertThat(takesIds(target(asked, ROM, Since.DETACH), ROM.numbered(5))).isTrue();
        assertThat(takesIds(target(asked, ROM, Since.RESET), ROM.numbered(5))).isTrue();
    }

    @Test
    void aBoardThatNobodyTouchedKeepsItsNumber() {
        var target = any(ROM, Since.NOTHING);

        assertThat(takesSerial(target, ROM.known())).isTrue();
        assertThat(takesSerial(target, ROM.serial("7CDFA1000001").known())).isTrue();
        assertThat(takesSerial(target, ROM.serial(Devices.OTHER_MAC).known())).isFalse();
        assertThat(takesSerial(target, ROM.serial("").known())).isFalse();
        assertThat(takesSerial(target, ROM.unknown())).isFalse();
    }

    @Test
    void aRomKeepsItsNumberWhenItLeavesForDfuMode() {
        var target = any(RUNTIME, Since.DETACH);

        assertThat(takesSerial(target, ROM.numbered(5).known())).isTrue();
        assertThat(takesSerial(target, ROM.numbered(5).serial(Devices.OTHER_MAC).known()))
                .isFalse();
    }

    @Test
    void theNumberOfAnApplicationBindsOnlyWhoAskedForIt() {
        var now = ROM.numbered(5).known();

        assertThat(takesSerial(any(APPLICATION, Since.DETACH), now)).isTrue();
        assertThat(takesSerial(target(Selection.builder().serial("123456").build(), APPLICATION, Since.DETACH), now))
                .isFalse();
        assertThat(takesSerial(target(Selection.builder().serial(Devices.MAC).build(), APPLICATION, Since.DETACH), now))
                .isTrue();
    }

    @Test
    void aBoardWhoseNumberWasNeverReadIsKnownByItsPlaceAlone() {
        var target = Target.of(Selection.any(), ROM.unknown());

        assertThat(takesSerial(target, ROM.serial(Devices.OTHER_MAC).known())).isTrue();
    }

    @Test
    void whereTheNumberTellsNothingThePlaceDecides() {
        var s2 = Devices.s2();

        assertThat(takesSerial(any(s2, Since.NOTHING), s2.known())).isTrue();
        assertThat(takesSerial(any(s2, Since.NOTHING), s2.serial("").known()))
                .as("the 0 is gone")
                .isFalse();
        assertThat(takesSerial(any(s2.serial(""), Since.NOTHING), s2.known()))
                .as("none was told")
                .isTrue();
        assertThat(takesSerial(any(APPLICATION, Since.DETACH), s2.known())).isTrue();
        assertThat(takesSerial(any(APPLICATION, Since.RESET), s2.known())).isTrue();
        assertThat(takesSerial(any(s2, Since.NOTHING), s2.serial("1").known()))
                .as("what has a number now had it before, but 0 tells nothing")
                .isTrue();
    }

    @Test
    void afterDetachARomIsDeafUntilTheBusIsReset() {
        var target = any(RUNTIME, Since.DETACH);

        assertThat(takesSerial(target, RUNTIME.unknown())).as("it has not left").isTrue();
        assertThat(target.lacksSerial(RUNTIME.unknown())).isFalse();
        assertThat(takesSerial(target, RUNTIME.numbered(5).unknown()))
                .as("it has")
                .isFalse();
        assertThat(target.lacksSerial(RUNTIME.numbered(5).unknown())).isTrue();
        assertThat(takesSerial(target, RUNTIME.serial(Devices.OTHER_MAC).known()))
                .isFalse();
        assertThat(any(RUNTIME, Since.NOTHING).lacksSerial(RUNTIME.unknown())).isTrue();
    }

    @Test
    void aNumberIsLackingOnlyWhereItHasToBeKnown() {
        assertThat(any(ROM, Since.NOTHING).lacksSerial(ROM.known())).isFalse();
        assertThat(any(ROM, Since.NOTHING)
                        .lacksSerial(ROM.serial(Devices.OTHER_MAC).known()))
                .as("it has another one")
                .isFalse();
        assertThat(any(APPLICATION, Since.DETACH).lacksSerial(ROM.unknown())).isFalse();
        assertThat(target(Selection.builder().serial(Devices.MAC).build(), APPLICATION, Since.DETACH)
                        .lacksSerial(ROM.unknown()))
                .isTrue();
    }

    @Test
    void whatMayHaveComeJustNowIsNew() throws IOException {
        var request = FlashRequest.builder(Fixture.image(Chip.ESP32_S3));

        assertThat(any(ROM, Since.NOTHING).isNew()).isFalse();
        assertThat(any(ROM, Since.DETACH).isNew()).isTrue();
        assertThat(any(ROM, Since.RESET).isNew()).isTrue();
        assertThat(Target.of(request.build(), ROM.known()).isNew()).isFalse();
        assertThat(Target.of(request.waitFor("1s").build(), ROM.known()).isNew())
                .isTrue();
    }

    @Test
    void theImageIsForTheBoardThatIsThereNow() {
        var target = Target.of(
                        FlashRequest.builder(Fixture.image(Chip.ESP32_S3)).build(), APPLICATION.known())
                .after(Since.DETACH);

        assertThatCode(() -> target.checkDescriptors(ROM.known())).doesNotThrowAnyException();
        var thrown = catchThrowableOfType(
                FormatException.class,
                () -> target.checkDescriptors(Devices.s2().numbered(5).known()));
        assertThat(thrown.code()).isEqualTo(FlashError.WRONG_DEVICE);
    }

    @Test
    void anotherBoardIsNamedWithBothNumbers() {
        var thrown = catchThrowableOfType(
                DfuException.class,
                () -> any(ROM, Since.NOTHING)
                        .checkSerial(ROM.serial(Devices.OTHER_MAC).known()));

        assertThat(thrown.message())
                .contains("serial " + Devices.MAC + " was meant, but", "serial " + Devices.OTHER_MAC + " is there now");
        var asked = catchThrowableOfType(
                DfuException.class,
                () -> target(Selection.builder().serial("abc").build(), ROM, Since.NOTHING)
                        .checkSerial(ROM.known()));
        assertThat(asked.message()).contains("serial abc was meant");
    }

    @Test
    void whatIsSeenLaterCountsFromThen() {
        var later = any(RUNTIME, Since.NOTHING).seenAs(ROM.numbered(5).known());

        assertThat(later.seen()).isEqualTo(ROM.numbered(5).known());
        assertThat(later.path()).isEqualTo(ROM.path());
        assertThat(later.since()).isEqualTo(Since.NOTHING);
        assertThat(later.flashing()).isEqualTo(Optional.empty());
    }
}
