// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.ihex;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Repair;
import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Intel HEX. */
class IntelHexFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        ":00000001FF\n",
                        ":020000040001F9\r\n:10FFF800000102030405060708090A0B0C0D0E0F81\r\n:04000005400004D0E3\r\n:00000001FF\r\n",
                        ":020000021000EC\n:0400000312345678E5\n:03000000aabbccCC\n:00000001FF",
                        ":0100000001FE\n:0100000002FD\n\n:00000001FF\nbehind")
                .map(text -> Bytes.utf8(text).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadIsWrittenAgain(byte[] input) {
        check(Bytes.copyOf(input));
        check(Repair.hex(Bytes.copyOf(input)));
    }

    private static void check(Bytes file) {
        IntelHex.isIntelHex(file);
        var hex = Laws.read(file.length(), () -> IntelHex.parse(file));
        if (hex.isEmpty()) {
            return;
        }
        Laws.harmless(hex.get().problems());
        long end = 0;
        for (var region : hex.get().regions()) {
            Laws.holds(region.address() >= end, "regions overlap", region.address(), end);
            end = region.end();
        }
        Laws.holds(end <= 1L << 32, "beyond 4 GiB", end);

        var top = end;
        var again = Laws.read(file.length(), () -> {
                    var out = new ByteArrayOutputStream();
                    var writer = new HexWriter(out, top);
                    for (Region region : hex.get().regions()) {
                        writer.add(region.address(), region.data().asInputStream());
                    }
                    writer.end();
                    return IntelHex.parse(Bytes.copyOf(out.toByteArray()));
                })
                .orElseThrow();
        Laws.same("regions", hex.get().regions(), again.regions());
        Laws.holds(again.problems().stream().noneMatch(Problem::isError), "errors", again.problems());
    }
}
