// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of image at each kind of place. */
class PlaceRulesTest {

    private static final Optional<Chip> S3 = Optional.of(Chip.ESP32_S3);
    private static final Optional<Chip> P4 = Optional.of(Chip.ESP32_P4);
    private static final List<Partition> NONE = List.of();
    private static final List<Partition> ALL = FlashThings.PARTITIONS;
    private static final Bytes APP = FlashThings.app();
    private static final Bytes OLD_APP = FlashThings.oldApp();
    private static final Bytes BOOTLOADER = FlashThings.bootloader(Chip.ESP32_S3);
    private static final Bytes PROGRAM = FlashThings.program();

    static Stream<Arguments> places() {
        return Stream.of(
                row(APP, 0x0, ALL, "app-misplaced", "factory at 0x10000"),
                row(APP, 0x0, NONE, "app-misplaced", "starts its bootloader from there"),
                row(OLD_APP, 0x0, ALL, "", ""),
                row(BOOTLOADER, 0x0, ALL, "", ""),
                row(PROGRAM, 0x0, NONE, "", ""),
                // in a partition for an app
                row(APP, 0x10000, ALL, "", ""),
                row(OLD_APP, 0x10000, ALL, "", ""),
                row(APP, 0x11000, ALL, "app-misplaced", "looks for one at 0x10000, where factory begins"),
                row(APP, 0x1ffff, ALL, "app-misplaced", "where factory begins"),
                row(BOOTLOADER, 0x11000, ALL, "app-misplaced", "looks for one at 0x10000"),
                row(BOOTLOADER, 0x10000, ALL, "bootloader-misplaced", "is a bootloader, but the partition factory"),
                row(PROGRAM, 0x10000, ALL, "bootloader-misplaced", "is no app: it has neither"),
                // in a partition for a bootloader
                row(
                        APP,
                        0x20000,
                        ALL,
                        "app-misplaced",
                        "the partition boot is for a bootloader; the table has factory"),
                row(OLD_APP, 0x20000, ALL, "app-misplaced", "the partition boot is for a bootloader"),
                row(BOOTLOADER, 0x20000, ALL, "", ""),
                row(PROGRAM, 0x20000, ALL, "", ""),
                // in a partition for data
                row(APP, 0x28000, ALL, "", ""),
                row(BOOTLOADER, 0x9000, ALL, "", ""),
                // in none
                row(APP, 0x30000, ALL, "app-misplaced", "no partition begins there; the table has factory at 0x10000"),
                row(APP, 0x30000, List.of(FlashThings.NVS), "app-misplaced", "no partition begins there"),
                row(APP, 0x30000, NONE, "", ""),
                row(BOOTLOADER, 0x1000, ALL, "bootloader-misplaced", "the esp32s3 starts it from 0x0"),
                row(BOOTLOADER, 0x40000, NONE, "bootloader-misplaced", "the esp32s3 starts it from 0x0"),
                row(PROGRAM, 0x1000, NONE, "bootloader-misplaced", "the esp32s3 starts it from 0x0"),
                row(PROGRAM, 0x8fff, NONE, "bootloader-misplaced", "the esp32s3 starts it from 0x0"),
                row(PROGRAM, 0x9000, NONE, "", ""));
    }

    private static Arguments row(Bytes image, int address, List<Partition> partitions, String code, String words) {
        return Arguments.of(image, address, partitions, code, words);
    }

    @ParameterizedTest
    @MethodSource("places")
    void anImageIsWhereItsChipLooksForIt(
            Bytes image, int address, List<Partition> partitions, String code, String words) {
        var contents = List.of(FlashThings.content("x.bin", address, image));

        var problems = PlaceRules.check(S3, contents, partitions);

        assertThat(codes(problems)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo("error");
            assertThat(problem.message()).contains("x.bin", String.format(Locale.ROOT, "0x%x", address), words);
        });
        assertThat(PlaceRules.check(Optional.empty(), contents, partitions)).isEqualTo(problems);
        assertThat(PlaceRules.check(P4, contents, partitions))
                .as("what is for another chip is wrong wherever it lies")
                .isEmpty();
    }

    @Test
    void withoutAnAppPartitionThereIsNoneToName() {
        var contents = List.of(FlashThings.content("x.bin", 0x30000, APP));

        assertThat(PlaceRules.check(S3, contents, List.of(FlashThings.NVS)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("begins there"));
    }

    @Test
    void aChipWhoseBootloaderHasNoKnownPlaceIsNotJudged() {
        var contents = List.of(FlashThings.content("x.bin", 0x40000, FlashThings.bootloader(Chip.ESP32_E22)));

        assertThat(PlaceRules.check(Optional.of(Chip.ESP32_E22), contents, ALL)).isEmpty();
    }

    @Test
    void whatIsFoundBesideAnAppThatStartsIsOnlyDoubtful() {
        var started = FlashThings.content("factory", 0x10000, APP);
        var leftOver = FlashThings.content("old", 0x30000, APP);

        assertThat(found(ALL, leftOver)).containsExactly("error app-misplaced");
        assertThat(found(ALL, started, leftOver)).containsExactly("warning app-misplaced");
        assertThat(found(ALL, FlashThings.content("x", 0x28000, APP), leftOver))
                .as("an app in a partition for data is not started")
                .containsExactly("error app-misplaced");
        assertThat(found(ALL, FlashThings.content("x", 0x11000, APP)))
                .as("an app inside its partition is not started")
                .containsExactly("error app-misplaced");
        assertThat(found(ALL, FlashThings.content("x", 0x10000, BOOTLOADER), leftOver))
                .as("a bootloader is no app")
                .containsExactly("error bootloader-misplaced", "error app-misplaced");
    }

    @Test
    void aBootloaderInTheWrongPlaceIsAnErrorWhateverStarts() {
        var started = FlashThings.content("factory", 0x10000, APP);
        var bootloader = FlashThings.content("b", 0x1000, BOOTLOADER);

        assertThat(found(ALL, started, bootloader)).containsExactly("error bootloader-misplaced");
        assertThat(found(NONE, bootloader)).containsExactly("warning bootloader-misplaced");
    }

    @Test
    void withoutATableNoAppIsInTheWrongPlace() {
        assertThat(found(NONE, FlashThings.content("x", 0x0, APP))).isEmpty();
    }

    private static List<String> found(List<Partition> partitions, Content... contents) {
        return PlaceRules.checkFound(S3, List.of(contents), partitions).stream()
                .map(problem -> problem.severity() + " " + problem.code().id())
                .toList();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().id()).toList();
    }
}
