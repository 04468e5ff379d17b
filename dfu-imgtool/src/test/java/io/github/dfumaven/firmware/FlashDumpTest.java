// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.content.PlacedFile;
import io.github.dfumaven.layout.Layout;
import io.github.dfumaven.layout.LayoutError;
import io.github.dfumaven.layout.LayoutTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a file the content of flash, and at which address it begins. */
class FlashDumpTest {

    private static final Bytes S3 = FlashThings.bootloader(Chip.ESP32_S3);
    private static final Bytes S2 = FlashThings.bootloader(Chip.ESP32_S2);
    private static final Bytes APP = FlashThings.app();
    private static final Bytes S2_APP = FlashThings.app(Chip.ESP32_S2, 0);
    private static final Bytes TABLE = FlashThings.table();

    /** Bytes at offsets of a file, erased between. */
    private static Bytes file(Object... offsetsAndBytes) {
        var parts = new ArrayList<Bytes>();
        int at = 0;
        for (int i = 0; i < offsetsAndBytes.length; i += 2) {
            int offset = (Integer) offsetsAndBytes[i];
            var data = (Bytes) offsetsAndBytes[i + 1];
            parts.add(Bytes.fill(0xff, offset - at));
            parts.add(data);
            at = offset + data.length();
        }
        return Bytes.concat(parts);
    }

    private static Optional<Long> base(Bytes file) {
        return FlashDump.find(file).map(FlashDump::base);
    }

    @Test
    void aWholeFlashBeginsAt0() {
        assertThat(base(file(0, S3, 0x8000, TABLE, 0x10000, APP))).contains(0L);
        assertThat(base(file(0x1000, S2, 0x8000, TABLE, 0x10000, S2_APP))).contains(0L);
    }

    @Test
    void theSectorsInFrontOfTheBootloaderMayBeMissing() {
        assertThat(base(file(0, S2, 0x7000, TABLE, 0xf000, S2_APP))).contains(0x1000L);
        assertThat(base(file(0, FlashThings.bootloader(Chip.ESP32_P4), 0x6000, TABLE)))
                .contains(0x2000L);
        assertThat(base(file(0, S2, 0xf000, S2_APP))).as("without a table").contains(0x1000L);
    }

    @Test
    void whatBeginsWithATableBeginsThere() {
        assertThat(base(file(0, TABLE, 0x8000, APP))).contains(0x8000L);
        assertThat(base(file(0, TABLE, 0x1000, Bytes.of(1))))
                .as("a table and data")
                .isEmpty();
    }

    @Test
    void aTableBehindAnythingIsEnough() {
        assertThat(base(file(0, Bytes.of(1), 0x8000, TABLE))).contains(0L);
    }

    @Test
    void aBootloaderNeedsSomethingBesideIt() {
        assertThat(base(file(0, S3, 0x2000, Bytes.of(1)))).as("only data").isEmpty();
        assertThat(base(file(0, S3, 0x10000, APP))).as("an app").contains(0L);
        assertThat(base(file(0x1000, S2))).as("erased sectors in front").contains(0L);
        assertThat(base(Bytes.concat(List.of(Bytes.fill(0, 0x1000), S2))))
                .as("zeros in front")
                .contains(0L);
        assertThat(base(Bytes.concat(List.of(Bytes.fill(7, 0x1000), S2))))
                .as("anything in front")
                .isEmpty();
        var damaged = TABLE.toByteArray();
        damaged[40] ^= 1;
        assertThat(base(file(0, S3, 0x8000, Bytes.copyOf(damaged))))
                .as("a damaged table")
                .contains(0L);
        assertThat(base(file(0x1000, S3))).as("where its chip does not look").isEmpty();
    }

    @Test
    void anImageThatFillsItsFileIsNoFlash() {
        assertThat(base(FlashThings.holding(TABLE, 0x1000 - 32))).isEmpty();
        assertThat(base(FlashThings.signed(FlashThings.holding(TABLE, 0x1000 - 32))))
                .isEmpty();
        assertThat(base(S3)).isEmpty();
    }

    @Test
    void anImageThatIsNotSoundMayBeFlash() {
        var damaged = FlashThings.holding(TABLE, 0x1000 - 32).toByteArray();
        damaged[damaged.length - 1] ^= 1;

        assertThat(base(Bytes.copyOf(damaged))).contains(0L);
    }

    @Test
    void itIsMovedOnlyWhereItMakesAsMuchSense() {
        var file = file(0x1000, S2, 0x8000, TABLE, 0x10000, S2_APP);
        var dump = FlashDump.find(file).orElseThrow();

        assertThat(dump.movedTo(0)).contains(dump);
        assertThat(dump.movedTo(0x1000)).isEmpty();
        var cut = file.slice(0x1000);
        assertThat(FlashDump.find(cut).orElseThrow().movedTo(0x1000)).isPresent();
        assertThat(FlashDump.find(cut).orElseThrow().movedTo(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x1000, 0x1000 too high", "0x0, 0x1000 too low"})
    void whereItIsPutWrongItSaysByHowMuch(String address, String words) {
        var whole = file(0x1000, S2, 0x8000, TABLE, 0x10000, S2_APP);
        var file = words.endsWith("high") ? whole : whole.slice(0x1000);

        var target = new LayoutTarget(Optional.of(Chip.ESP32_S2), OptionalLong.empty(), false);
        var layout = Layout.of(List.of(PlacedFile.of("m.bin", Long.decode(address), file)), target);

        assertThat(layout.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(LayoutError.FLASH_IMAGE_MISPLACED);
            assertThat(problem.message()).contains("m.bin at " + address, words);
        });
    }

    @Test
    void whatIsInAMergedImageIsCalledAfterIt() {
        var file = file(0, S3, 0x8000, TABLE, 0x10000, S2_APP);
        var target = new LayoutTarget(Optional.of(Chip.ESP32_S3), OptionalLong.empty(), false);

        var layout = Layout.of(List.of(PlacedFile.of("m.bin", 0, file)), target);

        assertThat(layout.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(LayoutError.WRONG_CHIP);
            assertThat(problem.message()).startsWith("m.bin (factory) at 0x10000: is an image for esp32s2");
        });
        assertThat(layout.files()).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("m.bin");
            assertThat(problem.kind()).isEqualTo(ContentKind.DATA);
            assertThat(problem.size()).isEqualTo(file.length());
        });
        assertThat(layout.flashSize()).hasValue(2 << 20);
        assertThat(layout.beyondFlash()).isEmpty();
    }
}
