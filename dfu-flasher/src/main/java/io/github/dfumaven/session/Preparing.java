// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import java.util.List;
import java.util.Optional;

/** The device is led to dfuIDLE from any state that it was left in. */
record Preparing(Job job, SessionProgress progress, IdleSeeker seeker) implements Phase {

    static Step begin(Job job, int total) {
        var progress = new SessionProgress(SessionPhase.PREPARING, 0, total, 0, Optional.empty());
        return new IdleSeeker(job).begin(seeker -> new Preparing(job, progress, seeker));
    }

    @Override
    public Step next(List<TransferResult> results) throws DeviceException {
        var answer = Answers.last(results);
        var heard = answer.ok() && answer.data().length() >= StatusReport.SIZE
                ? new Preparing(job, progress.heard(job.answers().status(answer, "at the start")), seeker)
                : this;
        return heard.attempt(() -> heard.seek(results));
    }

    private Step seek(List<TransferResult> results) throws DeviceException {
        return seeker.next(results, next -> new Preparing(job, progress, next)).orElseGet(() -> job.start(progress));
    }
}
