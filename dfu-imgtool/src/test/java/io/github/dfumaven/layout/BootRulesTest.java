// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0x10000, true",
        "0, 0x8000, false",
        "16, 0x10000, true",
        "16, 0x8000, false",
        "15, 0x8000, true",
        "15, 0x4000, false",
        "13, 0x2000, true",
        "13, 0x1000, false",
        "12, 0x1000, false",
        "12, 0x10000, true",
        "17, 0x10000, true",
        "18, 0x10000, true",
        "19, 0x10000, true",
        "19, 0x8000, false"
    })
    void anAppBeginsWithAPageOfItsChip(int pageSizeLog2, String address, boolean fits) {
        var app = FlashThings.content("a.bin", Long.decode(address), FlashThings.app(Chip.ESP32_S3, pageSizeLog2));

        assertThat(codes(app)).isEqualTo(fits ? List.of() : List.of("app-not-aligned"));
    }

    @Test
    void onlyAppsAreMapped() {
        assertThat(codes(FlashThings.content("b.bin", 0x2000, FlashThings.bootloader(Chip.ESP32_P4))))
                .isEmpty();
        assertThat(codes(Content.data("d.bin", 0x9001, 5))).isEmpty();
    }

    @Test
    void everyTableBesideTheFirstIsDoubtful() {
        var tables = List.of(table(0x8000), table(0xf000), table(0x10000));

        assertThat(BootRules.check(tables))
                .extracting(one -> one.message())
                .containsExactly(
                        "t at 0xf000: is a second partition table besides the one at 0x8000",
                        "t at 0x10000: is a second partition table besides the one at 0x8000");
        assertThat(BootRules.check(List.of(table(0x8000)))).isEmpty();
    }

    @Test
    void aTableIsHeldAgainstItsOwnPlace() {
        var rows = List.of(new Partition("nvs", 1, 2, 0x9000, 0x5000, 0));
        var table = new PartitionTable(rows, true, List.of()).toBytes();

        assertThat(codes(FlashThings.content("t", 0x8000, table))).isEmpty();
        assertThat(codes(FlashThings.content("t", 0x9000, table))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x10000, 0", "0xffff, 1"})
    void contentEndsWithTheFlash(String size, int problems) {
        var contents = List.of(Content.data("d.bin", 0xf000, 0x1000));

        assertThat(BootRules.bounds(Long.decode(size), contents)).hasSize(problems);
    }

    private static Content table(long address) {
        var rows = List.of(new Partition("far", 1, 2, 0x100000, 0x5000, 0));
        return FlashThings.content("t", address, new PartitionTable(rows, true, List.of()).toBytes());
    }

    private static List<String> codes(Content content) {
        return BootRules.check(List.of(content)).stream()
                .map(one -> one.code().id())
                .toList();
    }
}
