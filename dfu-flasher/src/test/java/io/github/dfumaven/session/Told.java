// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.util.List;

/** A session that is told, word by word, what came of each exchange. */
final class Told {

    static final TransferResult ACK = TransferResult.ack(Bytes.EMPTY);
    static final TransferResult STALL = TransferResult.failed(UsbError.USB_STALL);
    static final TransferResult TIMEOUT = TransferResult.failed(UsbError.USB_TIMEOUT);
    static final TransferResult BROKEN = TransferResult.failed(UsbError.USB_IO);
    static final TransferResult GONE = TransferResult.failed(UsbError.USB_NO_DEVICE);

    private Step step;

    Told(Step first) {
        step = first;
    }

    /** Hands in the results of the exchange that is pending. */
    Told hears(TransferResult... results) {
        step = exchange().next(List.of(results));
        return this;
    }

    Told isCancelled() {
        step = exchange().cancel();
        return this;
    }

    Wish wants() {
        return Wish.of(exchange());
    }

    SessionProgress progress() {
        return step.progress();
    }

    Verdict ends() {
        assertThat(step.progress().phase()).isEqualTo(SessionPhase.DONE);
        assertThat(step).isInstanceOf(Step.Done.class);
        return ((Step.Done) step).verdict();
    }

    Verdict.Failure fails() {
        return (Verdict.Failure) ends();
    }

    private Step.Exchange exchange() {
        assertThat(step).isInstanceOf(Step.Exchange.class);
        return (Step.Exchange) step;
    }

    static TransferResult state(DfuState state) {
        return state(state, 0, 0);
    }

    static TransferResult state(DfuState state, int status, int pollMillis) {
        return TransferResult.ack(
                Bytes.of(status, pollMillis & 0xff, pollMillis >> 8 & 0xff, pollMillis >> 16, state.code(), 0));
    }
}
