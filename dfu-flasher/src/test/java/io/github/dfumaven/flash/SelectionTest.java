// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that can be asked for, with the device that has it and one that differs in just that. */
class SelectionTest {

    private static final Devices ROM = Devices.rom();

    static Stream<Arguments> questions() throws IOException {
        return Stream.of(
                Arguments.of(
                        Selection.builder().path(List.of(Fixture.path(10))).build(),
                        ROM.at(Fixture.path(11)),
                        true,
                        true),
                Arguments.of(
                        Selection.builder().serial(Devices.MAC).build(), ROM.serial(Devices.OTHER_MAC), true, false),
                Arguments.of(Selection.builder().serial(Devices.MAC).build(), ROM.serial(""), true, false),
                Arguments.of(Selection.builder().device("303a").build(), ROM.ids(0x303b, 9), true, true),
                Arguments.of(Selection.builder().device("303a:9").build(), ROM.ids(0x303a, 2), true, true),
                Arguments.of(Selection.builder().devnum("4").build(), ROM.numbered(5), true, true));
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
    void whoAsksForNothingPointsAtNothing() throws IOException {
        assertThat(Selection.any().isPointed()).isFalse();
        assertThat(Selection.any().isPlaced()).isFalse();
        assertThat(Selection.builder()
                        .interfaceNumber("2")
                        .alternate("0")
                        .build()
                        .isPointed())
                .isFalse();
    }

    @Test
    void numbersOfDevicesAreThoseOfAByte() throws IOException {
        assertThat(Selection.builder().devnum("255").build().devnum()).hasValue(255);
        assertThat(Selection.builder().devnum("0").build().devnum()).hasValue(0);
        for (var wrong : List.of("256", "-1", "four")) {
            assertThatThrownBy(() -> Selection.builder().devnum(wrong))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.code()).isEqualTo(FlashError.BAD_SELECTOR));
        }
    }

    @Test
    void ofSeveralPlacesEachIsOne() {
        var selection = Selection.builder()
                .path(List.of(Fixture.path(1), Fixture.path(10), Fixture.path(1)))
                .build();

        assertThat(selection.path()).containsExactly(Fixture.path(1), Fixture.path(10));
        assertThat(selection.matches(ROM.known())).isTrue();
        assertThat(selection.matches(ROM.at(Fixture.path(1)).known())).isTrue();
    }

    @Test
    void whatWasAskedForBeforeStaysAskedFor() throws IOException {
        var all = Selection.builder()
                .path(List.of(Fixture.path(10)))
                .serial(Devices.MAC)
                .device("303a:9")
                .interfaceNumber("2")
                .alternate("0")
                .devnum("4")
                .build();

        assertThat(all.matches(ROM.known())).isTrue();
        for (var other : List.of(
                ROM.at(Fixture.path(11)),
                ROM.serial(Devices.OTHER_MAC),
                ROM.ids(0x303b, 9),
                ROM.ids(0x303a, 2),
                ROM.numbered(5))) {
            assertThat(all.matches(other.known())).as(other.toString()).isFalse();
        }
    }

    @Test
    void interfacesAreThoseOfDfuMode() throws IOException {
        var first = Selection.builder().interfaceNumber("2").alternate("0").build();
        var wrong = Selection.builder().interfaceNumber("3").alternate("0").build();

        assertThat(first.onlyInterfaceOf(ROM.known()).alternate()).isZero();
        assertThat(Selection.builder()
                        .interfaceNumber("2")
                        .alternate("1")
                        .build()
                        .matches(ROM.known()))
                .isFalse();
        assertThat(wrong.matches(ROM.known())).isFalse();
        assertThat(wrong.matches(ROM.in(DfuMode.RUNTIME).known()))
                .as("in runtime mode it has others")
                .isTrue();
        assertThat(wrong.interfacesOf(ROM.in(DfuMode.RUNTIME).known())).isEmpty();
        assertThat(wrong.matchesPlaceAndIds(ROM.known())).isTrue();
    }

    @Test
    void ofSeveralSettingsOneHasToBeChosen() throws IOException {
        var two = ROM.withSettings(2).known();

        assertThat(Selection.builder()
                        .interfaceNumber("2")
                        .alternate("1")
                        .build()
                        .onlyInterfaceOf(two)
                        .alternate())
                .isOne();
        var several = catchThrowableOfType(
                DeviceException.class, () -> Selection.any().onlyInterfaceOf(two));
        assertThat(several.code()).isEqualTo(FlashError.SEVERAL_INTERFACES);
        assertThat(several.message()).endsWith("has several interfaces and settings: 2/0, 2/1");
        var none = catchThrowableOfType(
                DeviceException.class,
                () -> Selection.builder()
                        .interfaceNumber("0")
                        .alternate("0")
                        .build()
                        .onlyInterfaceOf(two));
        assertThat(none.code()).isEqualTo(FlashError.NO_DEVICE);
        assertThat(none.message()).endsWith("only 2/0, 2/1");
    }
}
