// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FlashThings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What files together tell of the chip and its flash, when nobody else does. */
class LayoutTest {

    private static final LayoutTarget ANY = new LayoutTarget(Optional.empty(), OptionalLong.empty(), false);
    private static final PlacedFile TABLE = PlacedFile.of("table.bin", 0x8000, 1, FlashThings.table());
    private static final PlacedFile BOOTLOADER = PlacedFile.of("boot.bin", 0, 1, FlashThings.bootloader(Chip.ESP32_S3));
    private static final PlacedFile APP = PlacedFile.of("app.bin", 0x10000, 2, FlashThings.app());

    @Test
    void theChipIsThatOfTheFirstImageThatIsStarted() {
        var data = PlacedFile.of("c6.bin", 0x28000, 1, FlashThings.app(Chip.ESP32_C6, 0));

        assertThat(Layout.of(List.of(data, APP, TABLE), ANY).chip()).contains(Chip.ESP32_S3);
        assertThat(Layout.of(List.of(data, TABLE), ANY).chip()).isEmpty();
        var p4 = new LayoutTarget(Optional.of(Chip.ESP32_P4), OptionalLong.empty(), false);
        assertThat(Layout.of(List.of(APP), p4).chip()).contains(Chip.ESP32_P4);
    }

    @Test
    void theFlashSizeIsThatOfTheBootloader() {
        assertThat(Layout.of(List.of(BOOTLOADER, TABLE), ANY).flashSize()).hasValue(2 << 20);
        assertThat(Layout.of(List.of(APP, TABLE), ANY).flashSize()).isEmpty();
        var four = new LayoutTarget(Optional.empty(), OptionalLong.of(4 << 20), false);
        assertThat(Layout.of(List.of(BOOTLOADER, TABLE), four).flashSize()).hasValue(4 << 20);
    }

    @Test
    void whatIsBeyondTheFlashIsToldWhereItsSizeIsKnown() {
        var far = PlacedFile.of("far.bin", (2 << 20) - 1, 1, Bytes.of(1, 2));

        assertThat(Layout.of(List.of(BOOTLOADER, far), ANY).beyondFlash())
                .singleElement()
                .satisfies(one -> assertThat(one.message()).startsWith("far.bin at 0x1fffff: ends at 0x200001"));
        assertThat(Layout.of(List.of(APP, far), ANY).beyondFlash()).isEmpty();
    }

    @Test
    void filesAreToldInTheirOrderWithTheirPartitions() {
        var layout = Layout.of(List.of(APP, TABLE, BOOTLOADER), ANY);

        assertThat(layout.files()).extracting(Content::name).containsExactly("app.bin", "table.bin", "boot.bin");
        assertThat(layout.files().get(0).partition()).contains("factory");
        assertThat(layout.files().get(0).parts()).isEqualTo(2);
        assertThat(layout.files().get(2).partition()).isEmpty();
        assertThat(layout.partitions()).isEqualTo(FlashThings.PARTITIONS);
        assertThat(layout.problems()).isEmpty();
    }

    @Test
    void whatIsCollectedOneByOneIsTheSame() {
        var collector = new Layout.Collector();
        collector.add(APP);
        collector.add(TABLE);

        assertThat(collector.check(ANY)).isEqualTo(Layout.of(List.of(APP, TABLE), ANY));
    }

    @Test
    void aDamagedFileIsDataWithAProblem() {
        var damaged = PlacedFile.of("app.bin", 0x10000, 1, FlashThings.app().slice(0, 200));
        var table = FlashThings.table().toByteArray();
        table[40] ^= 1;

        assertThat(Layout.of(List.of(damaged), ANY).files().get(0).kind()).isEqualTo(ContentKind.DATA);
        assertThat(Layout.of(List.of(damaged), ANY).problems()).anySatisfy(one -> {
            assertThat(one.isError()).isTrue();
            assertThat(one.message()).startsWith("app.bin: ");
        });
        assertThat(Layout.of(List.of(PlacedFile.of("t.bin", 0x8000, 1, Bytes.copyOf(table))), ANY)
                        .problems())
                .anySatisfy(one -> assertThat(one.message()).startsWith("t.bin: "));
    }
}
