// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.esp.EspImage;
import io.github.dfumaven.ihex.IntelHex;
import io.github.dfumaven.uf2.Uf2File;
import io.github.dfumaven.uf2.Uf2Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

    private static final Bytes ONE = Bytes.hex("11111111");
    private static final Bytes TWO = Bytes.hex("2222");

    @TempDir
    Path work;

    @Test
    void theGapsHoldTheFillByte() throws IOException {
        var merged = bytes(MergeRequest.of(Chip.ESP32_S3)
                .add(MergeFile.of(0x1002, "b", TWO))
                .add(MergeFile.of(2, "a", ONE))
                .fill("0"));
        assertThat(merged).isEqualTo(Bytes.concat(List.of(Bytes.fill(0, 2), ONE, Bytes.fill(0, 0x1002 - 6), TWO)));
    }

    @Test
    void everyChipsBootloaderIsPatchedAtItsOwnAddress() throws IOException {
        for (var chip : Chip.values()) {
            long place = chip.bootloaderAddress().orElse(0);
            var merged = bytes(MergeRequest.of(chip)
                    .targetOffset(String.valueOf(place))
                    .flashSize("16MB")
                    .flashMode("qout")
                    .add(MergeFile.of(place, "bl", Bytes.concat(List.of(Bootloaders.of(chip), TWO)))));
            var image = EspImage.parse(merged, chip);
            assertThat(merged.u8(2)).as("%s", chip).isEqualTo(1);
            assertThat(merged.u8(3)).as("%s", chip).isEqualTo(chip == Chip.ESP8266 ? 0x9f : 0x4f);
            assertThat(image.hash().map(hash -> hash.valid()).orElse(true)).isTrue();
            assertThat(merged.slice(image.length())).isEqualTo(TWO);
        }
    }

    @Test
    void theSizesThatOnlyTheEsp8266HasAreKnown() throws IOException {
        var merged = bytes(MergeRequest.of(Chip.ESP8266)
                .flashSize("4MB-c1")
                .flashFreq("40m")
                .add(MergeFile.of(0, "bl", Bootloaders.of(Chip.ESP8266))));
        assertThat(merged.u8(3)).isEqualTo(0x60);
        assertThat(code(MergeRequest.of(Chip.ESP8266).flashSize("128MB").add(MergeFile.of(0, "a", ONE))))
                .isEqualTo("bad-flash-size");
    }

    @Test
    void aBootloaderThatIsDamagedAnywhereIsNeverGivenAValidDigest() throws IOException {
        var good = Bootloaders.of(Chip.ESP32_S3);
        for (int bit = 0; bit < good.length() * 8; bit++) {
            var array = good.toByteArray();
            array[bit / 8] ^= (byte) (1 << bit % 8);
            var damaged = Bytes.copyOf(array);
            var request = MergeRequest.of(Chip.ESP32_S3)
                    .flashSize("16MB")
                    .add(MergeFile.of(0, "bl", damaged))
                    .build();
            try {
                var plan = Merge.plan(request);
                var out = new ByteArrayOutputStream();
                Merge.write(plan, out);
                if (bit == 23 * 8) {
                    // this bit says that there is no digest, so none is renewed
                    assertThat(EspImage.parse(Bytes.copyOf(out.toByteArray())).hash())
                            .isEmpty();
                    continue;
                }
                assertThat(plan.problems()).as("bit %d", bit).isNotEmpty();
                assertThat(Bytes.copyOf(out.toByteArray())).as("bit %d", bit).isEqualTo(damaged);
            } catch (IOException e) {
                assertThat(e).as("bit %d", bit).isInstanceOf(DfuException.class);
            }
        }
    }

    @Test
    void everyPrefixOfABootloaderIsLeftAloneOrRefused() throws IOException {
        var good = Bootloaders.of(Chip.ESP32_S3);
        for (int length = 1; length < good.length(); length++) {
            var prefix = good.slice(0, length);
            var builder = MergeRequest.of(Chip.ESP32_S3).flashSize("16MB").add(MergeFile.of(0, "bl", prefix));
            try {
                assertThat(bytes(builder)).isEqualTo(prefix);
            } catch (DfuException e) {
                assertThat(e.code()).isEqualTo(MergeError.MERGE_DAMAGED_BOOTLOADER);
            }
        }
    }

    @Test
    void anImageForAnotherChipIsToldEvenWhenNothingChanges() throws IOException {
        var plan = Merge.plan(MergeRequest.of(Chip.ESP32_S3)
                .add(MergeFile.of(0, "bl", Bootloaders.of(Chip.ESP32_P4)))
                .build());
        assertThat(plan.problems()).extracting(problem -> problem.code().id()).contains("merge-other-chip");
    }

    @Test
    void theRangesOfAnIntelHexFileMayShareASector() throws IOException {
        var builder = MergeRequest.of(Chip.ESP32_S3).add(MergeFile.of(0x9999, "a.hex", hex()));
        assertThat(bytes(builder))
                .isEqualTo(Bytes.concat(List.of(Bytes.fill(0xff, 16), ONE, Bytes.fill(0xff, 12), TWO)));
        builder.add(MergeFile.of(0x100, "b", ONE));
        assertThat(code(builder)).isEqualTo("merge-overlap");
    }

    @Test
    void rangesStayApartInUf2AndHex() throws IOException {
        var expected = List.of(new Region(16, ONE), new Region(32, TWO));
        var builder = MergeRequest.of(Chip.ESP32_S2).add(MergeFile.of(0, "a.hex", hex()));
        assertThat(Uf2File.find(bytes(builder.format("uf2"))).orElseThrow().ranges())
                .extracting(Uf2Range::region)
                .isEqualTo(expected);
        assertThat(IntelHex.parse(bytes(builder.format("hex"))).regions()).isEqualTo(expected);
    }

    @Test
    void anIntelHexFileThatIsDamagedBehindItsFirstRecordIsRefused() {
        var text = hex().toUtf8().replace("2222", "2223");
        assertThat(code(MergeRequest.of(Chip.ESP32_S2).add(MergeFile.of(0, "a.hex", Bytes.utf8(text)))))
                .isEqualTo("hex-bad-checksum");
    }

    @Test
    void anIntelHexFileWithoutDataIsRefused() {
        assertThat(code(MergeRequest.of(Chip.ESP32_S2).add(MergeFile.of(0, "a.hex", Bytes.utf8(":00000001FF\n")))))
                .isEqualTo("merge-empty-file");
    }

    @Test
    void addressesBehindTheLargestFlashAreRefusedInRawImages() throws IOException {
        var builder = MergeRequest.of(Chip.ESP32_S3).add(MergeFile.of(0x800_0000L, "a", ONE));
        assertThat(code(builder)).isEqualTo("merge-beyond-flash");
        builder.format("hex");
        assertThat(IntelHex.parse(bytes(builder)).regions()).containsExactly(new Region(0x800_0000L, ONE));
        builder.add(MergeFile.of(0xffff_fffeL, "b", ONE));
        assertThat(code(builder)).isEqualTo("merge-beyond-flash");
    }

    @Test
    void optionsWithoutEffectAreTold() throws IOException {
        var plan = Merge.plan(MergeRequest.of(Chip.ESP32_S3)
                .format("hex")
                .padToSize("4M")
                .chunkSize("256")
                .flashSize("4MB")
                .add(MergeFile.of(0x10000, "a", ONE))
                .build());
        assertThat(plan.problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("merge-option-unused", "merge-option-unused", "merge-settings-unused");
    }

    @Test
    void whatIsNotSaidIsTheDefault() throws IOException {
        var builder = MergeRequest.of(Chip.ESP32).add(MergeFile.of(0, "a", ONE));
        var plain = builder.build();

        builder.format("uf2").flashMode("dio").flashFreq("80m").flashSize("4MB").targetOffset("64K");
        builder.padToSize("4M").fill("0").chunkSize("256");
        builder.format(null).flashMode(null).flashFreq(null).flashSize(null).targetOffset(null);
        builder.padToSize(null).fill(null).chunkSize(null);

        assertThat(builder.build()).isEqualTo(plain);
    }

    @Test
    void faultyNumbersNameTheirOption() throws IOException {
        assertThat(code(MergeRequest.of(Chip.ESP32).fill("256").add(MergeFile.of(0, "a", ONE))))
                .isEqualTo("merge-bad-fill");
        assertThat(code(MergeRequest.of(Chip.ESP32).padToSize("0").add(MergeFile.of(0, "a", ONE))))
                .isEqualTo("merge-bad-pad-size");
        for (var size : List.of("0", "3", "456", "4095M")) {
            assertThat(code(MergeRequest.of(Chip.ESP32)
                            .format("uf2")
                            .chunkSize(size)
                            .add(MergeFile.of(0, "a", ONE))))
                    .isEqualTo("merge-bad-chunk-size");
        }
        assertThat(MergeError.MERGE_BAD_FILL.hint()).contains("{fill}");
        assertThat(Wording.PLAIN.spell(MergeError.MERGE_BAD_FILL.hint())).contains("Give fill as");
    }

    @Test
    void aFileThatChangesWhileItIsMergedLeavesNoOutput() {
        var calls = new AtomicInteger();
        var file = MergeFile.of(0, "moving", () -> calls.getAndIncrement() == 0 ? ONE : TWO);
        var out = work.resolve("out.bin");
        assertThatThrownBy(
                        () -> Merge.write(MergeRequest.of(Chip.ESP32).add(file).build(), out))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("moving");
        assertThat(out).doesNotExist();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void anOutputThatWasThereSurvivesARefusedRequest() throws IOException {
        var out = Files.write(work.resolve("out.bin"), ONE.toByteArray());
        assertThatThrownBy(() -> Merge.write(MergeRequest.of(Chip.ESP32).build(), out))
                .hasMessageContaining("merge-no-files");
        assertThat(Bytes.read(out)).isEqualTo(ONE);
    }

    /** Intel HEX with four bytes at 16 and two bytes at 32. */
    private static Bytes hex() {
        return Bytes.utf8(":0400100011111111A8\n:0200200022229A\n:00000001FF\n");
    }

    private static Bytes bytes(MergeRequest.Builder builder) throws IOException {
        var out = new ByteArrayOutputStream();
        Merge.write(Merge.plan(builder.build()), out);
        return Bytes.copyOf(out.toByteArray());
    }

    private static String code(MergeRequest.Builder builder) {
        var thrown = catchThrowable(() -> Merge.plan(builder.build()));
        assertThat(thrown).isInstanceOf(DfuException.class);
        return ((DfuException) thrown).code().id();
    }
}
