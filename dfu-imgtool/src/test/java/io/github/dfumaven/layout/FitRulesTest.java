// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.ContentFinder;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where something fits to the byte, and where it is one byte too long. */
class FitRulesTest {

    private static final List<Partition> ALL = FlashThings.PARTITIONS;
    private static final OptionalLong SIZE_UNKNOWN = OptionalLong.empty();

    @ParameterizedTest
    @CsvSource({
        "0x9000, 0x5000, ''",
        "0x9000, 0x5001, partition-too-small",
        "0x8fff, 0x6000, ''",
        "0xdfff, 1, ''",
        "0xdfff, 2, partition-too-small",
        "0xe000, 0x10000, ''",
        "0x20000, 0x8001, partition-too-small"
    })
    void whatBeginsInAPartitionEndsInIt(String address, String size, String code) {
        var data = Content.data("x.bin", Long.decode(address), Long.decode(size));

        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(data), ALL)).isEqualTo(codes(code));
    }

    @Test
    void theTableMayLieInWhateverPartition() {
        var table = FlashThings.content("t.bin", 0x9000, FlashThings.table());
        var small = new Partition("small", 1, 2, 0x9000, 0x100, 0);

        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(table), List.of(small)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x30000, ''", "0x2ffff, partition-beyond-flash", "0x28000, partition-beyond-flash"})
    void partitionsEndWithTheFlash(String size, String code) {
        assertThat(check(Optional.empty(), OptionalLong.of(Long.decode(size)), List.of(), ALL))
                .isEqualTo(codes(code));
        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(), ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, bootloader-reaches-table", "0, ''", "1, ''"})
    void aBootloaderEndsBeforeTheTable(int more, String code) {
        var bootloader = FlashThings.content("b.bin", 0x1000, FlashThings.bootloader(Chip.ESP32_S2));
        var table = FlashThings.content("t.bin", bootloader.end() + more, FlashThings.table());

        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(bootloader, table), List.of()))
                .isEqualTo(codes(code));
    }

    @Test
    void aTableInFrontOfTheBootloaderIsNotReached() {
        var bootloader = FlashThings.content("b.bin", 0x1000, FlashThings.bootloader(Chip.ESP32_S2));
        var same = FlashThings.content("t.bin", 0x1000, FlashThings.table());

        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(bootloader, same), List.of()))
                .isEmpty();
    }

    @Test
    void whatIsNoBootloaderMayReachTheTable() {
        var app = FlashThings.content("a.bin", 0x7ff0, FlashThings.app());
        var table = FlashThings.content("t.bin", 0x8000, FlashThings.table());

        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(app, table), List.of()))
                .isEmpty();
    }

    @Test
    void imagesAreForTheChip() {
        var app = FlashThings.content("a.bin", 0x10000, FlashThings.app());
        var data = FlashThings.content("a.bin", 0x28000, FlashThings.app());
        var boot = FlashThings.content("b.bin", 0x20000, FlashThings.app());
        var p4 = Optional.of(Chip.ESP32_P4);

        assertThat(check(Optional.of(Chip.ESP32_S3), SIZE_UNKNOWN, List.of(app, data, boot), ALL))
                .isEmpty();
        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(app, data, boot), ALL))
                .isEmpty();
        var problems = FitRules.check(p4, SIZE_UNKNOWN, List.of(app, data, boot), ALL);
        assertThat(problems).extracting(one -> one.code().id()).containsOnly("wrong-chip");
        assertThat(problems)
                .extracting(one -> one.isError())
                .as("data of another chip may be meant")
                .containsExactly(true, false, true);
        assertThat(problems.get(0).message()).contains("esp32s3 (chip id 9)", "esp32p4 (chip id 18)");
    }

    @ParameterizedTest
    @CsvSource({"0x27fff, false", "0x28000, true", "0x2ffff, true", "0x30000, false", "0x10000, false", "0x20000, false"
    })
    void dataIsWhatBeginsInAPartitionForIt(String address, boolean data) {
        assertThat(FitRules.isData(Content.data("x", Long.decode(address), 1), ALL))
                .isEqualTo(data);
    }

    @Test
    void onlyTheBootloadersFlashSizeCounts() {
        var bootloader = FlashThings.content("b.bin", 0, FlashThings.bootloader(Chip.ESP32_S3));
        var app = FlashThings.content("a.bin", 0x10000, FlashThings.app());
        var four = OptionalLong.of(4 << 20);

        assertThat(check(Optional.empty(), OptionalLong.of(2 << 20), List.of(bootloader), ALL))
                .isEmpty();
        assertThat(check(Optional.empty(), SIZE_UNKNOWN, List.of(bootloader), ALL))
                .isEmpty();
        assertThat(check(Optional.empty(), four, List.of(app), ALL)).isEmpty();
        assertThat(FitRules.check(Optional.empty(), four, List.of(bootloader), ALL))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.code()).isEqualTo(LayoutError.FLASH_SIZE_DIFFERS);
                    assertThat(one.isError()).isFalse();
                    assertThat(one.message()).contains("2MB", "4 MB");
                });
    }

    private static List<String> check(
            Optional<Chip> chip, OptionalLong size, List<Content> contents, List<Partition> partitions) {
        return FitRules.check(chip, size, contents, partitions).stream()
                .map(problem -> problem.code().id())
                .toList();
    }

    private static List<String> codes(String code) {
        return code.isEmpty() ? List.of() : List.of(code);
    }

    @Test
    void contentsAreNamedByTheirFirstPartition() {
        var contents = List.of(
                Content.data("a", 0x8fff, 1),
                Content.data("b", 0x9000, 1),
                Content.data("c", 0xdfff, 1),
                Content.data("d", 0xe000, 1));

        assertThat(ContentFinder.inPartitions(contents, ALL))
                .extracting(one -> one.partition().orElse("none"))
                .containsExactly("none", "nvs", "nvs", "none");
    }

    @Test
    void bytesThatAreTooFewForAHeaderNameNoChip() {
        var header = FlashThings.app().slice(0, 24);

        assertThat(EspImage.likelyChip(header)).contains(Chip.ESP32_S3);
        assertThat(EspImage.likelyChip(header.slice(0, 23))).isEmpty();
        assertThat(EspImage.likelyChip(Bytes.EMPTY)).isEmpty();
    }
}
