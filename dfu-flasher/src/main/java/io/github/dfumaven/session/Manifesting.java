// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Done;
import io.github.dfumaven.session.Step.Exchange;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The end was sent, and the verdict is waited for. Being idle is a verdict only of a device that has taken the end: one
 * that lost its place, by a reset or by an ABORT of another program, is idle too.
 *
 * @param unheard how often in a row nothing was heard; silence counts twice
 * @param signs of the end being taken: {@link #PROOF} of them prove it
 * @param lost why it is not known whether the end got through
 */
record Manifesting(
        Download job,
        SessionProgress progress,
        Patience patience,
        int unheard,
        int signs,
        Optional<DeviceException> lost)
        implements Phase {

    private static final String END = "the end of the image";
    private static final String WHEN = "after " + END;
    private static final int PROOF = 2;

    static Step begin(Download job, SessionProgress progress, Patience patience) {
        var ending = new Manifesting(job, progress.at(SessionPhase.ENDING), patience, 0, 0, Optional.empty());
        var end = List.of(
                job.requests().download(progress.blocks(), Bytes.EMPTY),
                job.requests().getStatus());
        return new Exchange(Duration.ZERO, end, job.plan().endTimeout(), ending);
    }

    @Override
    public Step next(List<TransferResult> results) throws DeviceException {
        if (results.size() == 1) {
            return hear(results.get(0));
        }
        var error = results.get(0).error();
        if (error.isEmpty()) {
            return new Manifesting(job, progress, patience, unheard, PROOF, lost).hear(Answers.last(results));
        }
        if (error.get() == UsbError.USB_STALL) {
            return job.notTaken(progress, results, 0, END);
        }
        var why = job.answers().failed(error.get(), END);
        return new Manifesting(job, progress, patience, unheard, signs, Optional.of(why)).askAgain(why);
    }

    private Step hear(TransferResult answer) throws DeviceException {
        var error = answer.error();
        if (error.isPresent()) {
            return askAgain(job.answers().failed(error.get(), "GETSTATUS " + WHEN));
        }
        var report = job.answers().status(answer, WHEN);
        var heard = new Manifesting(job, progress.heard(report), patience, 0, signs, lost);
        return heard.attempt(() -> heard.judge(report));
    }

    /** The verdict cannot be lost by asking for it once more, so ask, unless there is nobody to ask. */
    private Step askAgain(UsbException why) {
        // Being silent takes longer than refusing, so once more is enough for that.
        int times = unheard + (why.error() == UsbError.USB_TIMEOUT ? 2 : 1);
        if (Answers.isGone(why.error()) || times > Download.MOST_STALLS) {
            return new Done(new Verdict.Unknown(why, isTaken()), progress);
        }
        var timeout = job.plan().endTimeout();
        return new Manifesting(job, progress, patience, times, signs, lost).ask(timeout);
    }

    private Step judge(StatusReport report) throws DeviceException {
        var answers = job.answers();
        return switch (answers.state(report, WHEN)) {
            case DFU_IDLE -> {
                if (!isTaken()) {
                    throw notTaken(report);
                }
                yield new Done(new Verdict.Success(report, false), progress);
            }
            case DFU_MANIFEST_WAIT_RESET -> {
                if (job.plan().rom()) {
                    // The ROM never reports it (it goes from dfuMANIFEST-SYNC to dfuIDLE).
                    throw answers.unexpected(report, WHEN);
                }
                var now = manifests();
                yield now.isTaken() ? new Done(new Verdict.Success(report, true), progress) : now.poll(report);
            }
            case DFU_MANIFEST_SYNC, DFU_MANIFEST -> manifests().poll(report);
            case DFU_DNLOAD_SYNC, DFU_DNBUSY -> poll(report);
            case APP_IDLE, APP_DETACH -> {
                var why = answers.problem(SessionError.VERDICT_UNKNOWN, "restarted without a verdict: %s", report);
                yield new Done(new Verdict.Unknown(why, isTaken()), progress);
            }
            case DFU_DNLOAD_IDLE, DFU_UPLOAD_IDLE, DFU_ERROR -> throw notTaken(report);
        };
    }

    /**
     * Only the end leads to the states of manifestation, whatever became of the transfer. As one answer may be spoilt,
     * it takes two to prove that; the ROM never says so at all.
     */
    private Manifesting manifests() {
        return job.plan().rom() ? this : new Manifesting(job, progress, patience, unheard, signs + 1, lost);
    }

    private boolean isTaken() {
        return signs >= PROOF;
    }

    private DeviceException notTaken(StatusReport report) {
        return lost.orElseGet(() -> job.answers().unexpected(report, WHEN));
    }

    private Step poll(StatusReport report) throws DeviceException {
        return new Manifesting(job, progress, job.busy(patience, report), unheard, signs, lost)
                .ask(job.plan().timeout());
    }

    private Step ask(Duration timeout) {
        return new Exchange(patience.delay(), List.of(job.requests().getStatus()), timeout, this);
    }
}
