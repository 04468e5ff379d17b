// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** An application as a USB device: its descriptors, and what its interfaces do. When it restarts its chip, it does so soon. */
final class RunningApp implements SimulatedDevice {

    private static final int RECIPIENT_AND_TYPE = 0x7f;
    private static final int GET_DESCRIPTOR = 6;

    /** ESP-IDF's console waits so long with the restart, so that the host hears of the request's end. */
    private static final Duration SOON = Duration.ofMillis(50);

    /** Finds a descriptor by type and index. */
    interface Descriptors extends BiFunction<Integer, Integer, Optional<Bytes>> {}

    private final Descriptors descriptors;
    private final AppRequests requests;
    private final StandardRequests standard = new StandardRequests();
    private final Countdown untilRestart = new Countdown();
    private AppRestart restart = AppRestart.APPLICATION;

    RunningApp(Descriptors descriptors, AppRequests requests) {
        this.descriptors = descriptors;
        this.requests = requests;
    }

    /** Returns what the last restart that was due leads into. */
    AppRestart restart() {
        return restart;
    }

    @Override
    public Reply control(ControlTransfer transfer) {
        return switch (transfer.requestType() & RECIPIENT_AND_TYPE) {
            case 0x00 -> transfer.request() == GET_DESCRIPTOR ? descriptor(transfer) : standard.ofDevice(transfer);
            case 0x01 -> standard.ofInterface(transfer, value -> {});
            case 0x02 -> standard.ofEndpoint(transfer);
            case 0x21 -> ofClass(transfer);
            default -> new Reply.Stall();
        };
    }

    @Override
    public ResetOutcome busReset() {
        standard.reset();
        return ResetOutcome.SAME;
    }

    @Override
    public void powerCycle() {
        untilRestart.stop();
        standard.reset();
    }

    @Override
    public Optional<Duration> elapse(Duration time) {
        return untilRestart.elapse(time);
    }

    private Reply descriptor(ControlTransfer transfer) {
        return descriptors
                .apply(transfer.value() >> 8, transfer.value() & 0xff)
                .<Reply>map(found -> new Reply.Ack(found.slice(0, Math.min(found.length(), transfer.length()))))
                .orElseGet(Reply.Stall::new);
    }

    private Reply ofClass(ControlTransfer transfer) {
        var answer = requests.answer(transfer);
        if (answer.restart().isPresent() && !untilRestart.isRunning()) {
            restart = answer.restart().get();
            untilRestart.start(SOON);
        }
        return answer.reply();
    }
}
