// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.device.DfuRequests;
import io.github.dfumaven.device.StatusReport;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Exchange;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.TransferResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Leads a device from whatever state it was left in to dfuIDLE, in a bounded number of steps. */
final class IdleSeeker {

    private static final int MOST_STEPS = 8;
    private static final Duration LONGEST_BUSY = Duration.ofSeconds(10);

    private final Answers answers;
    private final DfuRequests requests;
    private final Patience patience = new Patience(LONGEST_BUSY);
    private int steps;
    private int stalls;

    IdleSeeker(Answers answers, DfuRequests requests) {
        this.answers = answers;
        this.requests = requests;
    }

    Exchange begin() {
        return ask(Duration.ZERO);
    }

    /** Starts with an ABORT, for a session of ours that must not go on. */
    Exchange beginWithAbort() {
        return then(requests.abort());
    }

    /** Returns the next exchange, or empty when the device is idle. */
    Optional<Exchange> next(List<TransferResult> results) throws DeviceException {
        var answer = Answers.last(results);
        if (answer.stalled() && ++stalls <= 3) {
            // No state is known, so try both ways out of one.
            return Optional.of(then(stalls % 2 == 1 ? requests.clearStatus() : requests.abort()));
        }
        return next(answers.status(answer, "while preparing the device"));
    }

    Optional<Exchange> next(StatusReport report) throws DeviceException {
        var state = report.state()
                .orElseThrow(() ->
                        answers.problem(SessionError.UNEXPECTED_STATE, "says that it is in " + report.stateName()));
        return switch (state) {
            case DFU_IDLE -> report.isError() ? step(report, requests.clearStatus()) : Optional.empty();
            case DFU_ERROR -> step(report, requests.clearStatus());
            case DFU_DNLOAD_SYNC, DFU_DNLOAD_IDLE, DFU_MANIFEST_SYNC, DFU_UPLOAD_IDLE -> step(report, requests.abort());
            case DFU_DNBUSY, DFU_MANIFEST ->
                Optional.of(ask(patience.next(report.pollTimeout())
                        .orElseThrow(() ->
                                answers.problem(SessionError.ENDLESS_BUSY, "was left busy and stays so: " + report))));
            case APP_IDLE, APP_DETACH ->
                throw answers.problem(SessionError.STILL_RUNTIME, "is still in runtime mode: " + report);
            case DFU_MANIFEST_WAIT_RESET ->
                throw answers.problem(SessionError.WAITS_FOR_RESET, "waits for a reset: " + report);
        };
    }

    private Optional<Exchange> step(StatusReport report, ControlTransfer request) throws DeviceException {
        if (++steps > MOST_STEPS) {
            throw answers.problem(
                    SessionError.UNEXPECTED_STATE,
                    String.format(
                            Locale.ROOT, "does not reach dfuIDLE: still %s after %d attempts", report, MOST_STEPS));
        }
        return Optional.of(then(request));
    }

    private Exchange then(ControlTransfer request) {
        return Exchange.now(Session.CONTROL_TIMEOUT, request, requests.getStatus());
    }

    private Exchange ask(Duration delay) {
        return new Exchange(delay, List.of(requests.getStatus()), Session.CONTROL_TIMEOUT);
    }
}
