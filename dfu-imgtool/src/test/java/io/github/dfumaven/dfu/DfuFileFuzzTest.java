// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dfu;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.inspect.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** DFU suffixes. */
class DfuFileFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Samples.ti(),
                        Samples.suffixed(Bytes.EMPTY, 0xffff, 0xffff, 0x100),
                        // longer than 16 bytes, as later versions of the suffix may be
                        Bytes.hex("00".repeat(40) + "ffff" + "0900" + "3a30" + "0001" + "554644" + "18" + "00000000"))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void aChangedByteUnderTheSuffixIsFound(byte[] input) {
        var file = Bytes.copyOf(input);
        Laws.read(input.length, () -> DfuSuffix.parse(file));
        Laws.read(input.length, () -> DfuFile.parse(file));
        var suffix = DfuSuffix.find(file);
        if (suffix.isEmpty() || input.length < 4) {
            return;
        }

        var right = input.clone();
        long crc = DfuSuffix.crcOf(file);
        for (int i = 0; i < 4; i++) {
            right[right.length - 4 + i] = (byte) (crc >> (8 * i));
        }
        var parsed = Laws.read(right.length, () -> DfuFile.parse(Bytes.copyOf(right)));
        if (parsed.isPresent()) {
            int payload = parsed.get().payload().length();
            Laws.same("lengths", right.length, payload + parsed.get().suffix().length());
            int at = Math.floorMod(Bytes.copyOf(input).hashCode(), right.length);
            right[at] ^= 0x10;
            Laws.holds(
                    Laws.read(right.length, () -> DfuFile.parse(Bytes.copyOf(right)))
                            .isEmpty(),
                    "a change is not found",
                    at);
        }
    }
}
