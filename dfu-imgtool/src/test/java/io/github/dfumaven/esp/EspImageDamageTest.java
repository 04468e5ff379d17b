// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damages a small image in every way a copy can. */
class EspImageDamageTest {

    private static final Bytes IMAGE = SmallImages.app();

    /** Without this bit the image has no digest that could tell of it; the chip does not look for one either. */
    private static final int DIGEST_BIT = 23 * 8;

    @Test
    void theUndamagedImageHasNoProblem() throws FormatException {
        var image = EspImage.parse(IMAGE);
        assertThat(image.problems()).isEmpty();
        assertThat(image.kind()).isEqualTo(ImageKind.APP);
        assertThat(image.length()).isEqualTo(IMAGE.length());
    }

    @Test
    void everyProperPrefixIsRefusedOrHasItsDigestCut() throws FormatException {
        int digest = EspImage.parse(IMAGE).hash().orElseThrow().offset();
        for (int length = 0; length < IMAGE.length(); length++) {
            var prefix = IMAGE.slice(0, length);
            EspImage.isLikely(prefix);
            if (length < digest) {
                assertThatThrownBy(() -> EspImage.parse(prefix))
                        .as("%d bytes", length)
                        .isInstanceOf(FormatException.class);
            } else {
                assertThat(EspImage.parse(prefix).problems())
                        .as("%d bytes", length)
                        .extracting(Problem::code)
                        .containsExactly(EspImageError.IMAGE_HASH_CUT);
            }
        }
    }

    @Test
    void everyFlippedBitIsFound() {
        for (int bit = 0; bit < IMAGE.length() * 8; bit++) {
            var damaged = flip(IMAGE, bit);
            EspImage.isLikely(damaged);
            if (bit != DIGEST_BIT) {
                assertThat(verdict(damaged)).as("bit %d", bit).isNotEmpty();
            }
        }
    }

    /** Only the check sum protects an image without a digest, so a flip in the header can pass; it must not crash. */
    @Test
    void everyFlippedBitOfAnImageWithoutDigestGivesAVerdict() {
        var image = SmallImages.withoutDigest();
        for (int bit = 0; bit < image.length() * 8; bit++) {
            var damaged = flip(image, bit);
            assertThatCode(() -> verdict(damaged)).as("bit %d", bit).doesNotThrowAnyException();
        }
    }

    @Test
    void randomBytesBehindTheMagicNeverCrash() {
        long seed = 20261121;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var noise = new byte[random.nextInt(200) + 1];
            random.nextBytes(noise);
            noise[0] = (byte) 0xe9;
            if (noise.length > 23) {
                noise[1] = (byte) random.nextInt(4);
                noise[23] = (byte) random.nextInt(3);
            }
            var file = Bytes.copyOf(noise);
            assertThatCode(() -> verdict(file))
                    .as("seed %d, round %d: %s", seed, i, file.toHex())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aSegmentThatPromisesFourGigabytesCostsNothing() {
        var file = new ByteWriter()
                .bytes(IMAGE.slice(0, 28))
                .u32le(0xffff_fffcL)
                .bytes(IMAGE.slice(32))
                .toBytes();
        assertThatThrownBy(() -> EspImage.parse(file))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        e -> assertThat(e.code()).isEqualTo(EspImageError.IMAGE_SEGMENT_BEYOND_FILE));
    }

    private static List<Problem> verdict(Bytes file) {
        try {
            return EspImage.parse(file).problems();
        } catch (FormatException e) {
            return List.of(Problem.of(e));
        }
    }

    private static Bytes flip(Bytes file, int bit) {
        var copy = file.toByteArray();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.copyOf(copy);
    }
}
