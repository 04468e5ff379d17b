// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erased flash is no content; the border is found to the byte, however the bytes stand in words. */
class BlankFlashTest {

    private static final Bytes CONTENT = Bytes.of(0xff, 1, 0xff, 2);

    @Test
    void theErasedEndIsCutToTheByte() {
        for (int blank = 0; blank < 40; blank++) {
            assertThat(BlankFlash.trimmed(Bytes.concat(List.of(CONTENT, Bytes.fill(0xff, blank)))))
                    .as("%d erased bytes", blank)
                    .isEqualTo(CONTENT);
            assertThat(BlankFlash.trimmed(Bytes.fill(0xff, blank))).isEqualTo(Bytes.EMPTY);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "15, 0", "16, 16", "17, 16", "31, 16", "32, 32", "40, 32"})
    void theErasedStartIsCutByBlocks(int blank, int cut) {
        var data = Bytes.concat(List.of(Bytes.fill(0xff, blank), Bytes.of(1, 2, 3)));

        assertThat(BlankFlash.leading(data, 16)).isEqualTo(cut);
        assertThat(BlankFlash.leading(Bytes.fill(0xff, blank), 16)).isEqualTo(cut);
    }

    @Test
    void fillIsAllErasedOrAllZero() {
        assertThat(BlankFlash.isFill(Bytes.EMPTY)).isTrue();
        assertThat(BlankFlash.isFill(Bytes.fill(0xff, 20))).isTrue();
        assertThat(BlankFlash.isFill(Bytes.fill(0, 20))).isTrue();
        assertThat(BlankFlash.isFill(Bytes.of(0, 0xff))).isFalse();
        assertThat(BlankFlash.isFill(Bytes.of(0xff, 0))).isFalse();
        assertThat(BlankFlash.isFill(Bytes.of(0, 0, 1))).isFalse();
    }
}
