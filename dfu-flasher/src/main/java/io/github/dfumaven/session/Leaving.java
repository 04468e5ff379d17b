// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Done;
import java.util.List;
import java.util.function.Function;

/** The session is broken off: the device is led back to dfuIDLE, and what went wrong first is the verdict. */
record Leaving(Job job, SessionProgress progress, IdleSeeker seeker, DeviceException error) implements Phase {

    static Step because(DeviceException error, Job job, SessionProgress progress) {
        boolean nothingBegun = progress.phase() == SessionPhase.PREPARING;
        if (Answers.isGone(error.code()) || (nothingBegun && !Glitch.is(error))) {
            return new Done(new Verdict.Failure(error), progress);
        }

        var seeker = new IdleSeeker(job);
        Function<IdleSeeker, Phase> leaving = next -> new Leaving(job, progress.at(SessionPhase.LEAVING), next, error);
        return nothingBegun || job.isEndedBy(error) ? seeker.begin(leaving) : seeker.beginWithAbort(leaving);
    }

    @Override
    public Step next(List<TransferResult> results) throws DeviceException {
        return seeker.next(results, this::with)
                .orElseGet(() -> new Done(new Verdict.Failure(error, job.isWorthAnother(error)), progress));
    }

    @Override
    public Step breakOff(DeviceException then) {
        return new Done(new Verdict.Failure(Answers.isGone(then.code()) ? Answers.gone(error, then) : error), progress);
    }

    @Override
    public Step cancel() {
        return seeker.beginWithAbort(this::with);
    }

    private Phase with(IdleSeeker next) {
        return new Leaving(job, progress, next, error);
    }
}
