// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a device says after the end of the image, when the end itself did not get through. */
class EndTest {

    private static final int IDLE = 2;
    private static final int DOWNLOAD_IDLE = 5;
    private static final int MANIFEST_SYNC = 6;
    private static final int WAIT_RESET = 8;

    @ParameterizedTest
    @EnumSource(
            value = UsbError.class,
            names = {"USB_TIMEOUT", "USB_IO"})
    void idleAfterALostEndIsNoSuccess(UsbError error) {
        var verdict = verdict(true, TransferResult.failed(error), IDLE, IDLE, IDLE);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Failure.class,
                        failure -> assertThat(failure.again()).isTrue());
    }

    @Test
    void idleAfterATakenEndIsSuccess() {
        assertThat(verdict(true, TransferResult.ack(Bytes.EMPTY), IDLE)).isInstanceOf(Verdict.Success.class);
    }

    @Test
    void manifestationShowsThatALostEndWasTaken() {
        var lost = TransferResult.failed(UsbError.USB_TIMEOUT);

        assertThat(verdict(false, lost, IDLE, MANIFEST_SYNC, MANIFEST_SYNC, IDLE))
                .isInstanceOf(Verdict.Success.class);
        assertThat(verdict(false, lost, IDLE, WAIT_RESET, WAIT_RESET)).isInstanceOf(Verdict.Success.class);
    }

    @Test
    void oneAnswerAloneDoesNotShowThatALostEndWasTaken() {
        var lost = TransferResult.failed(UsbError.USB_TIMEOUT);

        assertThat(verdict(false, lost, IDLE, MANIFEST_SYNC, IDLE)).isInstanceOf(Verdict.Failure.class);
        assertThat(verdict(false, lost, IDLE, WAIT_RESET, IDLE)).isInstanceOf(Verdict.Failure.class);
        assertThat(verdict(true, lost, IDLE, MANIFEST_SYNC, MANIFEST_SYNC, IDLE))
                .as("the ROM never says so")
                .isInstanceOf(Verdict.Failure.class);
    }

    @Test
    void aRomThatWaitsForAResetHasNotConfirmed() {
        assertThat(verdict(true, TransferResult.ack(Bytes.EMPTY), WAIT_RESET, IDLE, IDLE, IDLE))
                .isInstanceOf(Verdict.Failure.class);
        assertThat(verdict(false, TransferResult.ack(Bytes.EMPTY), WAIT_RESET)).isInstanceOf(Verdict.Success.class);
    }

    /** Runs a session of one block, whose end has the result given and is followed by the states given. */
    private static Verdict verdict(boolean rom, TransferResult end, int... states) {
        var step = new DownloadPlan("1-1", rom, 2, 64, Bytes.fill(1, 10), Duration.ofSeconds(1), 1).begin();
        step = ((Step.Exchange) step).next(List.of(status(IDLE)));
        step = ((Step.Exchange) step).next(List.of(TransferResult.ack(Bytes.EMPTY), status(DOWNLOAD_IDLE)));
        step = ((Step.Exchange) step).next(List.of(end, status(states[0])));
        for (int n = 1; step instanceof Step.Exchange exchange; n++) {
            int state = states[Math.min(n, states.length - 1)];
            step = exchange.next(
                    exchange.transfers().stream().map(transfer -> status(state)).toList());
        }
        return ((Step.Done) step).verdict();
    }

    private static TransferResult status(int state) {
        return TransferResult.ack(Bytes.of(0, 0, 0, 0, state, 0));
    }
}
