// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.esp.Chip;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that can be asked for, with the device that has it and one that differs in just that. */
class SelectionTest {

    private static final Devices ROM = Devices.rom();

    static Stream<Arguments> questions() {
        var any = Selection.any();
        return Stream.of(
                Arguments.of(any.at(List.of(Fixture.path(10))), ROM.at(Fixture.path(11)), true, true),
                Arguments.of(any.withSerial(Devices.MAC), ROM.serial(Devices.OTHER_MAC), true, false),
                Arguments.of(any.withSerial(Devices.MAC), ROM.serial(""), true, false),
                Arguments.of(any.withIds(0x303a, OptionalInt.empty()), ROM.ids(0x303b, 9), true, true),
                Arguments.of(any.withIds(0x303a, OptionalInt.of(9)), ROM.ids(0x303a, 2), true, true),
                Arguments.of(any.withDevnum(4), ROM.numbered(5), true, true),
                Arguments.of(any.withChip(Chip.ESP32_S3), Devices.s2(), false, false),
                Arguments.of(any.withChip(Chip.ESP32_S3), ROM.ids(0x1234, 9), false, false));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everythingThatIsAskedForHasToFit(Selection selection, Devices other, boolean pointed, boolean placed) {
        assertThat(selection.matches(ROM.known())).isTrue();
        assertThat(selection.matches(other.known())).isFalse();
        assertThat(selection.isPointed()).isEqualTo(pointed);
        assertThat(selection.isPlaced()).isEqualTo(placed);
        assertThat(Selection.any().matches(other.known())).isTrue();
    }

    @Test
    void whoAsksForNothingPointsAtNothing() {
        assertThat(Selection.any().isPointed()).isFalse();
        assertThat(Selection.any().isPlaced()).isFalse();
        assertThat(Selection.any().withInterface(2, 0).isPointed()).isFalse();
    }

    @Test
    void ofSeveralPlacesEachIsOne() {
        var selection = Selection.any().at(List.of(Fixture.path(1), Fixture.path(10), Fixture.path(1)));

        assertThat(selection.path()).containsExactly(Fixture.path(1), Fixture.path(10));
        assertThat(selection.matches(ROM.known())).isTrue();
        assertThat(selection.matches(ROM.at(Fixture.path(1)).known())).isTrue();
    }

    @Test
    void whatWasAskedForBeforeStaysAskedFor() {
        var all = Selection.any()
                .at(List.of(Fixture.path(10)))
                .withSerial(Devices.MAC)
                .withIds(0x303a, OptionalInt.of(9))
                .withInterface(2, 0)
                .withDevnum(4)
                .withChip(Chip.ESP32_S3);

        assertThat(all.matches(ROM.known())).isTrue();
        for (var other : List.of(
                ROM.at(Fixture.path(11)),
                ROM.serial(Devices.OTHER_MAC),
                ROM.ids(0x303b, 9),
                ROM.ids(0x303a, 2),
                ROM.numbered(5))) {
            assertThat(all.matches(other.known())).as(other.toString()).isFalse();
        }
        var again = all.withChip(Chip.ESP32_S3)
                .withDevnum(4)
                .withInterface(2, 0)
                .withIds(0x303a, OptionalInt.of(9))
                .withSerial(Devices.MAC)
                .at(List.of(Fixture.path(10)));
        assertThat(again).isEqualTo(all);
    }

    @Test
    void interfacesAreThoseOfDfuMode() throws DeviceException {
        var first = Selection.any().withInterface(2, 0);
        var wrong = Selection.any().withInterface(3, 0);

        assertThat(first.onlyInterfaceOf(ROM.known()).alternate()).isZero();
        assertThat(Selection.any().withInterface(2, 1).matches(ROM.known())).isFalse();
        assertThat(wrong.matches(ROM.known())).isFalse();
        assertThat(wrong.matches(ROM.in(DfuMode.RUNTIME).known()))
                .as("in runtime mode it has others")
                .isTrue();
        assertThat(wrong.interfacesOf(ROM.in(DfuMode.RUNTIME).known())).isEmpty();
        assertThat(wrong.matchesPlaceAndIds(ROM.known())).isTrue();
    }

    @Test
    void ofSeveralSettingsOneHasToBeChosen() throws DeviceException {
        var two = ROM.withSettings(2).known();

        assertThat(Selection.any().withInterface(2, 1).onlyInterfaceOf(two).alternate())
                .isOne();
        var several = catchThrowableOfType(
                DeviceException.class, () -> Selection.any().onlyInterfaceOf(two));
        assertThat(several.code()).isEqualTo(FlashError.SEVERAL_INTERFACES);
        assertThat(several.message()).endsWith("has several interfaces and settings: 2/0, 2/1");
        var none = catchThrowableOfType(
                DeviceException.class, () -> Selection.any().withInterface(0, 0).onlyInterfaceOf(two));
        assertThat(none.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(none.message()).endsWith("only 2/0, 2/1");
    }
}
