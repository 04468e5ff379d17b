// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Done;
import io.github.dfumaven.session.Step.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for blocks and passes them on. */
record Upload(UploadPlan plan, Consumer<Bytes> content, Answers answers, DfuRequests requests) implements Job {

    private static final String WHEN = "while reading";

    Upload(UploadPlan plan, Consumer<Bytes> content) {
        this(plan, content, new Answers(plan.device(), plan.rom()), new DfuRequests(plan.interfaceNumber()));
    }

    @Override
    public Step start(SessionProgress progress) {
        int wanted = Math.min(plan.blockSize(), progress.total() - progress.done());
        var reading = new Reading(this, progress.at(SessionPhase.READING), wanted);
        return Exchange.now(reading, requests.upload(progress.blocks(), wanted));
    }

    @Override
    public DeviceException interrupted(SessionProgress progress) {
        return SessionError.INTERRUPTED
                .on(plan.device(), "interrupted after reading %d bytes", progress.done())
                .withHint("Run it again when you are ready: reading changes nothing.");
    }

    /** What the ROM says of a block out of turn: it is not where it was, so all of what it gave may be wrong. */
    @Override
    public boolean isWorthAnother(DeviceException error) {
        boolean lostItsPlace = plan.rom()
                && error instanceof DfuStatusException refused
                && refused.report().status().equals(Optional.of(DfuStatus.ERR_UNKNOWN));
        return lostItsPlace || Glitch.is(error);
    }

    /** A block is asked for. One that is asked for twice breaks the upload, so a failure ends it. */
    private record Reading(Upload job, SessionProgress progress, int wanted) implements Phase {

        @Override
        public Step next(List<TransferResult> results) throws DeviceException {
            var result = Answers.last(results);
            if (result.stalled()) {
                return new AskingWhy(job, progress, progress.blocks(), WHEN).ask();
            }
            if (result.error().isPresent()) {
                throw job.answers.failed(result.error().get(), "reading block " + progress.blocks());
            }

            int length = result.data().length();
            job.content.accept(result.data());
            var now = progress.gained(length, 1);
            return length == wanted && now.done() < now.total()
                    ? job.start(now)
                    : new IdleSeeker(job).begin(seeker -> new Closing(job, now.at(SessionPhase.CLOSING), seeker));
        }
    }

    /** All blocks are read, and the device is led back to dfuIDLE. */
    private record Closing(Upload job, SessionProgress progress, IdleSeeker seeker) implements Phase {

        /** Some devices answer a request that they do not like with meaningless bytes, and only say so here. */
        @Override
        public Step next(List<TransferResult> results) throws DeviceException {
            var report = job.answers.status(Answers.last(results), WHEN);
            if (report.isError()) {
                throw job.answers.refused(report, WHEN);
            }
            var heard = progress.heard(report);
            return seeker.next(results, next -> new Closing(job, heard, next))
                    .orElseGet(() -> new Done(new Verdict.Success(report, false), heard));
        }
    }
}
