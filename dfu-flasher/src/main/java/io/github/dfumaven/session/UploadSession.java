// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuRequests;
import io.github.dfumaven.device.DfuStatus;
import io.github.dfumaven.device.DfuStatusException;
import io.github.dfumaven.device.StatusReport;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Done;
import io.github.dfumaven.session.Step.Exchange;
import io.github.dfumaven.usb.TransferResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One upload, from any state the device was left in until it is in dfuIDLE again, whatever happens.
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1, section
 *     6.2</a>
 */
public final class UploadSession implements Session {

    private static final String WHEN = "while reading";

    private final UploadPlan plan;
    private final DfuRequests requests;
    private final Answers answers;
    private final ByteWriter read = new ByteWriter();
    private IdleSeeker seeker;
    private SessionPhase phase = SessionPhase.PREPARING;
    private int blocks;
    private int wanted;
    private @Nullable StatusReport last;
    private @Nullable DeviceException failure;

    /**
     * Creates a session that has done nothing.
     *
     * @param plan what to get
     */
    public UploadSession(UploadPlan plan) {
        this.plan = plan;
        this.requests = new DfuRequests(plan.interfaceNumber());
        this.answers = new Answers(plan.device(), plan.rom());
        this.seeker = new IdleSeeker(answers, requests);
    }

    /** {@return what was read so far: all of it when the verdict is success: up to the end of what the device gives, or the limit} */
    public Bytes content() {
        return read.toBytes();
    }

    @Override
    public Step begin() {
        return seeker.begin();
    }

    @Override
    public Step next(List<TransferResult> results) {
        try {
            return switch (phase) {
                case PREPARING -> prepare(results);
                case READING -> read(Answers.last(results));
                case ASKING_WHY -> throw answers.refusedBlock(status(results), blocks);
                case CLOSING -> close(results);
                case LEAVING -> leave(results);
                case SENDING, ENDING, DONE -> throw new IllegalStateException("the session is over");
            };
        } catch (DeviceException e) {
            return breakOff(e);
        }
    }

    @Override
    public Step cancel() {
        return phase == SessionPhase.LEAVING
                ? seeker.beginWithAbort()
                : breakOff(new DeviceException(
                        SessionError.INTERRUPTED,
                        plan.device() + ": interrupted after reading " + read.size() + " bytes",
                        "Run it again when you are ready: reading changes nothing.",
                        null));
    }

    @Override
    public SessionProgress progress() {
        return new SessionProgress(phase, read.size(), plan.limit(), blocks, Optional.ofNullable(last));
    }

    private Step prepare(List<TransferResult> results) throws DeviceException {
        var exchange = seeker.next(results);
        return exchange.isPresent() ? exchange.get() : block();
    }

    private Step block() {
        phase = SessionPhase.READING;
        wanted = Math.min(plan.blockSize(), plan.limit() - read.size());
        return Exchange.now(CONTROL_TIMEOUT, requests.upload(blocks, wanted));
    }

    /** A block that is asked for twice breaks the upload, so a failure ends it. */
    private Step read(TransferResult result) throws DeviceException {
        if (result.stalled()) {
            phase = SessionPhase.ASKING_WHY;
            return Exchange.now(CONTROL_TIMEOUT, requests.getStatus());
        }
        if (result.error().isPresent()) {
            throw answers.failed(result.error().get(), "reading block " + blocks);
        }

        read.bytes(result.data());
        blocks++;
        if (result.data().length() == wanted && read.size() < plan.limit()) {
            return block();
        }
        phase = SessionPhase.CLOSING;
        seeker = new IdleSeeker(answers, requests);
        return seeker.begin();
    }

    /** Some devices answer a request that they do not like with meaningless bytes, and only say so here. */
    private Step close(List<TransferResult> results) throws DeviceException {
        var report = status(results);
        if (report.isError()) {
            throw answers.refused(report, WHEN);
        }
        return seek(results, new Verdict.Success(report, false));
    }

    private StatusReport status(List<TransferResult> results) throws DeviceException {
        var report = answers.status(Answers.last(results), WHEN);
        last = report;
        return report;
    }

    private Step seek(List<TransferResult> results, Verdict verdict) throws DeviceException {
        var exchange = seeker.next(results);
        return exchange.isPresent() ? exchange.get() : done(verdict);
    }

    private Step breakOff(DeviceException error) {
        if (phase == SessionPhase.LEAVING && failure != null) {
            return done(new Verdict.Failure(Answers.isGone(error.code()) ? Answers.gone(failure, error) : failure));
        }
        boolean nothingAsked = phase == SessionPhase.PREPARING;
        if (Answers.isGone(error.code()) || (nothingAsked && !Glitch.is(error))) {
            return done(new Verdict.Failure(error));
        }

        failure = error;
        phase = SessionPhase.LEAVING;
        seeker = new IdleSeeker(answers, requests);
        return nothingAsked ? seeker.begin() : seeker.beginWithAbort();
    }

    private Step leave(List<TransferResult> results) throws DeviceException {
        var error = Objects.requireNonNull(failure);
        return seek(results, new Verdict.Failure(error, Glitch.is(error) || lostItsPlace(error)));
    }

    /** What the ROM says of a block out of turn: it is not where it was, so all of what it gave may be wrong. */
    private boolean lostItsPlace(DeviceException error) {
        return plan.rom()
                && error instanceof DfuStatusException refused
                && refused.report().status().equals(Optional.of(DfuStatus.ERR_UNKNOWN));
    }

    private Step done(Verdict verdict) {
        phase = SessionPhase.DONE;
        return new Done(verdict);
    }
}
