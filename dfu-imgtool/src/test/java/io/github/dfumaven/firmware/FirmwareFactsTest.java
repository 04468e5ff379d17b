// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.inspect.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of file says of its chip, its flash, what goes where, and what is wrong with it. */
class FirmwareFactsTest {

    private static final Bytes ARCHIVE = ArchiveWriter.parametersOnly(1 << 22);

    /** Intel HEX with what lies at some addresses below 1 MiB. */
    private static Bytes hex(Region... regions) {
        var text = new StringBuilder();
        for (var region : regions) {
            for (int at = 0; at < region.data().length(); at += 16) {
                long address = region.address() + at;
                record(text, 0, 4, Bytes.of((int) (address >> 24) & 0xff, (int) (address >> 16) & 0xff));
                var data =
                        region.data().slice(at, Math.min(at + 16, region.data().length()));
                record(text, (int) address & 0xffff, 0, data);
            }
        }
        return Bytes.utf8(text + ":00000001FF\n");
    }

    private static void record(StringBuilder text, int address, int type, Bytes data) {
        var fields = Bytes.concat(List.of(Bytes.of(data.length(), address >> 8, address & 0xff, type), data));
        int sum = 0;
        for (int i = 0; i < fields.length(); i++) {
            sum += fields.u8(i);
        }
        text.append(String.format(Locale.ROOT, ":%s%02x%n", fields.toHex(), -sum & 0xff));
    }

    /** UF2 with one block of 256 bytes a family. */
    private static Bytes uf2(long... families) {
        var file = new ByteWriter();
        for (int n = 0; n < families.length; n++) {
            file.u32le(0x0a324655L).u32le(0x9e5d5157L).u32le(0x2000).u32le(0x10000 + 4096L * n);
            file.u32le(256).u32le(0).u32le(1).u32le(families[n]);
            file.fill(n, 476).u32le(0x0ab16f30L);
        }
        return file.toBytes();
    }

    @ParameterizedTest
    @CsvSource({"ESP32_S2, 0x1000", "ESP32_S3, 0", "ESP32_P4, 0x2000"})
    void aBootloaderInItsPlaceTellsChipAndFlash(Chip chip, String place) {
        var bootloader = FlashThings.bootloader(chip);
        var file = FirmwareFile.of(hex(new Region(Long.decode(place), bootloader)));

        assertThat(file.chip()).hasValue(chip);
        assertThat(file.flashSize()).hasValue(FlashSize.MB_2);
        assertThat(file.parts()).extracting(PlacedFile::address).containsExactly(Long.decode(place));
    }

    @Test
    void aPlaceAbove0CountsMoreThan0() {
        var file = FirmwareFile.of(
                hex(new Region(0, FlashThings.app()), new Region(0x1000, FlashThings.bootloader(Chip.ESP32_S2))));

        assertThat(file.chip()).hasValue(Chip.ESP32_S2);
    }

    @Test
    void aBootloaderIsFoundInTheMiddleOfARegionAndNowhereElse() {
        var bootloader = FlashThings.bootloader(Chip.ESP32_S2);
        var filled = Bytes.concat(List.of(Bytes.fill(0, 0x1000), bootloader));

        assertThat(FirmwareFile.of(hex(new Region(0, filled))).chip()).hasValue(Chip.ESP32_S2);
        assertThat(FirmwareFile.of(hex(new Region(0x1010, bootloader))).chip()).isEmpty();
        assertThat(FirmwareFile.of(hex(new Region(0, Bytes.fill(1, 0x1000)))).chip())
                .as("ends where one would begin")
                .isEmpty();
    }

    @Test
    void oneFamilyOfUf2NamesTheChipAndSeveralNone() {
        var known = FirmwareFile.of(uf2(0xc47e5767L));
        assertThat(known.chip()).hasValue(Chip.ESP32_S3);
        assertThat(known.parts())
                .extracting(PlacedFile::name, PlacedFile::fileName)
                .containsExactly(tuple("esp32s3", "0x00010000.bin"));

        var two = FirmwareFile.of(uf2(0xc47e5767L, 0xbfdd4eeeL));
        assertThat(two.chip()).isEmpty();
        assertThat(two.parts())
                .extracting(PlacedFile::fileName)
                .containsExactly("esp32s2-0x00011000.bin", "esp32s3-0x00010000.bin");
        assertThat(((AddressedFile) known).ofFlash()).isTrue();
        assertThat(((AddressedFile) FirmwareFile.of(uf2(0xe48bff56L))).ofFlash())
                .as("of another maker")
                .isFalse();
    }

    @Test
    void theDeviceOfASuffixIsThatOfOurVendorInASoundSuffix() {
        assertThat(suffixed(Samples.app(), 0x303a, 9).device()).hasValue(Chip.ESP32_S3);
        assertThat(suffixed(Samples.app(), 0x0483, 9).device()).isEmpty();
        assertThat(suffixed(Samples.app(), 0x303a, 0xffff).device()).isEmpty();
        var damaged = Samples.suffixed(Samples.app(), 0x303a, 9, 0x100).toByteArray();
        damaged[damaged.length - 1] ^= 1;
        assertThat(new SuffixedFile(Bytes.copyOf(damaged)).device()).isEmpty();
    }

    @Test
    void aSuffixedFileKnowsWhatIsInIt() {
        assertThat(suffixed(Samples.app(), 0xffff, 0xffff).image()).isPresent();
        assertThat(suffixed(Samples.table(), 0xffff, 0xffff).image()).isEmpty();
        var bootloader = hex(new Region(0, FlashThings.bootloader(Chip.ESP32_S3)));
        assertThat(suffixed(bootloader, 0xffff, 0xffff).flashSize()).hasValue(FlashSize.MB_2);
    }

    @Test
    void aSuffixForOurChipsAroundNoArchiveIsAProblem() {
        assertThat(suffixed(Samples.app(), 0x303a, 9).problems())
                .extracting(problem -> problem.code().id())
                .contains(ArchiveError.INDEX_MISSING.id());
        assertThat(suffixed(Samples.app(), 0xffff, 0xffff).problems())
                .extracting(problem -> problem.code().id())
                .doesNotContain(ArchiveError.INDEX_MISSING.id());
    }

    /** The prefix states its length in blocks of 512 bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "0, 1, true",
        "512, 1, false",
        "513, 2, false",
        "513, 1, true",
        "1, 2, true",
        "512, 2, true"
    })
    void nxpsPrefixCoversWhatFollowsIt(int length, int blocks, boolean wrong) {
        var payload =
                new ByteWriter().u8(0x1a).u8(0x3f).u16le(blocks).fill(0, 8).u32le(0xffff_ffffL);

        var file = suffixed(payload.fill(7, length).toBytes(), 0xffff, 0xffff);

        assertThat(file.prefix()).isPresent();
        assertThat(file.problems())
                .extracting(problem -> problem.code().id())
                .filteredOn(FirmwareError.PREFIX_BAD_LENGTH.id()::equals)
                .hasSize(wrong ? 1 : 0);
    }

    private static SuffixedFile suffixed(Bytes payload, int vendor, int product) {
        return new SuffixedFile(Samples.suffixed(payload, vendor, product, 0x100));
    }

    @Test
    void anArchiveTellsChipAndFlash() {
        var file = FirmwareFile.of(Samples.suffixed(ARCHIVE, 0x303a, 9, 0x100));

        assertThat(file.chip()).hasValue(Chip.ESP32_S3);
        assertThat(file.flashSize()).map(FlashSize::bytes).hasValue(4L << 20);
        assertThat(file.damage()).isEmpty();
        assertThat(FirmwareFile.of(ARCHIVE.slice(0, ARCHIVE.length() - 200)).damage())
                .isNotEmpty();
    }

    @Test
    void whatIsNotKnownSaysHowItBeginsAndItsSize() {
        var noise = FirmwareFile.of(Bytes.fill(0x5a, 1 << 20));

        assertThat(noise.flashSize()).map(FlashSize::bytes).hasValue(1L << 20);
        assertThat(noise.problems().get(0).message()).contains("begins with 5a5a5a5a5a5a5a5a,");
        assertThat(FirmwareFile.of(Bytes.fill(0x5a, 5)).flashSize()).isEmpty();
        assertThat(FirmwareFile.of(Bytes.EMPTY).problems().get(0).message()).isEqualTo("the file is empty");
        var elf = FirmwareFile.of(Bytes.hex("7f454c460101010000")).problems().get(0);
        assertThat(elf.message()).contains("an ELF program");
        assertThat(elf.hint()).isEqualTo(FileKind.ELF.cure()).isNotEmpty();
    }

    @Test
    void rawBytesWithABootloaderTellItsChip() {
        var bytes = new OtherFile(
                FileKind.UNKNOWN, Bytes.concat(List.of(Bytes.fill(0, 0x1000), FlashThings.bootloader(Chip.ESP32_S2))));

        assertThat(bytes.chip()).hasValue(Chip.ESP32_S2);
        assertThat(bytes.flashSize()).hasValue(FlashSize.MB_2);
    }

    @Test
    void anImageTellsTheFlashOfItsHeader() {
        assertThat(FirmwareFile.of(FlashThings.app()).flashSize()).hasValue(FlashSize.MB_2);
    }

    @Test
    void everyKindHasNamesForPeopleAndPrograms() {
        assertThat(FileKind.values()).allSatisfy(kind -> {
            assertThat(kind.id()).matches("[a-z0-9-]+");
            assertThat(kind.title()).isNotBlank();
            assertThat(kind.words()).isNotBlank();
        });
        assertThat(Arrays.stream(FileKind.values()).filter(FileKind::isFlash))
                .containsExactlyInAnyOrder(
                        FileKind.ESP_IMAGE, FileKind.PARTITION_TABLE, FileKind.FLASH_IMAGE, FileKind.NVS_PARTITION);
    }

    @Test
    void aPartKnowsItsEnd() {
        var part = PlacedFile.of("a.bin", 0x1000, Bytes.fill(1, 16));

        assertThat(part.end()).isEqualTo(0x1010);
        assertThat(part.data()).isEqualTo(Bytes.fill(1, 16));
        assertThat(part.fileName()).isEqualTo("a.bin");
    }
}
