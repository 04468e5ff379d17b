// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.firmware.Content;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.firmware.FirmwareError;
import io.github.dfumaven.layout.LayoutError;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.partition.PartitionTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlashImageTest {

    @Test
    void everythingIsFoundWithTheSizeItReallyUses() {
        var info = Inspection.of("flash.bin", Samples.flashImage());

        assertThat(info.kind()).isEqualTo(FileKind.FLASH_IMAGE);
        assertThat(info.target()).hasValue(Chip.ESP32_S3);
        assertThat(info.flashSize()).hasValue(2 << 20);
        assertThat(info.partitions()).isEqualTo(Samples.PARTITIONS);
        assertThat(info.problems()).isEmpty();
        assertThat(lines(info))
                .containsExactly(
                        "bootloader bootloader 0x0 144",
                        "partition-table partition-table 0x8000 3072",
                        "otadata data 0xe000 7 otadata",
                        "factory app 0x10000 336 factory");
    }

    @Test
    void erasedFlashBehindTheContentDoesNotCount() {
        var dump = Bytes.concat(List.of(Samples.flashImage(), Bytes.fill(0xff, 100_000)));
        assertThat(lines(Inspection.of("", dump))).isEqualTo(lines(Inspection.of("", Samples.flashImage())));
    }

    @Test
    void anImageThatBeginsAtTheBootloaderIsPutInItsPlace() {
        var bootloader = Samples.image(Chip.ESP32_S2, 1, false);
        var app = Samples.image(Chip.ESP32_S2, 1, true);
        var whole = Samples.flash(0x1000, bootloader, 0x8000, Samples.table(), 0x10000, app);
        var cut = Inspection.of("", whole.slice(0x1000));

        assertThat(cut.kind()).isEqualTo(FileKind.FLASH_IMAGE);
        assertThat(lines(cut)).isEqualTo(lines(Inspection.of("", whole)));
        assertThat(cut.problems()).isEmpty();
    }

    @Test
    void anImageThatBeginsAtTheTableIsPutInItsPlace() {
        var info = Inspection.of("", Samples.flashImage().slice(0x8000));
        assertThat(info.kind()).isEqualTo(FileKind.FLASH_IMAGE);
        assertThat(lines(info)).contains("factory app 0x10000 336 factory");
    }

    @Test
    void aTableThatWasMovedIsFound() {
        var flash = Samples.flash(0, Samples.bootloader(), 0x7000, Samples.table(), 0x10000, Samples.app());
        var info = Inspection.of("", flash);
        assertThat(lines(info)).contains("partition-table partition-table 0x7000 3072");
        assertThat(info.isSound()).isTrue();
    }

    @Test
    void anAppThatContainsATableIsNoFlashImage() {
        var info = Inspection.of("", Samples.app());
        assertThat(info.kind()).isEqualTo(FileKind.ESP_IMAGE);
    }

    @Test
    void aDamagedTableIsAnError() {
        var table = Samples.table().toByteArray();
        table[70] ^= 1;
        var flash = Samples.flash(0, Samples.bootloader(), 0x8000, Bytes.copyOf(table), 0x10000, Samples.app());
        var info = Inspection.of("", flash);
        assertThat(info.kind()).isEqualTo(FileKind.FLASH_IMAGE);
        assertThat(codes(info, "error")).extracting(ErrorCode::id).contains("partition-md5-mismatch");
    }

    @Test
    void anImageOfAnotherChipIsAnError() {
        var app = Samples.image(Chip.ESP32_S2, 1, true);
        var info = Inspection.of("", Samples.flash(0, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, app));
        assertThat(codes(info, "error")).containsExactly(LayoutError.WRONG_CHIP);
    }

    @Test
    void aFlashSizeOtherThanThatOfTheDumpIsAWarning() {
        var bootloader = Samples.image(Chip.ESP32_S3, 3, false);
        var dump = Samples.flash(0, bootloader, 0x8000, Samples.table(), 0x10000, Samples.app(), 1 << 20, Bytes.EMPTY);
        assertThat(codes(Inspection.of("", dump), "warning")).containsExactly(LayoutError.FLASH_SIZE_DIFFERS);
    }

    @Test
    void aSecondTableIsAWarning() {
        var flash = Samples.flash(
                0, Samples.bootloader(), 0x7000, Samples.table(), 0x8000, Samples.table(), 0x10000, Samples.app());
        assertThat(codes(Inspection.of("", flash), "warning")).containsExactly(LayoutError.SECOND_TABLE);
    }

    @Test
    void aTableThatBreaksARuleIsAnError() {
        var rows = List.of(new Partition("a", 1, 2, 0x9000, 0x6000, 0), new Partition("b", 1, 0x82, 0xa000, 0x6000, 0));
        var table = new PartitionTable(rows, true, List.of()).toBytes();
        var info = Inspection.of("", Samples.flash(0, Samples.bootloader(), 0x8000, table));
        assertThat(codes(info, "error")).extracting(ErrorCode::id).containsExactly("partition-overlap");
    }

    @Test
    void anAppPartitionWithoutAnAppIsAWarning() {
        var flash = Samples.flash(0, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, Bytes.utf8("secret"));
        assertThat(codes(Inspection.of("", flash), "warning"))
                .containsExactly(FirmwareError.APP_PARTITION_WITHOUT_IMAGE);
    }

    @Test
    void intelHexIsAFlashImageInAnotherSpelling() {
        var hex = ":020000040001F9\n:0400000001020304F2\n:00000001FF\n";
        var info = Inspection.of("", Bytes.copyOf(hex.getBytes(StandardCharsets.US_ASCII)));
        assertThat(info.kind()).isEqualTo(FileKind.FLASH_IMAGE);
        assertThat(lines(info)).containsExactly("data data 0x10000 4");
        assertThat(info.isSound()).isTrue();
    }

    @Test
    void theAppInAUf2FileIsFound() {
        var info = Inspection.of("", Samples.uf2());
        assertThat(info.kind()).isEqualTo(FileKind.UF2);
        assertThat(info.target()).hasValue(Chip.ESP32_S3);
        assertThat(lines(info)).containsExactly("app app 0x10000 336");
        assertThat(info.isSound()).isTrue();
    }

    @Test
    void thePrefixOfAMakerIsNamed() {
        var info = Inspection.of("", Samples.ti());
        assertThat(info.kind()).isEqualTo(FileKind.DFU_SUFFIXED);
        assertThat(info.prefix().orElseThrow().kind()).hasToString("TI");
        assertThat(lines(info)).containsExactly("payload data 0x1000 40");
    }

    @Test
    void theElementsOfADfuSeFileAreTold() {
        var info = Inspection.of("", Samples.dfuSe());
        assertThat(info.kind()).isEqualTo(FileKind.DFUSE);
        assertThat(lines(info)).containsExactly("Internal Flash data 0x8000000 16", "Internal Flash data 0x8020000 4");
        assertThat(info.isSound()).isTrue();
    }

    static List<ErrorCode> codes(ImageInfo info, String severity) {
        return info.problems().stream()
                .filter(problem -> problem.severity().equals(severity))
                .map(Problem::code)
                .toList();
    }

    private static List<String> lines(ImageInfo info) {
        return info.found().stream().map(FlashImageTest::line).toList();
    }

    private static String line(Content content) {
        var line = content.name() + " " + content.kind().id() + " 0x" + Long.toHexString(content.address()) + " "
                + content.size();
        return content.partition().map(name -> line + " " + name).orElse(line);
    }
}
