// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import org.junit.jupiter.api.Test;

class ByteReaderTest {

    @Test
    void readsWhatTheWriterWrote() throws FormatException {
        var written = new ByteWriter()
                .u8(0xfe)
                .u16le(0xfedc)
                .u32le(0xfedcba98L)
                .asciiz("größe", 12)
                .bytes(Bytes.of(1, 2))
                .padTo(0, 4)
                .toBytes();
        var in = new ByteReader(written);

        assertThat(in.u8("a")).isEqualTo(0xfe);
        assertThat(in.u16le("b")).isEqualTo(0xfedc);
        assertThat(in.u32le("c")).isEqualTo(0xfedcba98L);
        assertThat(in.asciiz("d", 12)).isEqualTo("größe");
        assertThat(in.bytes("e", 2)).isEqualTo(Bytes.of(1, 2));
        assertThat(in.remaining()).isEqualTo(3);
        assertThat(written.length() % 4).isZero();
    }

    @Test
    void saysWhichFieldIsCutAndWhereInTheFile() {
        var in = new ByteReader(Bytes.of(1, 2, 3), 0x100);

        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> {
                    assertThat(in.u16le("first")).isEqualTo(0x0201);
                    assertThat(in.u32le("second")).isZero();
                })
                .satisfies(cut -> assertThat(cut.offset()).hasValue(0x102))
                .withMessage("second needs 4 bytes, but only 1 are left (at offset 0x102) [truncated]");
    }

    @Test
    void aTextFillsItsFieldOrEndsAtTheFirstNul() throws FormatException {
        assertThat(new ByteReader(Bytes.utf8("abcd")).asciiz("t", 4)).isEqualTo("abcd");
        assertThat(new ByteReader(Bytes.of('a', 0, 'b', 0)).asciiz("t", 4)).isEqualTo("a");
        assertThat(new ByteReader(Bytes.of(0, 'b')).asciiz("t", 2)).isEmpty();
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithItsBytes() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> new ByteReader(Bytes.of(0xc3, 0x28, 0)).asciiz("name", 3))
                .withMessageContaining("name is not UTF-8: c328");
    }

    @Test
    void theWriterRefusesWhatDoesNotFit() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ByteWriter().u8(256));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ByteWriter().u16le(-1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ByteWriter().u32le(1L << 32));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ByteWriter().asciiz("größe", 6));
    }
}
