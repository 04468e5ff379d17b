// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.archive.DeltaBase;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuInterface;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.rom.ChipIdentification;
import io.github.dfumaven.rom.RomMemory;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.session.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the verdict of a board does not tell: it is about the files of the archive only, and the ROM reads them back where
 * it has put them.
 */
final class BoardProof {

    /** What says all there is to say of a base that cannot be relied on. */
    private static final Set<ErrorCode> FINAL =
            Set.of(FlashError.DELTA_BASE_DIFFERS, FlashError.DELTA_BASE_UNREAD, SessionError.INTERRUPTED);

    private final FlashRequest request;
    private final Clock clock;
    private final ProgressListener listener;
    private List<Region> samples = List.of();
    private Optional<Boolean> baseCompared = Optional.empty();
    private Optional<Boolean> flashSizeChecked = Optional.empty();
    private Optional<ChipFacts> facts = Optional.empty();
    private Optional<Bytes> ownSha256 = Optional.empty();

    BoardProof(FlashRequest request, Clock clock, ProgressListener listener) {
        this.request = request;
        this.clock = clock;
        this.listener = listener;
    }

    /** Returns the proof of an image that was made for the board. */
    BoardProof of(FlashRequest own) {
        var proof = new BoardProof(own, clock, listener);
        proof.facts = facts;
        proof.ownSha256 = Optional.of(own.image().sha256());
        return proof;
    }

    /** Returns what has come of it so far. */
    FlashProof found() {
        return new FlashProof(baseCompared, flashSizeChecked, facts, ownSha256);
    }

    /** Keeps an image away from a board that says it is another one than the image is for, before anything else is sent to it. */
    void ask(OpenBoard board) throws DfuException {
        if (request.checkBoard() || OwnImages.asksFor(request, board.device())) {
            facts = Optional.of(ChipIdentification.ask(board, request.restarts()));
        }
        if (request.checkBoard() && facts.isPresent()) {
            new BoardCheck(request, listener).check(board.device(), facts.get());
        }
    }

    /** Keeps a delta away from a board that is not seen to hold its base, before the first byte of it goes out. */
    void before(DfuLink link, DfuDevice device, DfuInterface setting) throws DeviceException {
        var base = base(device);
        if (base.isEmpty()) {
            return;
        }
        if (request.trustBase()) {
            notCompared(device);
            return;
        }
        if (!canRead(device, setting)) {
            throw FlashError.DELTA_BASE_UNREAD.on(
                    device, "is not the ROM of an ESP chip, so what the delta leaves out cannot be compared");
        }

        listener.note(
                device.path(),
                String.format(
                        Locale.ROOT,
                        "comparing %d bytes of %s, which the delta leaves out (experimental)",
                        base.get().size(),
                        base.get().name()));
        try {
            samples = new BaseCheck(memory(link, setting), device, listener).check(base.get());
        } catch (DeviceException e) {
            throw FINAL.contains(e.code())
                    ? e
                    : new DeviceException(
                            FlashError.DELTA_BASE_UNREAD,
                            e.message() + "; so what the delta leaves out could not be compared",
                            null,
                            e);
        }
        baseCompared = Optional.of(true);
    }

    /** Returns a verdict that is as good as the given one only if the flash chip is not seen to be too small. */
    Verdict after(Verdict verdict, DfuLink link, DfuDevice device, DfuInterface setting) {
        if (!(verdict instanceof Verdict.Success) || device.chip().isEmpty()) {
            return verdict;
        }
        var written = WrittenFlash.of(request.image().payload()).with(samples);
        if (written.sizesBelow().isEmpty()) {
            return verdict;
        }

        flashSizeChecked = Optional.of(false);
        try {
            var open = canRead(device, setting)
                    ? new WrapCheck(memory(link, setting), device).check(written)
                    : Optional.of("it is not the ROM of an ESP chip");
            open.ifPresent(why -> notSeen(device, written, why));
            flashSizeChecked = Optional.of(open.isEmpty() || isToldToReach(written.end()));
        } catch (DeviceException e) {
            if (e.code() == FlashError.FLASH_WRAPS || e.code() == SessionError.INTERRUPTED) {
                return new Verdict.Failure(unlessInterrupted(e, device));
            }
            // The board has confirmed the image, and what could not be read says nothing against it.
            notSeen(device, written, e.message());
            flashSizeChecked = Optional.of(isToldToReach(written.end()));
        }
        return stillHoldsItsBase(verdict, link, device, setting);
    }

    /** On a chip that may be too small, what a delta writes may have landed on what it leaves out. */
    private Verdict stillHoldsItsBase(Verdict verdict, DfuLink link, DfuDevice device, DfuInterface setting) {
        if (flashSizeChecked.equals(Optional.of(true)) || !baseCompared.equals(Optional.of(true))) {
            return verdict;
        }
        try {
            var base = base(device);
            if (base.isPresent()) {
                new BaseCheck(memory(link, setting), device, listener).check(base.get());
            }
            return verdict;
        } catch (DeviceException e) {
            return new Verdict.Failure(unlessInterrupted(e, device));
        }
    }

    /** Says of a comparison that was broken off what the board has said before. */
    static DeviceException unlessInterrupted(DeviceException error, DfuDevice device) {
        return error.code() == SessionError.INTERRUPTED
                ? new DeviceException(
                        SessionError.INTERRUPTED,
                        device + ": has confirmed the image, but was not compared to the end: interrupted",
                        "Flash again to have it compared; what the board has confirmed stays in its flash.",
                        error)
                : error;
    }

    /** Returns what the image relies on; if that is damaged, it cannot be compared. */
    private Optional<DeltaBase> base(DfuDevice device) throws DeviceException {
        try {
            return DeltaBase.find(request.image().payload());
        } catch (FormatException e) {
            if (!request.trustBase()) {
                throw new DeviceException(
                        FlashError.DELTA_BASE_UNREAD,
                        device + ": what the delta leaves out cannot be compared: " + e.message(),
                        null,
                        e);
            }
            notCompared(device);
            return Optional.empty();
        }
    }

    /** Reading is asked of no other device: what its UPLOAD does nobody knows. */
    private static boolean canRead(DfuDevice device, DfuInterface setting) {
        return device.isRom() && setting.functional().canUpload();
    }

    private RomMemory memory(DfuLink link, DfuInterface setting) {
        return new RomMemory(new OpenBoard(link, setting, clock, listener), request.restarts());
    }

    private void notCompared(DfuDevice device) {
        baseCompared = Optional.of(false);
        listener.note(device.path(), "NOT compared, as asked: whether it holds what the delta leaves out");
    }

    /** Tells whether the flash chip itself has said that it is as large as that. */
    private boolean isToldToReach(long end) {
        return facts.flatMap(ChipFacts::flashSize).filter(size -> size >= end).isPresent();
    }

    private void notSeen(DfuDevice device, WrittenFlash written, String why) {
        if (isToldToReach(written.end())) {
            return;
        }
        listener.note(
                device.path(),
                String.format(
                        Locale.ROOT,
                        "NOT checked: whether the flash chip reaches to 0x%x, where the image ends; %s",
                        written.end(),
                        why));
    }
}
