// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.vectors.Corpus;
import io.github.dfumaven.vectors.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ImageSignatureTest {

    private static List<Bytes> signed() throws Exception {
        var images = new ArrayList<Bytes>();
        for (var vector : Shared.recorded("image-info")) {
            if (vector.expect().has("signature_info_v2")) {
                images.add(vector.inputs().values().iterator().next());
            }
        }
        assertThat(images).hasSize(9);
        return images;
    }

    @Test
    void aChangeOfTheImageMakesEverySignatureVoid() throws Exception {
        for (var file : signed()) {
            var changed = EspImage.parse(flip(file, 4));
            assertThat(changed.signature().orElseThrow().blocks()).isNotEmpty().noneMatch(SignatureBlock::valid);
            assertThat(changed.problems()).extracting(Problem::code).contains(EspImageError.IMAGE_SIGNATURE_DAMAGED);
        }
    }

    @Test
    void aChangeOfTheHeaderForAnotherFlashSizeMakesItVoidToo() throws Exception {
        for (var file : signed()) {
            int end = EspImage.parse(file).hash().orElseThrow().offset();
            var bytes = file.toByteArray();
            bytes[3] = (byte) (7 << 4 | (bytes[3] & 0xf)); // 128 MB
            var hashed = Bytes.copyOf(bytes).slice(0, end);
            var changed = EspImage.parse(Bytes.concat(List.of(hashed, hashed.sha256(), file.slice(end + 32))));
            assertThat(changed.checksum().valid()).isTrue();
            assertThat(changed.hash().orElseThrow().valid()).isTrue();
            assertThat(changed.problems())
                    .extracting(Problem::code)
                    .containsOnly(EspImageError.IMAGE_SIGNATURE_DAMAGED);
        }
    }

    @Test
    void everyByteOfABlockIsGuardedByItsCrc() throws Exception {
        for (var file : signed()) {
            int start = EspImage.parse(file).signature().orElseThrow().offset();
            for (int at = 4; at < 1200; at++) {
                var changed = EspImage.parse(flip(file, start + at));
                assertThat(changed.signature().orElseThrow().blocks().get(0).valid())
                        .as("byte %d of the block", at)
                        .isFalse();
            }
        }
    }

    @Test
    void aCutSectorIsNoSignature() throws Exception {
        for (var file : signed()) {
            int start = EspImage.parse(file).signature().orElseThrow().offset();
            for (int length = start; length < start + SignatureBlock.SIZE; length++) {
                assertThat(EspImage.parse(file.slice(0, length)).signature()).isEmpty();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aSignatureOfVersionOneIsFound() {
        return Corpus.files().stream()
                .filter(sample -> sample.file().endsWith("bootloader_signed.bin"))
                .map(sample -> DynamicTest.dynamicTest(sample.file(), () -> {
                    var image = EspImage.parse(sample.content());
                    assertThat(image.signature()).contains(new ImageSignature(1, image.length(), List.of()));
                }));
    }

    private static Bytes flip(Bytes file, int offset) {
        var copy = file.toByteArray();
        copy[offset] ^= 1;
        return Bytes.copyOf(copy);
    }
}
