// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in flash, and what is not taken for something. */
class FlashScannerTest {

    private static final Bytes BOOTLOADER = FlashThings.bootloader(Chip.ESP32_S3);
    private static final Bytes APP = FlashThings.app();
    private static final Bytes TABLE = FlashThings.table();
    private static final Bytes ELF = Bytes.concat(List.of(Bytes.hex("7f454c46"), Bytes.fill(1, 60)));

    private final List<Region> regions = new ArrayList<>();

    private FlashScannerTest with(long address, Bytes data) {
        regions.add(new Region(address, data));
        return this;
    }

    private FlashContents found() {
        return FlashContents.find(regions);
    }

    private List<String> lines() {
        return found().contents().stream()
                .map(one -> String.format(
                        Locale.ROOT, "%s %s 0x%x 0x%x", one.name(), one.kind().id(), one.address(), one.size()))
                .toList();
    }

    private List<String> problems() {
        return found().problems().stream()
                .map(one -> one.severity() + " " + one.code().id())
                .toList();
    }

    private static String line(String nameAndKind, long address, Bytes data) {
        return String.format(Locale.ROOT, "%s 0x%x 0x%x", nameAndKind, address, data.length());
    }

    @Test
    void everythingIsToldInTheOrderOfAddresses() {
        with(0x28000, Bytes.of(1, 2, 3)).with(0x10000, APP).with(0x8000, TABLE).with(0, BOOTLOADER);

        assertThat(lines())
                .containsExactly(
                        line("bootloader bootloader", 0, BOOTLOADER),
                        "partition-table partition-table 0x8000 0xc00",
                        line("factory app", 0x10000, APP),
                        "files data 0x28000 0x3");
        assertThat(found().partitions()).isEqualTo(FlashThings.PARTITIONS);
        assertThat(found().tableSuspected()).isFalse();
        assertThat(found().contents())
                .extracting(one -> one.partition().orElse(""))
                .containsExactly("", "", "factory", "files");
    }

    @ParameterizedTest
    @CsvSource({"ESP32_S3, 0x0", "ESP32_S2, 0x1000", "ESP32_P4, 0x2000"})
    void theBootloaderIsWhereItsChipLooks(Chip chip, String address) {
        with(Long.decode(address), FlashThings.bootloader(chip)).with(0x8000, TABLE);

        assertThat(lines().get(0)).startsWith("bootloader bootloader " + address);
    }

    @Test
    void aBootloaderWhereAnotherChipLooksIsFoundIfItIsSound() {
        var damaged = BOOTLOADER.toByteArray();
        damaged[100] ^= 1;

        assertThat(with(0x1000, BOOTLOADER).lines()).containsExactly(line("bootloader bootloader", 0x1000, BOOTLOADER));
        assertThat(new FlashScannerTest()
                        .with(0x8000, TABLE)
                        .with(0x1000, Bytes.copyOf(damaged))
                        .lines()
                        .get(0))
                .startsWith("data data 0x1000");
    }

    @Test
    void besideABootloaderInItsPlaceNoOtherIsLookedFor() {
        with(0, BOOTLOADER).with(0x1000, FlashThings.bootloader(Chip.ESP32_P4)).with(0x8000, TABLE);

        assertThat(found().bootloader().orElseThrow().address()).isZero();
        assertThat(lines()).as("it is told all the same").anyMatch(line -> line.contains("0x1000"));
    }

    @Test
    void aTableInsideASoundImageIsPartOfIt() {
        var image = FlashThings.holding(TABLE, 0x1000 - 32);

        assertThat(with(0, image).found().partitions()).isEmpty();
        assertThat(new FlashScannerTest()
                        .with(0, APP)
                        .with(0x1000, TABLE)
                        .found()
                        .partitions())
                .isNotEmpty();
        var damaged = image.toByteArray();
        damaged[damaged.length - 1] ^= 1;
        assertThat(new FlashScannerTest().with(0, Bytes.copyOf(damaged)).found().partitions())
                .as("what is in an image that is not sound may be flash")
                .isNotEmpty();
    }

    @Test
    void ofSeveralTablesTheUsualOneCounts() {
        var other = FlashThings.table(FlashThings.FILES);

        assertThat(with(0x7000, other).with(0x8000, TABLE).found().partitions()).isEqualTo(FlashThings.PARTITIONS);
        assertThat(lines()).hasSize(2);
        assertThat(new FlashScannerTest()
                        .with(0x7000, other)
                        .with(0xf000, TABLE)
                        .found()
                        .partitions())
                .as("else the first")
                .containsExactly(FlashThings.FILES);
    }

    @Test
    void aTableThatIsDataOfAPartitionIsNoTable() {
        with(0x8000, TABLE).with(0x9000, TABLE).with(0xe000, TABLE);

        assertThat(lines())
                .containsExactly(
                        "partition-table partition-table 0x8000 0xc00",
                        "nvs data 0x9000 0xa0",
                        "partition-table partition-table 0xe000 0xc00");
    }

    @Test
    void tablesAreLookedForInTheFirst128KiB() {
        assertThat(with(0x1f000, TABLE).found().partitions()).isNotEmpty();
        assertThat(new FlashScannerTest().with(0x20000, TABLE).found().partitions())
                .isEmpty();
        assertThat(new FlashScannerTest().with(0x8100, TABLE).found().partitions())
                .as("not on the border of a sector")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0xa0, true", "0xb0, true", "0xa8, false", "0x90, false"})
    void theErasedEndOfATableMayBeLeftOut(String length, boolean found) {
        with(0x8000, TABLE.slice(0, Integer.decode(length)));

        assertThat(found().partitions().isEmpty()).isNotEqualTo(found);
        assertThat(found().tableSuspected()).isNotEqualTo(found);
    }

    @Test
    void aDamagedTableInTheUsualPlaceIsAnError() {
        var damaged = TABLE.toByteArray();
        damaged[40] ^= 1;

        assertThat(with(0x8000, Bytes.copyOf(damaged)).problems()).containsExactly("error partition-md5-mismatch");
        assertThat(lines()).containsExactly("partition-table partition-table 0x8000 0xc00");
        assertThat(found().tableSuspected()).isTrue();
        assertThat(new FlashScannerTest().with(0x7000, Bytes.copyOf(damaged)).problems())
                .isEmpty();
    }

    @Test
    void aPartitionHoldsWhatIsNotErasedInIt() {
        with(0x8000, TABLE)
                .with(0x9000, Bytes.concat(List.of(Bytes.of(1, 2), Bytes.fill(0xff, 0x5000))))
                .with(0x28000, Bytes.fill(0xff, 0x1000));

        assertThat(lines()).containsExactly("partition-table partition-table 0x8000 0xc00", "nvs data 0x9000 0x2");
    }

    @Test
    void aPartitionHoldsNoMoreThanItsSize() {
        with(0x8000, TABLE).with(0x9000, Bytes.fill(1, 0x6000));

        assertThat(lines()).contains("nvs data 0x9000 0x5000", "data data 0xe000 0x1000");
    }

    @Test
    void whereAnImageHasToBeSomethingElseIsDoubtfulOrWrong() {
        assertThat(with(0x8000, TABLE).with(0x10000, Bytes.of(0x12, 3)).problems())
                .containsExactly("warning app-partition-without-image");
        assertThat(found().problems().get(0).message()).contains("factory at 0x10000", "begins with 0x12");
        assertThat(lines()).contains("factory data 0x10000 0x2");
        assertThat(new FlashScannerTest().with(0x8000, TABLE).with(0x20000, ELF).problems())
                .containsExactly("error not-an-image");
        assertThat(new FlashScannerTest().with(0x8000, TABLE).with(0x28000, ELF).problems())
                .as("data may be anything")
                .isEmpty();
    }

    @Test
    void aDamagedImageIsDataOfItsPartition() {
        var cut = Bytes.concat(List.of(APP.slice(0, 200), Bytes.fill(0xff, 0x2000)));

        assertThat(with(0x8000, TABLE).with(0x10000, APP.slice(0, 200)).problems())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("error "));
        assertThat(lines()).contains("factory data 0x10000 0xc8");
        assertThat(new FlashScannerTest().with(0x8000, TABLE).with(0x10000, cut).lines())
                .anyMatch(line -> line.startsWith("factory "));
    }

    @Test
    void anImageOutsideThePartitionsIsFoundIfItIsSound() {
        with(0x8000, TABLE).with(0x10000, APP).with(0x40000, APP).with(0x50000, APP.slice(0, 200));

        assertThat(lines())
                .containsExactly(
                        "partition-table partition-table 0x8000 0xc00",
                        line("factory app", 0x10000, APP),
                        line("app app", 0x40000, APP),
                        "data data 0x50000 0xc8");
        assertThat(problems()).isEmpty();
    }

    @Test
    void withoutATableImagesAreAtTheStartOfARegionAndWhereTheAppUsuallyIs() {
        var both = Bytes.concat(List.of(Bytes.fill(0xff, 0x100), APP));

        assertThat(with(0x40000, APP)
                        .with(0xf000, Bytes.concat(List.of(Bytes.fill(0xff, 0x1000), APP)))
                        .lines())
                .containsExactly(line("app app", 0x10000, APP), line("app app", 0x40000, APP));
        assertThat(new FlashScannerTest().with(0x40000, both).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("data "));
        assertThat(new FlashScannerTest().with(0x40000, APP.slice(0, 200)).problems())
                .as("damaged")
                .hasSize(1);
    }

    @Test
    void whatIsInsideAnotherImageIsNoneOfItsOwn() {
        var bootloader = FlashThings.holding(APP, 0x10000 - 32);

        assertThat(with(0, bootloader).lines()).hasSize(1);
    }

    @Test
    void theChipIsThatOfTheBootloaderElseOfTheFirstImage() {
        var s2 = FlashThings.app(Chip.ESP32_S2, 0);

        assertThat(with(0, BOOTLOADER)
                        .with(0x8000, TABLE)
                        .with(0x10000, s2)
                        .found()
                        .chip())
                .contains(Chip.ESP32_S3);
        assertThat(new FlashScannerTest()
                        .with(0x8000, TABLE)
                        .with(0x10000, s2)
                        .found()
                        .chip())
                .contains(Chip.ESP32_S2);
        assertThat(new FlashScannerTest().with(0x8000, TABLE).found().chip()).isEmpty();
        assertThat(with(0x10000, s2).found().flashSize()).contains(FlashSize.MB_2);
        assertThat(FlashContents.statedSize(List.of())).isEmpty();
    }

    @Test
    void anImageEndsWithItsSignature() {
        var signed = FlashThings.signed(APP);
        var more = Bytes.concat(List.of(signed, Bytes.fill(5, 100)));

        assertThat(sizeOfFirst(with(0x40000, more))).isEqualTo(signed.length());
        assertThat(sizeOfFirst(new FlashScannerTest().with(0x40000, signed))).isEqualTo(signed.length());
        assertThat(sizeOfFirst(new FlashScannerTest().with(0x40000, signed.slice(0, 4096 + 1000))))
                .as("cut")
                .isEqualTo(APP.length());
        assertThat(sizeOfFirst(new FlashScannerTest().with(0x40000, Bytes.concat(List.of(APP, Bytes.fill(0, 0x3000))))))
                .isEqualTo(APP.length());
    }

    private static long sizeOfFirst(FlashScannerTest flash) {
        return Stream.of(flash.found().contents().get(0))
                .mapToLong(Content::size)
                .sum();
    }
}
