// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.inspect.Samples;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirmwareFileTest {

    @Test
    void containersAreKnownByTheirMarks() {
        assertKind(FileKind.DFU_IMAGE, ArchiveWriter.parametersOnly(1 << 22));
        assertKind(FileKind.DFU_IMAGE, Samples.suffixed(ArchiveWriter.parametersOnly(1 << 22), 0x303a, 9, 0x100));
        assertKind(FileKind.DFUSE, Samples.dfuSe());
        assertKind(FileKind.DFU_SUFFIXED, Samples.suffixed(Samples.app(), 0xffff, 0xffff, 0x100));
        assertKind(FileKind.UF2, Samples.uf2());
        assertKind(FileKind.ELF, Bytes.hex("7f454c460101010000"));
        assertKind(FileKind.ZIP, Bytes.hex("504b03040a00"));
        assertKind(FileKind.COMPRESSED, Bytes.hex("1f8b080000"));
        assertKind(FileKind.PNG, Bytes.hex("89504e470d0a1a0a0000000d49484452"));
    }

    @Test
    void textIsKnownByTheStructureOfADocument() {
        assertKind(FileKind.INTEL_HEX, Bytes.utf8(":00000001FF\n"));
        assertKind(FileKind.S_RECORD, Bytes.utf8("S00600004844521B\r\nS9030000FC\r\n"));
        assertKind(FileKind.MARKUP, Bytes.utf8("\n<!DOCTYPE html>\n<title>404</title>"));
        assertKind(FileKind.MARKUP, Bytes.utf8("\ufeff<?xml version=\"1.0\"?>"));
        assertKind(FileKind.JSON, Bytes.utf8("{ \"message\": \"Not Found\" }\n"));
        assertKind(FileKind.JSON, Bytes.utf8("[1, 2]"));
        assertKind(FileKind.PARTITION_CSV, Bytes.utf8("nvs,data,nvs,0x9000,24K\n"));
        assertKind(FileKind.PARTITION_CSV, Bytes.utf8("# Name, Type, SubType, Offset, Size\nwrong\n"));
        assertKind(FileKind.GIT_LFS_POINTER, Bytes.utf8("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"));
    }

    @Test
    void thatBytesArePrintableSaysNothing() {
        for (var text : List.of(
                "secret",
                "a,b,c\n",
                "S1 is a name",
                ":a colon",
                "{curly}",
                "<b>",
                "the quick brown fox\n".repeat(100),
                "S00600004844521C")) {
            assertKind(FileKind.UNKNOWN, Bytes.utf8(text));
        }
        assertKind(FileKind.UNKNOWN, Bytes.EMPTY);
    }

    @Test
    void noiseIsNothing() {
        var random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            var noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            assertKind(FileKind.UNKNOWN, Bytes.copyOf(noise));
        }
    }

    @Test
    void whatAChipReadsIsKnown() {
        assertKind(FileKind.ESP_IMAGE, Samples.app());
        assertKind(FileKind.ESP_IMAGE, Samples.image(Chip.ESP32_C3, 1, false));
        assertKind(FileKind.PARTITION_TABLE, Samples.table());
        assertKind(FileKind.FLASH_IMAGE, Samples.flashImage());
    }

    @Test
    void aSuffixedFileSaysAboutFlashWhatItsPayloadSays() throws FormatException {
        var uf2 = FirmwareFile.asContent(Samples.uf2());
        var suffixed = FirmwareFile.asContent(Samples.suffixed(Samples.uf2(), 0xffff, 0xffff, 0x100));

        assertThat(suffixed.undamaged().kind()).isEqualTo(FileKind.DFU_SUFFIXED);
        assertThat(suffixed.regions()).isEqualTo(uf2.regions()).isNotEmpty();
        assertThat(suffixed.chip()).isEqualTo(uf2.chip());
    }

    @Test
    void aSecondSuffixIsPartOfThePayload() {
        var once = Samples.suffixed(Samples.table(), 0xffff, 0xffff, 0x100);
        var twice = FirmwareFile.of(Samples.suffixed(once, 0xffff, 0xffff, 0x100));

        assertThat(twice.regions()).containsExactly(new Region(0, once));
    }

    @Test
    void withoutAWrappingContentIsBytesFromAddressZeroOn() throws FormatException {
        for (var file : List.of(Samples.flashImage(), Samples.app(), Samples.table(), Bytes.utf8("secret"))) {
            assertThat(FirmwareFile.asContent(file).undamaged().regions()).containsExactly(new Region(0, file));
        }
    }

    @Test
    void damageIsAProblemUntilSomebodyInsists() {
        var cut = FirmwareFile.of(Bytes.utf8(":0100000041BE\n:02\n"));

        assertThat(cut.kind()).isEqualTo(FileKind.INTEL_HEX);
        assertThat(cut.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isTrue());
        assertThatThrownBy(cut::undamaged).isInstanceOf(FormatException.class);
    }

    @Test
    void textMeansWhatItSpellsAndWhatIsNoFirmwareMeansNothing() {
        assertThat(FileKind.INTEL_HEX.meaning()).isEqualTo(FileKind.FLASH_IMAGE);
        assertThat(FileKind.PARTITION_CSV.meaning()).isEqualTo(FileKind.PARTITION_TABLE);
        assertThat(FileKind.ELF.meaning()).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.UF2.meaning()).isEqualTo(FileKind.UF2);
    }

    private static void assertKind(FileKind kind, Bytes file) {
        assertThat(FirmwareFile.of(file).kind()).as(file.toUtf8()).isEqualTo(kind);
        assertThat(FileKind.foreign(file).isPresent()).as(file.toUtf8()).isEqualTo(kind.isForeign());
    }
}
