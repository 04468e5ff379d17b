// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static io.github.dfumaven.inspect.FlashImageTest.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.archive.ArchiveError;
import io.github.dfumaven.archive.DfuInfo;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.cpio.CpioArchive;
import io.github.dfumaven.cpio.CpioEntry;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.layout.LayoutError;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** For which chip an archive is, and what it may lack. */
class ArchiveIdsTest {

    @Test
    void aSuffixForAnyProductIsAWarningThatNamesTheChipOfTheFiles() {
        var info = Inspection.of("", Samples.suffixed(archive(0x10000, Samples.app()), 0x303a, 0xffff, 0x100));
        assertThat(info.target()).hasValue(Chip.ESP32_S3);
        assertThat(codes(info, "warning")).contains(ArchiveError.SUFFIX_FOR_ANY);
        assertThat(info.isSound()).isTrue();

        var anyVendor = Inspection.of("", Samples.suffixed(archive(0x10000, Samples.app()), 0xffff, 0xffff, 0x100));
        assertThat(anyVendor.target()).hasValue(Chip.ESP32_S3);
        assertThat(anyVendor.isSound()).isTrue();
    }

    @Test
    void aSuffixOfNoChipDoesNotGoWithFilesOfOne() {
        var info = Inspection.of("", Samples.suffixed(archive(0x10000, Samples.app()), 0x303a, 0x0999, 0x100));
        assertThat(codes(info, "error")).containsExactly(ArchiveError.SUFFIX_NOT_ESP);
    }

    @Test
    void filesForAChipWithoutDfuGoToNone() {
        var c3 = Samples.image(Chip.ESP32_C3, 1, true);
        var info = Inspection.of("", Samples.suffixed(archive(0x10000, c3), 0x303a, 0xffff, 0x100));
        assertThat(codes(info, "error")).containsExactly(ArchiveError.SUFFIX_NOT_ESP);
    }

    @Test
    void filesHaveToAgreeWithEachOther() {
        var s2 = Samples.image(Chip.ESP32_S2, 1, true);
        var payload = archive(0, Samples.bootloader(), 0x10000, s2);
        var info = Inspection.of("", Samples.suffixed(payload, 0x303a, 0xffff, 0x100));
        assertThat(codes(info, "error")).containsExactly(LayoutError.WRONG_CHIP);
    }

    // ESP-IDF 4.2 to 4.4.1 wrote none.
    @Test
    void missingParametersAreAWarningBelowTheSizeThatTheRomAssumes() {
        var info = Inspection.of("", Samples.suffixed(archive(0x1f_f000, Bytes.fill(1, 0x1000)), 0x303a, 9, 0x100));
        assertThat(info.isSound()).isTrue();
        assertThat(codes(info, "warning")).containsExactly(ArchiveError.PARAMS_MISSING);
    }

    @Test
    void missingParametersAreAnErrorAboveIt() {
        var info = Inspection.of("", Samples.suffixed(archive(0x1f_f000, Bytes.fill(1, 0x1001)), 0x303a, 9, 0x100));
        assertThat(codes(info, "error")).contains(ArchiveError.PARAMS_MISSING);
    }

    @Test
    void theArchiveOfAnOlderEspIdfIsSound() throws IOException {
        var file = Shared.require().resolve("cases/archive-without-flash-params/dfu.bin");
        assertThat(Inspection.of(file).isSound()).isTrue();
    }

    /** An archive of files at addresses, without parameters. */
    private static Bytes archive(Object... addressesAndFiles) {
        var index = new ByteWriter();
        var entries = new ArrayList<CpioEntry>();
        for (int i = 0; i < addressesAndFiles.length; i += 2) {
            var name = "file" + i + ".bin";
            var data = (Bytes) addressesAndFiles[i + 1];
            index.u32le((Integer) addressesAndFiles[i])
                    .u32le(0)
                    .asciiz(name, 64)
                    .bytes(data.md5());
            entries.add(CpioEntry.of(name, data));
        }
        entries.add(0, CpioEntry.of(DfuInfo.ENTRY, index.toBytes()));
        return Bytes.concat(CpioArchive.pieces(entries));
    }
}
