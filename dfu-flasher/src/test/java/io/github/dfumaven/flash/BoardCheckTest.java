// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.chip.FlashSize;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.rom.RomError;
import io.github.dfumaven.sim.ChipInside;
import io.github.dfumaven.sim.FakeDfuDevice;
import io.github.dfumaven.sim.Firmwares;
import io.github.dfumaven.sim.NorFlash;
import io.github.dfumaven.sim.SimulatedRom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An image goes only to a board that says it is one the image is for. */
class BoardCheckTest {

    private static final long MIB = 1 << 20;
    private static final String MAC = "7c:df:a1:00:00:01";
    private static final int LEAST_REVISION = 15;
    private static final int GREATEST_REVISION = 17;

    @TempDir
    Path folder;

    private final Fixture fixture = new Fixture();

    static Stream<Chip> asked() {
        return BoardIdentityTest.asked();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void anImageForALargerFlashChipIsRefusedBeforeTheFirstBlock(Chip chip) throws IOException {
        var rom = plug(chip, 2 * MIB);

        var result = check(image(chip, FlashSize.MB_4, Firmwares.of(chip, "1")));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(error(result)).isInstanceOf(FormatException.class);
        assertThat(error(result).code()).isEqualTo(FlashError.FLASH_TOO_SMALL);
        assertThat(error(result).message()).contains("of 4 MB").contains("has 2 MB (ef4015)");
        assertThat(result.proof().facts().flatMap(ChipFacts::mac)).contains(MAC);
        assertThat(result.bytes()).isZero();
        assertUntouched(rom);
    }

    /** Its end would land at the start of flash, where the ROM would find it again. */
    @ParameterizedTest
    @MethodSource("asked")
    void aSmallChipIsNotConfirmedByItsOwnAlias(Chip chip) throws IOException {
        var alias = image(chip, FlashSize.MB_4, Map.of(0x300000L, Images.noise(5, 5000)));
        var rom = plug(chip, 2 * MIB);
        assertThat(fixture.flash(FlashRequest.builder(alias).build()).ok())
                .as("unless it is asked")
                .isTrue();
        rom = plug(chip, 2 * MIB);

        assertThat(error(check(alias)).code()).isEqualTo(FlashError.FLASH_TOO_SMALL);
        assertUntouched(rom);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whatTheFlashChipSaysOfItselfSettlesWhatReadingLeavesOpen(Chip chip) throws IOException {
        plug(chip, 4 * MIB);
        var same = Images.noise(1, 4096);

        var result = check(image(chip, FlashSize.MB_4, Map.of(0x100000L, same, 0x300000L, same)));

        assertThat(result.error()).isEmpty();
        assertThat(result.proof().flashSizeChecked()).contains(true);
        assertThat(fixture.log.notes).noneMatch(note -> note.startsWith("NOT"));
    }

    @ParameterizedTest
    @MethodSource("asked")
    void anImageForOtherRevisionsIsRefusedBeforeTheFirstBlock(Chip chip) throws IOException {
        for (var told : new int[][] {{0, 2, 1}, {1, 2, 0}, {2, 0, 0}, {2, 1, 1}}) {
            var rom = plug(chip, 4 * MIB);
            new ChipInside(rom).revise(told[0], told[1]);
            var image = image(chip, FlashSize.MB_4, limited(chip, 100, 200));

            var result = check(image);

            boolean excluded = told[2] == 1;
            assertThat(result.error().isPresent())
                    .as("v%d.%d", told[0], told[1])
                    .isEqualTo(excluded);
            if (excluded) {
                assertThat(error(result)).isInstanceOf(FormatException.class);
                assertThat(error(result).code()).isEqualTo(FlashError.WRONG_REVISION);
                assertThat(error(result).message()).contains("v1.0 to v2.0").contains("is v" + told[0] + "." + told[1]);
                assertUntouched(rom);
            }
        }
    }

    /** ESP-IDF before 5.0 wrote 0 there. */
    @ParameterizedTest
    @MethodSource("asked")
    void anImageThatTellsNoGreatestRevisionHasNone(Chip chip) throws IOException {
        for (int unlimited : new int[] {0, 0xffff}) {
            new ChipInside(plug(chip, 4 * MIB)).revise(3, 7);

            assertThat(check(image(chip, FlashSize.MB_4, limited(chip, 0, unlimited)))
                            .error())
                    .isEmpty();
        }
    }

    @Test
    void aFlashChipOfUnknownSizeIsSaidAndNotRefused() throws IOException {
        for (var id : new String[] {"1f0016", "c84030", "000000", "ffffff"}) {
            fixture.log.notes.clear();
            new ChipInside(plug(Chip.ESP32_S2, 4 * MIB)).flashId(id);

            var result = check(image(Chip.ESP32_S2, FlashSize.MB_4, Firmwares.of(Chip.ESP32_S2, "1")));

            assertThat(result.error()).as(id).isEmpty();
            assertThat(fixture.log.notes)
                    .as(id)
                    .anyMatch(note -> note.startsWith("NOT checked") && note.contains("4 MB"));
        }
    }

    @Test
    void whoeverForcesItIsToldWhatIsWrong() throws IOException {
        plug(Chip.ESP32_S3, 2 * MIB);
        var image = image(Chip.ESP32_S3, FlashSize.MB_4, Firmwares.of(Chip.ESP32_S3, "1"));

        var result = fixture.flash(
                        FlashRequest.builder(image).checkBoard(true).force(true).build())
                .devices()
                .get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.FLASHED);
        assertThat(fixture.log.notes).anyMatch(note -> note.startsWith("NOT refused") && note.contains("has 2 MB"));
    }

    @Test
    void aBoardThatCannotBeAskedIsNotFlashed() throws IOException {
        var rom = fixture.plugRom(Chip.ESP32_P4);
        assertThat(error(check(Fixture.image(Chip.ESP32_P4))).code()).isEqualTo(RomError.BOARD_CANNOT_TELL);
        assertUntouched(rom);

        fixture.bus.plug("1-10", new FakeDfuDevice(fixture.sleeper));
        assertThat(error(check(FlashImage.of("dfu.bin", Bytes.fill(7, 100)))).code())
                .isEqualTo(RomError.BOARD_CANNOT_TELL);
    }

    @Test
    void nobodyIsAskedUnlessItIsSaid() throws IOException {
        plug(Chip.ESP32_S2, 2 * MIB);

        var result = fixture.flash(
                        FlashRequest.builder(image(Chip.ESP32_S2, FlashSize.MB_4, Firmwares.of(Chip.ESP32_S2, "1")))
                                .build())
                .devices()
                .get(0);

        assertThat(result.error()).isEmpty();
        assertThat(result.proof().facts()).isEmpty();
    }

    private SimulatedRom plug(Chip chip, long size) {
        var rom = SimulatedRom.of(chip, MAC, NorFlash.blank(size));
        fixture.bus.plug("1-10", rom);
        return rom;
    }

    private BoardResult check(FlashImage image) throws IOException {
        return fixture.flash(FlashRequest.builder(image).checkBoard(true).build())
                .devices()
                .get(0);
    }

    private FlashImage image(Chip chip, FlashSize size, Map<Long, Bytes> files) throws IOException {
        return Images.read(new Images(folder, chip).write("dfu.bin", size, files));
    }

    /** Firmware whose application says which revisions run it; its check sums are those of another. */
    private static Map<Long, Bytes> limited(Chip chip, int least, int greatest) {
        var files = new TreeMap<>(Firmwares.of(chip, "1"));
        var app = Optional.ofNullable(files.get(Firmwares.APP)).orElseThrow().toByteArray();
        put(app, LEAST_REVISION, least);
        put(app, GREATEST_REVISION, greatest);
        files.put(Firmwares.APP, Bytes.copyOf(app));
        return files;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    private static DfuException error(BoardResult result) {
        return result.error().orElseThrow();
    }

    private static void assertUntouched(SimulatedRom rom) {
        assertThat(rom.flash().operations()).isEmpty();
        assertThat(new ChipInside(rom).hasOwnStrings()).isTrue();
    }
}
