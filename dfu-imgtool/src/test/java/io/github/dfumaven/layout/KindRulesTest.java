// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FlashThings;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of file at each kind of place, and under each name that somebody gives it. */
class KindRulesTest {

    private static final Bytes ELF = Bytes.concat(List.of(Bytes.hex("7f454c46"), Bytes.fill(1, 60)));
    private static final Bytes PNG = Bytes.concat(List.of(Bytes.hex("89504e470d0a1a0a"), Bytes.fill(1, 60)));
    private static final Bytes NOISE = Bytes.utf8("1").sha256();
    private static final PlacedFile TABLE = PlacedFile.of("table.bin", 0x8000, FlashThings.table());

    @ParameterizedTest
    @CsvSource({
        "0x0, the esp32s3 starts its bootloader from 0x0",
        "0x7fff, the partition table is at 0x8000",
        "0x10000, the partition factory at 0x10000 is for an app",
        "0xffff, the partition factory at 0x10000 is for an app",
        "0x20000, the partition boot at 0x20000 is for a bootloader",
        "0x30000, a chip reads only what is in such a file"
    })
    void whatNoChipReadsCoversNoPlaceThatItDoesRead(String address, String why) {
        assertThat(messages(file("x.elf", address, ELF), TABLE))
                .contains("x.elf at " + address + ": is an ELF program, but " + why);
    }

    @Test
    void whatNoChipReadsIsDataElsewhere() {
        assertThat(messages(file("x.elf", "0x28000", ELF), TABLE)).isEmpty();
        assertThat(messages(file("x.png", "0x30000", PNG), TABLE)).isEmpty();
        assertThat(messages(file("x.elf", "0x8c00", ELF.slice(0, 20)), TABLE))
                .containsExactly("x.elf at 0x8c00: is an ELF program, but a chip reads only what is in such a file");
    }

    @ParameterizedTest
    @CsvSource({"0xffff, true", "0x10000, true", "0x10001, false", "0xffc0, false", "0xffc1, true"})
    void withoutATableTheAppIsUsuallyAt64K(String address, boolean covered) {
        assertThat(messages(file("x.png", address, PNG.slice(0, 64))))
                .isEqualTo(
                        covered
                                ? List.of(
                                        "x.png at " + address + ": is a PNG picture, but the app is usually at 0x10000")
                                : List.of());
    }

    @Test
    void withATableItIsNot() {
        var far = new Partition("far", 0, 0, 0x40000, 0x10000, 0);
        var table = new PartitionTable(List.of(far), true, List.of()).toBytes();

        assertThat(messages(file("x.png", "0x10000", PNG), PlacedFile.of("t", 0x8000, table)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BOOTLOADER, the bootloader", "PARTITION_TABLE, the partition table", "APP, an app"})
    void aFileIsWhatItIsGivenAs(ContentKind kind, String words) {
        assertThat(messages(declared(kind, ELF)))
                .containsExactly("x at 0x60000: is an ELF program, but it is given as " + words);
        assertThat(messages(declared(kind, NOISE)))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith(
                                "x at 0x60000: begins with " + NOISE.slice(0, 4).toHex())
                        .endsWith("but it is given as " + words));
        assertThat(codes(declared(kind, FlashThings.table())).contains("not-an-image"))
                .isNotEqualTo(kind == ContentKind.PARTITION_TABLE);
        assertThat(codes(declared(kind, FlashThings.app())).contains("not-an-image"))
                .isEqualTo(kind == ContentKind.PARTITION_TABLE);
    }

    @Test
    void dataMayBeAnything() {
        assertThat(messages(declared(ContentKind.DATA, PNG))).isEmpty();
        assertThat(messages(declared(ContentKind.DATA, NOISE))).isEmpty();
        assertThat(messages(declared(ContentKind.DATA, FlashThings.app()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0x0, the esp32s3 starts its bootloader from 0x0",
        "0x10000, the partition factory at 0x10000 is for an app",
        "0x20000, the partition boot at 0x20000 is for a bootloader"
    })
    void whatNobodyKnowsIsDoubtfulWhereAChipReads(String address, String why) {
        var noise = file("x", address, NOISE);

        var problems = layout(false, noise, TABLE).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).endsWith("as nothing we know does, but " + why);
        });
        assertThat(layout(true, noise, TABLE).problems()).as("encrypted").isEmpty();
        assertThat(messages(file("x", "0x28000", NOISE), TABLE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentKind.class,
            names = {"BOOTLOADER", "APP", "PARTITION_TABLE"})
    void whatNobodyKnowsIsRefusedUnlessItIsCalledEncrypted(ContentKind kind) {
        var problems = layout(false, declared(kind, NOISE)).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.hint()).contains("{encrypted}");
        });
        assertThat(layout(true, declared(kind, NOISE)).problems()).isEmpty();
    }

    @Test
    void anImageIsNoTableAndATableNoImage() {
        assertThat(messages(file("x", "0x8000", FlashThings.app())))
                .contains("x at 0x8000: is an ESP image, but the partition table is at 0x8000");
        assertThat(messages(file("x", "0x10000", FlashThings.table()), TABLE))
                .contains("x at 0x10000: is a partition table, but the partition factory at 0x10000 is for an app");
        assertThat(messages(file("x", "0x9000", FlashThings.table()), TABLE))
                .noneMatch(text -> text.contains("is a partition table, but"));
    }

    @Test
    void theTablesOwnPlaceIsTheOneThatCounts() {
        var moved = PlacedFile.of("table.bin", 0xf000, FlashThings.table());

        assertThat(messages(file("x.png", "0x8000", PNG), moved))
                .noneMatch(text -> text.contains("the partition table is at"));
        assertThat(messages(file("x.png", "0xefff", PNG), moved))
                .contains("x.png at 0xefff: is a PNG picture, but the partition table is at 0xf000");
    }

    @Test
    void anEsp8266HasNoTable() {
        var target = new LayoutTarget(Optional.of(Chip.ESP8266), OptionalLong.empty(), false);

        assertThat(Layout.of(List.of(file("x.png", "0x8000", PNG)), target).problems())
                .isEmpty();
    }

    @Test
    void sectorsMayBeginLikeAnything() {
        var elf = file("sectors-0x00010000.bin", "0x10000", ELF);
        var app = file("sectors-0x00008000.bin", "0x8000", FlashThings.app());

        assertThat(messages(elf)).isEmpty();
        assertThat(messages(app)).isEmpty();
    }

    @Test
    void theCureIsTheOneForTheKind() {
        assertThat(layout(false, file("x", "0x0", ELF)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).isEqualTo(FileKind.ELF.cure()));
        assertThat(FileKind.values()).noneMatch(kind -> kind.cure().isBlank());
    }

    private static PlacedFile declared(ContentKind kind, Bytes data) {
        return PlacedFile.of("x", 0x60000, data).as(kind);
    }

    private static PlacedFile file(String name, String address, Bytes data) {
        return PlacedFile.of(name, Long.decode(address), data);
    }

    private static Layout layout(boolean encrypted, PlacedFile... files) {
        var target = new LayoutTarget(Optional.of(Chip.ESP32_S3), OptionalLong.empty(), encrypted);
        return Layout.of(List.of(files), target);
    }

    private static List<String> messages(PlacedFile... files) {
        var messages = new ArrayList<String>();
        layout(false, files).problems().forEach(problem -> messages.add(problem.message()));
        return messages;
    }

    private static List<String> codes(PlacedFile... files) {
        return layout(false, files).problems().stream()
                .map(problem -> problem.code().id())
                .toList();
    }
}
