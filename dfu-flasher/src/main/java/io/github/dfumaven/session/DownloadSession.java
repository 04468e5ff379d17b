// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.session;

import io.github.dfumaven.device.DfuRequests;
import io.github.dfumaven.device.DfuState;
import io.github.dfumaven.device.DfuStatusException;
import io.github.dfumaven.device.StatusReport;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.Step.Done;
import io.github.dfumaven.session.Step.Exchange;
import io.github.dfumaven.usb.TransferResult;
import io.github.dfumaven.usb.UsbError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One download, from any state the device was left in to the verdict. It knows DFU 1.1 and no USB, clock or thread:
 * each step says what to transfer next.
 *
 * <pre>{@code
 * Step step = session.begin();
 * while (step instanceof Step.Exchange exchange) {
 *     sleeper.sleep(exchange.delay());
 *     step = session.next(handle.control(exchange.transfers(), exchange.timeout()));
 * }
 * }</pre>
 *
 * @see <a href="https://www.usb.org/document-library/device-firmware-upgrade-11-new-version-31-aug-2004">DFU 1.1,
 *     appendix A</a>
 */
public final class DownloadSession implements Session {

    /** Some devices refuse GETSTATUS while they erase; so often in a row it is asked again. */
    private static final int MOST_STALLS = 3;

    private static final Duration AFTER_STALL = Duration.ofMillis(100);
    private static final Duration LONGEST_BUSY = Duration.ofMinutes(2);

    private final DownloadPlan plan;
    private final DfuRequests requests;
    private final Answers answers;
    private final Patience patience = new Patience(LONGEST_BUSY);
    private final Transmission transmission;
    private final Ending ending;
    private IdleSeeker seeker;

    private SessionPhase phase = SessionPhase.PREPARING;
    private int stalls;
    private int refused;
    private Duration lastPoll = AFTER_STALL;
    private @Nullable StatusReport last;
    private @Nullable DeviceException failure;

    /**
     * Creates a session that has done nothing.
     *
     * @param plan what to send
     */
    public DownloadSession(DownloadPlan plan) {
        this.plan = plan;
        this.requests = new DfuRequests(plan.interfaceNumber());
        this.answers = new Answers(plan.device(), plan.rom());
        this.ending = new Ending(answers, plan.rom());
        this.transmission = new Transmission(plan, requests);
        this.seeker = new IdleSeeker(answers, requests);
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
                case SENDING -> send(results);
                case ENDING -> end(results);
                case ASKING_WHY -> throw refusal(Answers.last(results));
                case LEAVING -> leave(results);
                case READING, CLOSING, DONE -> throw new IllegalStateException("the session is over");
            };
        } catch (DeviceException e) {
            return breakOff(e);
        }
    }

    @Override
    public Step cancel() {
        return phase == SessionPhase.LEAVING
                ? seeker.beginWithAbort()
                : breakOff(answers.problem(
                        SessionError.INTERRUPTED,
                        String.format(
                                Locale.ROOT,
                                "interrupted after %d of %d bytes",
                                transmission.sent(),
                                plan.payload().length())));
    }

    @Override
    public SessionProgress progress() {
        return new SessionProgress(
                phase, transmission.sent(), plan.payload().length(), transmission.blocks(), Optional.ofNullable(last));
    }

    private Step prepare(List<TransferResult> results) throws DeviceException {
        var answer = Answers.last(results);
        if (answer.ok() && answer.data().length() >= StatusReport.SIZE) {
            last = answers.status(answer, "at the start");
        }
        var exchange = seeker.next(results);
        return exchange.isPresent() ? exchange.get() : block();
    }

    private Step send(List<TransferResult> results) throws DeviceException {
        var lost = IntStream.range(0, results.size() - 1)
                .filter(n -> !results.get(n).ok())
                .findFirst();
        if (lost.isPresent()) {
            return notTaken(results, lost.getAsInt(), "block " + (transmission.blocks() + lost.getAsInt()));
        }
        if (stalledAgain(results)) {
            return poll(lastPoll);
        }

        var report = report(results, "after block " + transmission.lastInFlight());
        return switch (stateOf(report)) {
            case DFU_DNLOAD_IDLE -> taken();
            case DFU_DNLOAD_SYNC, DFU_DNBUSY -> poll(busy(report));
            case DFU_IDLE, APP_IDLE, APP_DETACH ->
                throw answers.problem(
                        SessionError.DEVICE_RESTARTED,
                        String.format(
                                Locale.ROOT,
                                "lost the image after %d of %d bytes: %s",
                                transmission.sent(),
                                plan.payload().length(),
                                report));
            case DFU_MANIFEST_SYNC, DFU_MANIFEST, DFU_MANIFEST_WAIT_RESET, DFU_UPLOAD_IDLE, DFU_ERROR ->
                throw answers.unexpected(report, "after block " + transmission.lastInFlight());
        };
    }

    private Step taken() {
        patience.renew();
        transmission.taken();
        return block();
    }

    private Step block() {
        boolean end = transmission.atEnd();
        phase = end ? SessionPhase.ENDING : SessionPhase.SENDING;
        var transfers = transmission.next();
        transfers.add(requests.getStatus());
        return new Exchange(Duration.ZERO, transfers, end ? plan.endTimeout() : plan.timeout());
    }

    private Step end(List<TransferResult> results) throws DeviceException {
        if (results.size() > 1) {
            var error = results.get(0).error();
            if (results.get(0).stalled()) {
                return notTaken(results, 0, "the end of the image");
            }
            if (error.isPresent()) {
                ending.lose(answers.failed(error.get(), "the end of the image"));
                return unheard(error.get(), "the end of the image");
            }
            ending.take();
        }

        var error = Answers.last(results).error();
        if (error.isPresent()) {
            return unheard(error.get(), "GETSTATUS after the end of the image");
        }
        var report = report(results, "after the end of the image");
        var verdict = ending.judge(report, stateOf(report));
        return verdict.isPresent() ? done(verdict.get()) : poll(busy(report));
    }

    /** The verdict cannot be lost by asking for it once more, so ask, unless there is nobody to ask. */
    private Step unheard(UsbError error, String what) {
        // Being silent takes longer than refusing, so once more is enough for that.
        stalls += error == UsbError.USB_TIMEOUT ? 2 : 1;
        if (!Answers.isGone(error) && stalls <= MOST_STALLS) {
            return new Exchange(lastPoll, List.of(requests.getStatus()), plan.endTimeout());
        }
        return done(new Verdict.Unknown(answers.failed(error, what), ending.isTaken()));
    }

    /**
     * A block is never sent twice: the device may have taken it all the same, and a ROM does not look at its number.
     */
    private Step notTaken(List<TransferResult> results, int which, String what) throws DeviceException {
        var error = results.get(which).error().orElseThrow();
        refused = transmission.blocks() + which;
        var why = Answers.last(results);
        // Where others went out behind the lost one, the device may complain of what they look like without it.
        boolean lastBlock = which == results.size() - 2;
        if (error != UsbError.USB_STALL || !lastBlock) {
            throw answers.failed(error, what);
        }
        if (why.ok()) {
            throw refusal(why);
        }
        phase = SessionPhase.ASKING_WHY;
        return Exchange.now(CONTROL_TIMEOUT, requests.getStatus());
    }

    private DeviceException refusal(TransferResult why) throws DeviceException {
        var report = answers.status(why, "after a refused block");
        last = report;
        return answers.refusedBlock(report, refused);
    }

    private boolean stalledAgain(List<TransferResult> results) {
        return Answers.last(results).stalled() && ++stalls <= MOST_STALLS;
    }

    private StatusReport report(List<TransferResult> results, String when) throws DeviceException {
        var report = answers.status(Answers.last(results), when);
        stalls = 0;
        last = report;
        if (report.isError()) {
            throw answers.refused(report, when);
        }
        return report;
    }

    private DfuState stateOf(StatusReport report) throws DeviceException {
        return report.state().orElseThrow(() -> answers.unexpected(report, "now"));
    }

    private Duration busy(StatusReport report) throws DeviceException {
        lastPoll = patience.next(report.pollTimeout())
                .orElseThrow(() -> answers.problem(
                        SessionError.ENDLESS_BUSY,
                        String.format(
                                Locale.ROOT,
                                "is still busy after %d s: %s",
                                patience.waited().toSeconds(),
                                report)));
        return lastPoll;
    }

    private Exchange poll(Duration delay) {
        return new Exchange(delay, List.of(requests.getStatus()), plan.timeout());
    }

    private Step breakOff(DeviceException error) {
        if (phase == SessionPhase.LEAVING && failure != null) {
            return done(new Verdict.Failure(Answers.isGone(error.code()) ? Answers.gone(failure, error) : failure));
        }
        boolean nothingSent = phase == SessionPhase.PREPARING;
        if (Answers.isGone(error.code()) || (nothingSent && !Glitch.is(error))) {
            return done(new Verdict.Failure(error));
        }

        failure = error;
        phase = SessionPhase.LEAVING;
        seeker = new IdleSeeker(answers, requests);
        return nothingSent || error instanceof DfuStatusException ? seeker.begin() : seeker.beginWithAbort();
    }

    private Step leave(List<TransferResult> results) throws DeviceException {
        var exchange = seeker.next(results);
        if (exchange.isPresent()) {
            return exchange.get();
        }
        var error = Objects.requireNonNull(failure);
        return done(new Verdict.Failure(error, Glitch.is(error)));
    }

    private Step done(Verdict verdict) {
        phase = SessionPhase.DONE;
        return new Done(verdict);
    }
}
