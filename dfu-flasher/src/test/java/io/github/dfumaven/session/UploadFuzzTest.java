// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** An upload from a device that answers whatever comes to its mind. */
class UploadFuzzTest {

    private static final int UPLOAD = 2;
    private static final int LIMIT = 500;
    private static final int MOST_STEPS = 100_000;

    static Stream<byte[]> seeds() {
        return Stream.of(
                        // first byte: bit 0 a ROM, bit 2 the script starts again, bit 3 Ctrl-C
                        "00" + "02" + "11".repeat(3) + "00" + "09" + "11" + "02",
                        "01" + "02" + "11".repeat(8) + "02",
                        "01" + "02" + "11" + "dd" + "ba0e" + "0a" + "11" + "02",
                        "04" + "02" + "11")
                .map(hex -> Bytes.hex(hex).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void itEndsWithNoMoreThanWasAskedForAndWhatTheDeviceSaid(byte[] input) {
        int options = input.length == 0 ? 0 : input[0];
        var rest = input.length == 0 ? input : Bytes.copyOf(input).slice(1).toByteArray();
        var script = (options & 4) != 0 ? Script.again(rest) : Script.once(rest);
        int cancelAt = (options & 8) != 0 ? options >> 4 & 0xf : -1;
        var plan = new UploadPlan("1-10", (options & 1) != 0, 2, 64, LIMIT);
        var content = new ByteWriter();
        var replies = new Replies(script);
        var said = new ByteWriter();
        var step = plan.begin(content::bytes);
        int steps = 0;
        while (step instanceof Step.Exchange exchange) {
            Laws.holds(++steps < MOST_STEPS, "does not end", steps);
            if (steps == cancelAt) {
                step = exchange.cancel();
                continue;
            }
            var results = replies.to(exchange.transfers());
            for (int i = 0; i < results.size(); i++) {
                if (exchange.transfers().get(i).request() == UPLOAD
                        && results.get(i).ok()) {
                    said.bytes(results.get(i).data());
                }
            }
            step = exchange.next(results);
        }
        Laws.holds(content.size() <= LIMIT, "too much", content.size());
        var verdict = ((Step.Done) step).verdict();
        if (verdict instanceof Verdict.Success) {
            Laws.same("content", content.toBytes(), said.toBytes());
        } else if (verdict instanceof Verdict.Failure failure) {
            Laws.harmless(failure.error());
        }
    }
}
