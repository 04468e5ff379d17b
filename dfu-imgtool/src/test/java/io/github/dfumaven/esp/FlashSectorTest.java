// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.esp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlashSectorTest {

    @Test
    void anAddressLiesBetweenTheBordersOfItsSector() {
        assertThat(FlashSector.floor(0x1fff)).isEqualTo(0x1000);
        assertThat(FlashSector.ceil(0x1001)).isEqualTo(0x2000);
        assertThat(FlashSector.ceil(0xffff_ffffL)).isEqualTo(0x1_0000_0000L);
    }

    @Test
    void aBorderIsItsOwnBorder() {
        for (long border : new long[] {0, 0x1000, 0x8000}) {
            assertThat(FlashSector.floor(border)).isEqualTo(border);
            assertThat(FlashSector.ceil(border)).isEqualTo(border);
        }
    }
}
