// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.inspect.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Uf2FileTest {

    private static final Region SMALL = new Region(0x1000, noise(1, 1000));
    private static final Region FAR = new Region(0x8000, noise(2, 453));

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (var chip : Chip.values()) {
            for (boolean md5 : new boolean[] {true, false}) {
                var file = Uf2File.parse(write(options(chip, md5), SMALL, FAR));
                assertThat(file.problems()).isEmpty();
                assertThat(file.families()).containsExactly(Uf2Family.of(chip));
                assertThat(file.ranges()).extracting(Uf2Range::region).containsExactly(SMALL, FAR);
            }
        }
    }

    @Test
    void everyChunkSizeIsRead() throws IOException {
        for (int chunk = 4; chunk <= 476; chunk += 4) {
            for (boolean md5 : new boolean[] {true, false}) {
                if (chunk > Uf2Options.largestChunk(md5)) {
                    continue;
                }
                var options = new Uf2Options(Uf2Family.of(Chip.ESP32_S3), chunk, md5);
                var file = Uf2File.parse(write(options, SMALL, FAR));
                assertThat(file.problems()).as("chunk size %d", chunk).isEmpty();
                assertThat(file.ranges()).extracting(Uf2Range::region).containsExactly(SMALL, FAR);
            }
        }
    }

    @Test
    void anEmptyRegionHasNoBlock() throws IOException {
        assertThat(write(options(Chip.ESP32, true), new Region(0, Bytes.EMPTY))).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void everyPrefixIsReportedOrRefused() throws IOException {
        var whole = write(options(Chip.ESP32_S2, true), SMALL, FAR);
        for (int length = 0; length < whole.length(); length++) {
            var prefix = whole.slice(0, length);
            if (length < 8) {
                assertThatThrownBy(() -> Uf2File.parse(prefix)).isInstanceOf(FormatException.class);
            } else if (length == 3 * 512) {
                // the first of the two files, whole
                assertThat(Uf2File.parse(prefix).isSound()).isTrue();
            } else {
                assertThat(Uf2File.parse(prefix).isSound())
                        .as("prefix of %d bytes", length)
                        .isFalse();
            }
        }
    }

    @Test
    void everyFlippedBitIsReportedOrChangesNoContent() throws IOException {
        var whole = write(options(Chip.ESP32_S2, true), SMALL);
        for (int bit = 0; bit < whole.length() * 8; bit++) {
            var damaged = flip(whole, bit);
            if (bit < 64) {
                assertThatThrownBy(() -> Uf2File.parse(damaged)).isInstanceOf(FormatException.class);
                continue;
            }

            var file = Uf2File.parse(damaged);
            boolean told = !file.problems().isEmpty();
            boolean sameContent =
                    file.ranges().stream().map(Uf2Range::region).toList().equals(List.of(SMALL));
            // the family of a block, its unused flags and the zeros behind its data are protected by nothing
            assertThat(told
                            || sameContent
                            || file.families().size() > 1
                            || file.ranges().size() > 1)
                    .as("bit %d", bit)
                    .isTrue();
        }
    }

    @Test
    void blocksOfOneFileMayComeInAnyOrder() throws IOException {
        var whole = write(options(Chip.ESP32_S2, true), new Region(0x1000, noise(3, 5000)));
        var blocks = blocks(whole);
        Collections.shuffle(blocks, new Random(7));
        var file = Uf2File.parse(Bytes.concat(blocks));
        assertThat(file.problems()).isEmpty();
        assertThat(file.ranges()).singleElement().satisfies(range -> {
            assertThat(range.size()).isEqualTo(5000);
            assertThat(range.region().data()).isEqualTo(noise(3, 5000));
        });
    }

    @Test
    void aMissingBlockIsAnError() throws IOException {
        var blocks = blocks(write(options(Chip.ESP32_S2, false), new Region(0x1000, noise(3, 5000))));
        blocks.remove(4);
        assertThat(codes(Bytes.concat(blocks))).containsExactly("uf2-bad-count");
    }

    @Test
    void aBlockThatComesTwiceIsAnError() throws IOException {
        var blocks = blocks(write(options(Chip.ESP32_S2, false), new Region(0x1000, noise(3, 5000))));
        blocks.set(5, blocks.get(4));
        assertThat(codes(Bytes.concat(blocks))).contains("uf2-bad-count", "uf2-overlap");
    }

    @Test
    void changedDataDoNotFitTheirMd5() throws IOException {
        var whole = write(options(Chip.ESP32_S2, true), SMALL);
        assertThat(codes(flip(whole, (32 + 100) * 8))).containsExactly("uf2-bad-md5");
    }

    @Test
    void aSizeBeyondTheBlockIsAnError() throws IOException {
        var bytes = write(options(Chip.ESP32_S2, true), SMALL).toByteArray();
        bytes[19] = (byte) 0xff;
        assertThat(codes(Bytes.copyOf(bytes))).contains("uf2-bad-size");
    }

    @Test
    void aFileThatIsDamagedAllOverHasAShortListOfProblems() throws IOException {
        var whole = write(options(Chip.ESP32_S2, true), new Region(0, noise(4, 200_000)))
                .toByteArray();
        for (int i = 0; i < whole.length; i += 512) {
            whole[i + 200] ^= 1;
        }
        assertThat(Uf2File.parse(Bytes.copyOf(whole)).problems()).hasSize(33);
    }

    @Test
    void blocksForOtherPurposesAreLeftOut() throws IOException {
        var bytes = write(options(Chip.ESP32_S2, true), FAR).toByteArray();
        bytes[8] |= 1;
        var file = Uf2File.parse(Bytes.copyOf(bytes));
        assertThat(file.problems()).extracting(problem -> problem.code().id()).contains("uf2-not-flash");
        assertThat(file.isSound()).isTrue();
        assertThat(file.ranges())
                .singleElement()
                .satisfies(range -> assertThat(range.size()).isEqualTo(1));
    }

    @Test
    void manyWarningsDoNotMakeAFileUnsound() throws IOException {
        var bytes = write(options(Chip.ESP32_S2, false), new Region(0, noise(5, 100_000)))
                .toByteArray();
        for (int at = 0; at < bytes.length; at += 512) {
            bytes[at + 8] |= 1;
        }
        var file = Uf2File.parse(Bytes.copyOf(bytes));
        assertThat(file.problems()).hasSize(33);
        assertThat(file.isSound()).isTrue();
    }

    @Test
    void aCountOfZeroIsAnError() throws IOException {
        var bytes = write(options(Chip.ESP32_S2, false), FAR).toByteArray();
        bytes[24] = 0;
        assertThat(codes(Bytes.copyOf(bytes))).containsExactly("uf2-bad-count");
    }

    @Test
    void theMd5MayStandWhereTheSpecificationWantsIt() throws IOException {
        var data = noise(6, 256);
        var bytes = write(new Uf2Options(Uf2Family.of(Chip.ESP32_S2), 256, true), new Region(0x1000, data))
                .toByteArray();
        System.arraycopy(bytes, 32 + 256, bytes, 32 + 452, 24);
        Arrays.fill(bytes, 32 + 256, 32 + 256 + 24, (byte) 0);
        var file = Uf2File.parse(Bytes.copyOf(bytes));
        assertThat(file.problems()).isEmpty();
        assertThat(file.ranges()).extracting(Uf2Range::region).containsExactly(new Region(0x1000, data));
        bytes[32 + 452 + 8] ^= 1;
        assertThat(codes(Bytes.copyOf(bytes))).containsExactly("uf2-bad-md5");
    }

    @Test
    void extensionTagsBehindTheDataAreNoContent() throws IOException {
        var data = noise(7, 256);
        var bytes = write(new Uf2Options(Uf2Family.of(Chip.ESP32_S2), 256, false), new Region(0x1000, data))
                .toByteArray();
        bytes[9] |= (byte) 0x80;
        var tag = Bytes.hex("09bcc79f" + "302e312e32" + "000000").toByteArray();
        System.arraycopy(tag, 0, bytes, 32 + 256, tag.length);
        var file = Uf2File.parse(Bytes.copyOf(bytes));
        assertThat(file.problems()).isEmpty();
        assertThat(file.ranges()).extracting(Uf2Range::region).containsExactly(new Region(0x1000, data));
    }

    @Test
    void whatIsForAnyChipMustNotMeetWhatIsForOne() throws IOException {
        var file = Samples.uf2().toByteArray();
        file[512 + 9] = 0; // the second block names no family,
        file[512 + 13] = 0; // and has the address of the first

        assertThat(Uf2File.parse(Bytes.copyOf(file)).problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("uf2-overlap");
    }

    @Test
    void everyChipHasAFamily() {
        for (var chip : Chip.values()) {
            assertThat(Uf2Family.of(chip).id()).as("%s", chip).isNotZero();
        }
    }

    @Test
    void familiesHaveNames() {
        assertThat(Uf2Family.of(Chip.ESP32_S31)).hasToString("esp32s31");
        assertThat(Uf2Family.of(Chip.ESP32_E22)).isEqualTo(Uf2Family.of(Chip.ESP32));
        assertThat(Uf2Family.of(Chip.ESP32).chip()).contains(Chip.ESP32);
        assertThat(new Uf2Family(0xe48bff56L)).hasToString("RP2040");
        assertThat(new Uf2Family(1)).hasToString("0x00000001");
    }

    /** Those that esptool uses when nothing else is asked for: with the largest blocks. */
    static Uf2Options options(Chip chip, boolean md5) {
        return new Uf2Options(Uf2Family.of(chip), Uf2Options.largestChunk(md5), md5);
    }

    static Bytes write(Uf2Options options, Region... regions) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new Uf2Writer(out, options);
        for (var region : regions) {
            writer.add(region.address(), region.data().length(), region.data().asInputStream());
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private static List<String> codes(Bytes file) throws FormatException {
        return Uf2File.parse(file).problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.code().id())
                .toList();
    }

    private static List<Bytes> blocks(Bytes file) {
        List<Bytes> blocks = new ArrayList<>();
        for (int at = 0; at < file.length(); at += 512) {
            blocks.add(file.slice(at, at + 512));
        }
        return blocks;
    }

    private static Bytes flip(Bytes bytes, int bit) {
        var array = bytes.toByteArray();
        array[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.copyOf(array);
    }

    private static Bytes noise(long seed, int length) {
        var array = new byte[length];
        new Random(seed).nextBytes(array);
        return Bytes.copyOf(array);
    }
}
