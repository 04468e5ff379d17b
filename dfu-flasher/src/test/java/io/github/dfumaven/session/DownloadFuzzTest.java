// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A download to a device that answers whatever comes to its mind. */
class DownloadFuzzTest {

    private static final int DNLOAD = 1;
    private static final int GETSTATUS = 3;
    private static final int BLOCK = 64;
    private static final Bytes PAYLOAD =
            Bytes.concat(List.of(Bytes.fill(1, 200), Bytes.fill(2, 150), Bytes.fill(3, 7)));
    private static final int MOST_STEPS = 100_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What the device has acknowledged, as somebody saw it who stood beside the cable. */
    private static final class Witness {
        final ByteWriter taken = new ByteWriter();
        boolean end;
        int manifesting;

        void see(List<ControlTransfer> transfers, List<TransferResult> results) {
            for (int i = 0; i < transfers.size(); i++) {
                var transfer = transfers.get(i);
                if (!results.get(i).ok()) {
                    continue;
                }
                if (transfer.request() == DNLOAD) {
                    taken.bytes(transfer.data());
                    end = transfer.length() == 0;
                }
                var data = results.get(i).data();
                if (transfer.request() == GETSTATUS && data.length() >= 6) {
                    int state = data.u8(4);
                    manifesting += state >= 6 && state <= 8 ? 1 : 0;
                }
            }
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        // first byte: bit 0 a ROM, bit 1 several blocks together, bit 2 the script starts again, bit 3
                        // Ctrl-C at the step that the upper four bits tell, if it comes so far
                        "00" + "02".repeat(2) + "1105".repeat(6) + "1102",
                        "01" + "02".repeat(2) + "1105".repeat(6) + "110711071102",
                        "03" + "02" + "11".repeat(4) + "05" + "1105" + "11" + "02",
                        "01" + "02" + "1105" + "dd" + "ba0a" + "02",
                        "04" + "02" + "1104",
                        "19" + "02" + "1105" + "1105",
                        "00" + "02" + "1105".repeat(6) + "1107" + "07" + "08")
                .map(hex -> Bytes.hex(hex).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void itEndsAndSuccessMeansThatAllWasTaken(byte[] input) {
        int options = input.length == 0 ? 0 : input[0];
        var rest = input.length == 0 ? input : Bytes.copyOf(input).slice(1).toByteArray();
        boolean rom = (options & 1) != 0;
        int pipeline = rom && (options & 2) != 0 ? 4 : 1;
        var script = (options & 4) != 0 ? Script.again(rest) : Script.once(rest);
        int cancelAt = (options & 8) != 0 ? options >> 4 & 0xf : 0;
        var plan = new DownloadPlan("1-10", rom, 2, BLOCK, PAYLOAD, Duration.ofSeconds(10), pipeline);

        var replies = new Replies(script);
        var witness = new Witness();
        var waited = Duration.ZERO;
        var step = plan.begin();
        int steps = 0;
        while (step instanceof Step.Exchange exchange) {
            Laws.holds(++steps < MOST_STEPS, "does not end", steps);
            waited = waited.plus(exchange.delay());
            if (steps == cancelAt) {
                step = exchange.cancel();
                continue;
            }
            var results = replies.to(exchange.transfers());
            witness.see(exchange.transfers(), results);
            step = exchange.next(results);
        }
        Laws.holds(waited.compareTo(LONGEST) < 0, "waited", waited);
        judge(((Step.Done) step).verdict(), witness, rom, cancelAt > 0 && steps >= cancelAt);
    }

    private static void judge(Verdict verdict, Witness witness, boolean rom, boolean cancelled) {
        if (verdict instanceof Verdict.Success) {
            Laws.holds(!cancelled, "success after Ctrl-C");
            Laws.same("what was taken and the image", witness.taken.toBytes(), PAYLOAD);
            Laws.holds(witness.end || (!rom && witness.manifesting >= 2), "success, but the end was not taken");
        } else if (verdict instanceof Verdict.Failure failure) {
            Laws.harmless(failure.error());
        } else if (verdict instanceof Verdict.Unknown unknown) {
            Laws.harmless(unknown.error());
        }
    }
}
