// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesTest {

    private static final Bytes SAMPLE = Bytes.hex("00ff8001fe7f");

    @Test
    void numbersAreUnsignedAndLittleEndian() {
        assertThat(SAMPLE.u8(1)).isEqualTo(0xff);
        assertThat(SAMPLE.u16le(0)).isEqualTo(0xff00);
        assertThat(SAMPLE.u32le(1)).isEqualTo(0xfe0180ffL);
    }

    @Test
    void aSliceSeesTheSameBytesAndHasItsOwnOffsets() {
        var slice = SAMPLE.slice(1, 4);

        assertThat(slice).isEqualTo(Bytes.of(0xff, 0x80, 0x01));
        assertThat(slice.u16le(1)).isEqualTo(0x0180);
        assertThat(slice.slice(3)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void aSliceBeyondTheEndIsRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SAMPLE.slice(4, 7));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SAMPLE.slice(-1, 2));
    }

    @Test
    void whatIsHandedInOrOutMayChangeWithoutEffect() {
        byte[] array = {1, 2, 3};
        var bytes = Bytes.copyOf(array);
        array[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(1, 2, 3));
    }

    @Test
    void equalContentIsEqualWhereverItComesFrom() {
        assertThat(Bytes.of(9, 1, 2).slice(1)).isEqualTo(Bytes.of(1, 2)).hasSameHashCodeAs(Bytes.of(1, 2));
        assertThat(Bytes.of(1, 2)).isNotEqualTo(Bytes.of(1, 2, 0));
    }

    @Test
    void digestsAreThoseOfTheStandards() {
        var abc = Bytes.utf8("abc");

        assertThat(abc.md5().toHex()).isEqualTo("900150983cd24fb0d6963f7d28e17f72"); // RFC 1321, A.5
        assertThat(abc.sha256().toHex()) // FIPS 180-2, B.1
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Bytes.utf8("123456789").crc32()).isEqualTo(0xcbf43926L); // the check value of CRC-32
    }

    @Test
    void everySizeOfFileIsReadWhole(@TempDir Path folder) throws IOException {
        for (int size : new int[] {0, 1, 4096, (8 << 20) - 1, 8 << 20, (8 << 20) + 1}) {
            byte[] content = new byte[size];
            if (size > 0) {
                content[size - 1] = 7;
            }
            var file = Files.write(folder.resolve("f" + size), content);

            var bytes = Bytes.read(file);

            assertThat(bytes.length()).isEqualTo(size);
            assertThat(bytes).isEqualTo(Bytes.copyOf(content));
            var out = new ByteArrayOutputStream();
            bytes.writeTo(out);
            assertThat(out.toByteArray()).isEqualTo(content);
        }
    }

    @Test
    void joiningKeepsTheOrder() {
        assertThat(Bytes.concat(List.of(Bytes.of(1), Bytes.EMPTY, Bytes.of(2, 3))))
                .isEqualTo(Bytes.of(1, 2, 3));
    }

    @Test
    void isAllLooksAtEveryByte() {
        assertThat(Bytes.fill(0xff, 70_000).isAll(0xff)).isTrue();
        assertThat(Bytes.concat(List.of(Bytes.fill(0xff, 70_000), Bytes.of(0xfe)))
                        .isAll(0xff))
                .isFalse();
        assertThat(Bytes.EMPTY.isAll(3)).isTrue();
    }
}
