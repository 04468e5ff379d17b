// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Leads a device from whatever state it was left in to dfuIDLE, in a bounded number of steps. Each leads to a phase that
 * goes on with another seeker.
 *
 * @param steps how many requests were made to get it out of a state
 * @param stalls how often it refused to answer
 */
record IdleSeeker(Job job, Patience patience, int steps, int stalls) {

    private static final int MOST_STEPS = 8;
    private static final int MOST_STALLS = 3;
    private static final Duration LONGEST_BUSY = Duration.ofSeconds(10);

    IdleSeeker(Job job) {
        this(job, Patience.of(LONGEST_BUSY, Duration.ZERO), 0, 0);
    }

    Step begin(Function<IdleSeeker, Phase> phase) {
        return Exchange.now(phase.apply(this), job.requests().getStatus());
    }

    /** Starts with an ABORT, for a session of ours that must not go on. */
    Step beginWithAbort(Function<IdleSeeker, Phase> phase) {
        return then(job.requests().abort(), phase);
    }

    /** Returns the next step, or empty when the device is idle. */
    Optional<Step> next(List<TransferResult> results, Function<IdleSeeker, Phase> phase) throws DeviceException {
        var requests = job.requests();
        var answer = Answers.last(results);
        if (answer.stalled() && stalls < MOST_STALLS) {
            // No state is known, so try both ways out of one.
            var request = stalls % 2 == 0 ? requests.clearStatus() : requests.abort();
            return Optional.of(new IdleSeeker(job, patience, steps, stalls + 1).then(request, phase));
        }

        var answers = job.answers();
        var report = answers.status(answer, "while preparing the device");
        var state = report.state()
                .orElseThrow(() ->
                        answers.problem(SessionError.UNEXPECTED_STATE, "says that it is in %s", report.stateName()));
        if (state == DfuState.DFU_IDLE && !report.isError()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (state) {
                    case DFU_IDLE, DFU_ERROR -> step(report, requests.clearStatus(), phase);
                    case DFU_DNLOAD_SYNC, DFU_DNLOAD_IDLE, DFU_MANIFEST_SYNC, DFU_UPLOAD_IDLE ->
                        step(report, requests.abort(), phase);
                    case DFU_DNBUSY, DFU_MANIFEST -> poll(report, phase);
                    case APP_IDLE, APP_DETACH ->
                        throw answers.problem(SessionError.STILL_RUNTIME, "is still in runtime mode: %s", report);
                    case DFU_MANIFEST_WAIT_RESET ->
                        throw answers.problem(SessionError.WAITS_FOR_RESET, "waits for a reset: %s", report);
                });
    }

    private Step step(StatusReport report, ControlTransfer request, Function<IdleSeeker, Phase> phase)
            throws DeviceException {
        if (steps == MOST_STEPS) {
            var code = SessionError.UNEXPECTED_STATE;
            throw job.answers().problem(code, "does not reach dfuIDLE: still %s after %d attempts", report, MOST_STEPS);
        }
        return new IdleSeeker(job, patience, steps + 1, stalls).then(request, phase);
    }

    private Step poll(StatusReport report, Function<IdleSeeker, Phase> phase) throws DeviceException {
        var waiting = patience.next(report.pollTimeout())
                .orElseThrow(() ->
                        job.answers().problem(SessionError.ENDLESS_BUSY, "was left busy and stays so: %s", report));
        return new Exchange(
                waiting.delay(),
                List.of(job.requests().getStatus()),
                Step.CONTROL_TIMEOUT,
                phase.apply(new IdleSeeker(job, waiting, steps, stalls)));
    }

    private Step then(ControlTransfer request, Function<IdleSeeker, Phase> phase) {
        return Exchange.now(phase.apply(this), request, job.requests().getStatus());
    }
}
