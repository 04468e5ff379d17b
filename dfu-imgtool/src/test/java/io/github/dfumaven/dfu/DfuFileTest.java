// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DfuFileTest {

    @Test
    void theSuffixOfAnEmptyPayloadIsThatOfTheSpecification() throws IOException {
        // bcdDevice ffff, idProduct 0002, idVendor 303a, bcdDFU 0100, "UFD", 16
        assertThat(file(Bytes.EMPTY).slice(0, 12)).isEqualTo(Bytes.hex("ffff02003a30000155464410"));
    }

    @Test
    void parseInvertsWrite() throws IOException {
        for (int length : new int[] {0, 1, 64, 5000}) {
            var parsed = DfuFile.parse(file(Bytes.fill(0x5a, length)));

            assertThat(parsed.payload()).isEqualTo(Bytes.fill(0x5a, length));
            assertThat(parsed.suffix().idVendor()).isEqualTo(0x303a);
            assertThat(parsed.suffix().idProduct()).isEqualTo(2);
        }
    }

    @Test
    void everyPrefixAndEveryFlippedBitIsRefused() throws IOException {
        var whole = file(Bytes.of(1, 2, 3, 4, 5));
        for (int length = 0; length < whole.length(); length++) {
            var prefix = whole.slice(0, length);
            assertThatExceptionOfType(FormatException.class).isThrownBy(() -> DfuFile.parse(prefix));
        }
        for (int bit = 0; bit < whole.length() * 8; bit++) {
            byte[] damaged = whole.toByteArray();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(FormatException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> DfuFile.parse(Bytes.copyOf(damaged)));
        }
    }

    private static Bytes file(Bytes payload) throws IOException {
        var out = new ByteArrayOutputStream();
        DfuFile.write(List.of(payload), 0x303a, 2, DfuSuffix.ANY, DfuSuffix.DFU_1_0, out);
        return Bytes.copyOf(out.toByteArray());
    }
}
