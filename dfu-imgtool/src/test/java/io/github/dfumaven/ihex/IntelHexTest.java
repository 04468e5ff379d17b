// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntelHexTest {

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var regions = List.of(
                new Region(0xfff3, noise(1, 40)),
                new Region(0x2_0000, noise(2, 1)),
                new Region(0x10_0000, noise(3, 70_000)),
                new Region(0xffff_fff0L, noise(4, 16)));
        var hex = IntelHex.parse(write(regions));
        assertThat(hex.regions()).isEqualTo(regions);
        assertThat(hex.problems()).isEmpty();
        assertThat(hex.entryPoint()).isEmpty();
    }

    @Test
    void randomRegionsAreReadAsTheyWereWritten() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var regions = new ArrayList<Region>();
            long address = random.nextInt(0x3_0000);
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                regions.add(new Region(address, noise(seed + i, 1 + random.nextInt(100))));
                address += 101 + random.nextInt(0x2_0000);
            }
            assertThat(IntelHex.parse(write(regions)).regions())
                    .as("seed %d", seed)
                    .isEqualTo(regions);
        }
    }

    @Test
    void regionsThatTouchShareRecords() throws IOException {
        var text = write(List.of(new Region(0x100, Bytes.of(1, 2, 3)), new Region(0x103, Bytes.of(4))))
                .toUtf8();
        assertThat(text).isEqualTo(":0401000001020304F1\n:00000001FF\n");
    }

    @Test
    void aRecordNeverCrossesASixtyFourKiloByteBorder() throws IOException {
        var text = write(List.of(new Region(0xfffe, Bytes.of(1, 2, 3)))).toUtf8();
        assertThat(text).isEqualTo(":020000040000FA\n:02FFFE000102FE\n:020000040001F9\n:0100000003FC\n:00000001FF\n");
    }

    @Test
    void everyRecordTypeIsTaken() throws IOException {
        var hex = IntelHex.parse(Bytes.utf8("""
                :020000021000EC
                :0100000011EE
                :0400000300003800C1
                :020000040002F8
                :0100000022DD
                :04000005000000CD2A
                :00000001FF
                """));
        assertThat(hex.regions())
                .containsExactly(new Region(0x1_0000, Bytes.of(0x11)), new Region(0x2_0000, Bytes.of(0x22)));
        assertThat(hex.entryPoint()).hasValue(0xcd);
    }

    @Test
    void lineEndsAndCaseDoNotMatter() throws IOException {
        var hex = IntelHex.parse(Bytes.utf8(":02010000abcd85\r\n\r\n:00000001FF"));
        var other = IntelHex.parse(Bytes.utf8(":02010000ABCD85\r:00000001ff\r"));
        assertThat(hex.regions()).isEqualTo(other.regions()).containsExactly(new Region(0x100, Bytes.of(0xab, 0xcd)));
    }

    @Test
    void aWrongCheckSumIsRefusedWithBothNumbersAndThePlace() {
        assertThatThrownBy(() -> IntelHex.parse(Bytes.utf8(":0100000011EE\n:0100010011EE\n")))
                .hasMessageContaining("0xee")
                .hasMessageContaining("0xed")
                .hasMessageContaining("offset 0xe");
    }

    @Test
    void anAddressGivenTwiceIsRefused() {
        assertThat(code(":0100000011EE\n:0100000011EE\n")).isEqualTo("hex-overlap");
    }

    @Test
    void anUnknownRecordTypeIsRefused() {
        assertThat(code(":00000006FA\n")).isEqualTo("hex-bad-type");
    }

    @Test
    void anExtendedAddressOfAnotherLengthIsRefused() {
        assertThat(code(":0100000401FA\n")).isEqualTo("hex-bad-record");
    }

    @Test
    void dataBeyondFourGigabytesAreRefused() {
        assertThat(code(":02000004FFFFFC\n:02FFFF000102FD\n")).isEqualTo("hex-beyond-4g");
    }

    @Test
    void aMissingEndAndWhatFollowsItAreToldButHarmless() throws IOException {
        assertThat(IntelHex.parse(Bytes.utf8(":0100000011EE\n")).problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("hex-no-end");
        assertThat(IntelHex.parse(Bytes.utf8(":0100000011EE\n:00000001FF\nrest\n"))
                        .problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("hex-trailing");
    }

    @Test
    void everyPrefixIsReportedOrRefused() throws IOException {
        var whole = write(List.of(new Region(0xfff0, noise(5, 40))));
        for (int length = 0; length < whole.length() - 1; length++) {
            try {
                assertThat(IntelHex.parse(whole.slice(0, length)).problems())
                        .as("prefix of %d bytes", length)
                        .isNotEmpty();
            } catch (FormatException e) {
                assertThat(e.code().id()).startsWith("hex-");
            }
        }
    }

    @Test
    void everyFlippedBitIsReportedOrRefusedOrOnlyAnotherSpelling() throws IOException {
        var regions = List.of(new Region(0xfff0, noise(5, 40)));
        var whole = write(regions);
        for (int bit = 0; bit < whole.length() * 8; bit++) {
            var array = whole.toByteArray();
            array[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                var hex = IntelHex.parse(Bytes.copyOf(array));
                assertThat(!hex.problems().isEmpty() || hex.regions().equals(regions))
                        .as("bit %d", bit)
                        .isTrue();
            } catch (FormatException e) {
                assertThat(e.code().id()).startsWith("hex-");
            }
        }
    }

    @Test
    void binariesAreNotTakenForIntelHex() {
        assertThat(IntelHex.isIntelHex(Bytes.utf8(":no hex"))).isFalse();
        assertThat(IntelHex.isIntelHex(Bytes.EMPTY)).isFalse();
        assertThat(IntelHex.isIntelHex(Bytes.utf8(":"))).isFalse();
        assertThat(IntelHex.isIntelHex(Bytes.utf8(":00000001FF"))).isTrue();
    }

    @Test
    void aLineThatIsTooLongForARecordIsRefusedWithoutReadingIt() {
        assertThat(code(":FF" + "0".repeat(1_000_000))).isEqualTo("hex-bad-record");
    }

    private static String code(String text) {
        var thrown = catchThrowable(() -> IntelHex.parse(Bytes.utf8(text)));
        assertThat(thrown).isInstanceOf(FormatException.class);
        return ((DfuException) thrown).code().id();
    }

    private static Bytes write(List<Region> regions) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new HexWriter(out, regions.get(regions.size() - 1).end());
        for (var region : regions) {
            writer.add(region.address(), region.data().asInputStream());
        }
        writer.end();
        return Bytes.copyOf(out.toByteArray());
    }

    private static Bytes noise(long seed, int length) {
        var array = new byte[length];
        new Random(seed).nextBytes(array);
        return Bytes.copyOf(array);
    }
}
