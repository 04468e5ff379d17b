// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import org.junit.jupiter.api.Test;

class NetworkOrderTest {

    @Test
    void numbersAreReadAsTheyWereWritten() throws FormatException {
        var bytes =
                new ByteWriter().u16be(0x0111).u32be(0xfedc_ba98L).u16be(0xffff).toBytes();

        assertThat(bytes).isEqualTo(Bytes.hex("0111fedcba98ffff"));
        var in = new ByteReader(bytes);
        assertThat(in.u16be("version")).isEqualTo(0x0111);
        assertThat(in.u32be("status")).isEqualTo(0xfedc_ba98L);
        assertThat(in.u16be("end")).isEqualTo(0xffff);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void aNumberThatIsCutIsRefused() {
        assertThatThrownBy(() -> new ByteReader(Bytes.of(1)).u16be("version"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("version needs 2 bytes");
        assertThatThrownBy(() -> new ByteReader(Bytes.of(1, 2, 3)).u32be("status"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("status needs 4 bytes");
    }
}
