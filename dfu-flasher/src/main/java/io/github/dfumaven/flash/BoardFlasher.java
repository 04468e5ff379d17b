// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.ProgressListener.Phase;
import io.github.dfumaven.flash.Target.Since;
import io.github.dfumaven.rom.FlashSwitchedOff;
import io.github.dfumaven.rom.RomMemory;
import io.github.dfumaven.session.DfuStatusException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.StatusReport;
import io.github.dfumaven.session.Verdict;
import io.github.dfumaven.usb.UsbException;
import java.util.Optional;

/** Flashes one board, from wherever it is to its verdict. Not for use twice. */
final class BoardFlasher implements Together.Task<BoardResult> {

    private final SharedBus bus;
    private final Door door;
    private final Clock clock;
    private FlashRequest request;
    private final ProgressListener listener;
    private final DfuDevice chosen;
    private final Aftermath aftermath;
    private final Attempts attempts;
    private Delivery delivery;
    private BoardProof proof;
    private final AppStarter starter;
    private Target target;
    private DfuDevice device;
    private final long start;
    private Optional<AfterReset> afterReset = Optional.empty();
    private Optional<Started> started = Optional.empty();

    BoardFlasher(SharedBus bus, Clock clock, FlashRequest request, ProgressListener listener, DfuDevice chosen) {
        this.bus = bus;
        this.door = new Door(bus, clock, listener);
        this.clock = clock;
        this.start = clock.now();
        this.request = request;
        this.listener = listener;
        this.chosen = chosen;
        this.target = Target.of(request, chosen);
        this.device = chosen;
        this.aftermath = new Aftermath(bus, clock, listener);
        this.attempts = new Attempts(clock, listener, request.restarts());
        this.delivery = new Delivery(request, attempts);
        this.proof = new BoardProof(request, clock, listener);
        this.starter = new AppStarter(aftermath, door, clock, request.restarts());
    }

    /** Returns what came of it; what goes wrong with the board is in there, not thrown. */
    @Override
    public BoardResult run() {
        listener.begun(chosen);
        try {
            flashFromAnyMode();
            return tell(result(Optional.empty()));
        } catch (DfuException e) {
            return tell(result(Optional.of(e)));
        }
    }

    @Override
    public BoardResult failed(Throwable why) {
        var result = result(Optional.of(IoError.bug(chosen, why)));
        try {
            return tell(result);
        } catch (RuntimeException | Error e) {
            return result; // a listener that throws is perhaps what failed
        }
    }

    private BoardResult tell(BoardResult result) {
        listener.finished(result);
        return result;
    }

    private BoardResult result(Optional<DfuException> error) {
        var last = attempts.lastReport();
        return new BoardResult(
                chosen.path(),
                device.chip().or(chosen::chip).map(chip -> chip.target()),
                device.serial().or(chosen::serial),
                error.isEmpty() ? Outcome.FLASHED : Outcome.FAILED,
                attempts.bytes(),
                attempts.blocks(),
                clock.since(start).toMillis(),
                attempts.restarts(),
                last.map(StatusReport::stateName),
                last.map(StatusReport::statusName),
                error,
                delivery.sent(),
                started.or(this::notStarted),
                afterReset,
                proof.found());
    }

    /** Who wanted the application started hears that it was not, whatever else has failed. */
    private Optional<Started> notStarted() {
        return request.run() == RunWish.NO
                ? Optional.empty()
                : Optional.of(new Started(Started.After.NOT_TRIED, Optional.empty(), false));
    }

    private void flashFromAnyMode() throws DfuException {
        clock.checkNotCancelled(device);
        toDfuMode(chosen.mode());
        var verdict = download();
        if (leftWaiting(verdict)) {
            // Left over from an earlier session; what comes back may be the application, which has to be asked to
            // leave.
            target = target.after(Since.RESET);
            toDfuMode(aftermath.comeBack(device).mode());
            verdict = download();
        }
        conclude(verdict);
    }

    private void toDfuMode(DfuMode mode) throws DfuException {
        if (mode == DfuMode.RUNTIME) {
            target = new Detacher(bus, door, clock, listener).toDfuMode(target);
        }
    }

    /** Returns what came of it; of a board that was there and is not any more, that it is gone. */
    private Verdict download() throws DfuException {
        var link = door.open(target, DfuMode.DFU);
        device = link.device();
        target = target.seenAs(device);
        var presence = new Presence(bus, clock);
        try {
            var verdict = download(link);
            return verdict instanceof Verdict.Failure failure
                    ? new Verdict.Failure(
                            FlashSwitchedOff.advise(device, presence.explain(device, failure.error())), failure.again())
                    : verdict;
        } catch (DeviceException e) {
            throw presence.explain(device, e);
        }
    }

    private Verdict download(DfuLink opened) throws DfuException {
        try (var link = opened) {
            // Only now it is certain what it is.
            Pipelining.check(request, device);
            var setting = downloadInterface();
            link.claim(setting);
            var board = new OpenBoard(link, setting, clock, listener);
            proof.ask(board);
            makeOwnImage();
            if (request.fast()) {
                ShortDelays.ask(board, request.restarts());
            }
            proof.before(link, device, setting);
            var verdict = readBack(delivery.send(board), link, setting);
            verdict = proof.after(verdict, link, device, setting);
            if (isToStart(verdict)) {
                starter.tell(board);
            } else if (isToReset(verdict, setting)) {
                listener.phase(device.path(), Phase.RESETTING);
                link.reset();
            }
            return withVendorText(verdict, link);
        }
    }

    /** What was asked of the board before stays known. */
    private void makeOwnImage() throws DfuException {
        if (request.own().isPresent()) {
            request = OwnImages.forBoard(request, device, proof.found().facts(), listener);
            delivery = new Delivery(request, attempts);
            proof = proof.of(request);
        }
    }

    private boolean isToStart(Verdict verdict) {
        return verdict instanceof Verdict.Success
                && request.run() != RunWish.NO
                && starter.refuse(device).isEmpty();
    }

    private boolean isToReset(Verdict verdict, DfuInterface setting) {
        return verdict instanceof Verdict.Success success
                ? request.reset() || success.needsReset()
                : leftWaiting(verdict) || waitsUnheard(verdict, setting);
    }

    /** Returns the verdict of the device, or what reading back finds in spite of it. */
    private Verdict readBack(Verdict verdict, DfuLink link, DfuInterface setting) {
        if (request.verify().isEmpty() || !(verdict instanceof Verdict.Success)) {
            return verdict;
        }
        try {
            if (device.chip().isEmpty()) {
                throw FlashError.CANNOT_READ_BACK.on(
                        device, "is not the ROM of an ESP chip, so nothing can be compared");
            }
            var memory = new RomMemory(new OpenBoard(link, setting, clock, listener), request.restarts());
            new ReadBack(memory, device, listener).check(request.verify());
            return verdict;
        } catch (DeviceException e) {
            return new Verdict.Failure(BoardProof.unlessInterrupted(e, device));
        }
    }

    private void conclude(Verdict verdict) throws DfuException {
        if (verdict instanceof Verdict.Failure failure) {
            throw failure.error();
        }
        if (verdict instanceof Verdict.Success success) {
            conclude(success);
        }
        if (verdict instanceof Verdict.Unknown unknown) {
            afterReset = Optional.of(aftermath.judge(device, unknown));
        }
    }

    /** The board has confirmed the image, and nothing that follows takes that back. */
    private void conclude(Verdict.Success success) {
        if (isToStart(success)) {
            started = Optional.of(starter.watch(device).asRequired(request.run() == RunWish.REQUIRED));
            return;
        }
        started = request.run() == RunWish.NO
                ? Optional.empty()
                : starter.refuse(device).map(why -> why.asRequired(request.run() == RunWish.REQUIRED));
        if (!request.reset() && !success.needsReset()) {
            return;
        }
        try {
            var seen = aftermath.watch(device.usb());
            afterReset = Optional.of(seen);
            listener.note(device.path(), "after the reset: " + seen.meaning());
        } catch (UsbException e) {
            listener.note(device.path(), "what it does after the reset was not seen: " + e.message());
        }
    }

    private static boolean leftWaiting(Verdict verdict) {
        return verdict instanceof Verdict.Failure failure && failure.error().code() == SessionError.WAITS_FOR_RESET;
    }

    /** Tells whether the device took the image and fell silent as one does that waits for a reset. */
    private static boolean waitsUnheard(Verdict verdict, DfuInterface setting) {
        return verdict instanceof Verdict.Unknown unknown
                && unknown.endTaken()
                && !setting.functional().manifestationTolerant();
    }

    private DfuInterface downloadInterface() throws DeviceException {
        var setting = request.selection().onlyInterfaceOf(device);
        if (!setting.functional().canDownload()) {
            throw FlashError.CANNOT_DOWNLOAD.on(device, "its descriptor says that it takes no images");
        }
        if (setting.functional().isDfuSe()) {
            throw FlashError.DFUSE_DEVICE.on(device, "takes the first block of an image for a command (version 011a)");
        }
        return setting;
    }

    private static Verdict withVendorText(Verdict verdict, DfuLink link) {
        if (verdict instanceof Verdict.Failure failure
                && failure.error() instanceof DfuStatusException refused
                && refused.report().stringIndex() != 0) {
            return new DeviceStrings(link)
                    .text(refused.report().stringIndex())
                    .<Verdict>map(text -> new Verdict.Failure(refused.saying(text)))
                    .orElse(verdict);
        }
        return verdict;
    }
}
