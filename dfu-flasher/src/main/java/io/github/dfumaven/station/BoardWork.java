// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.SystemException;
import io.github.dfumaven.flash.BoardFacts;
import io.github.dfumaven.flash.BoardResult;
import io.github.dfumaven.flash.FlashFile;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.flash.OwnImage;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.record.AttemptEnd;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.Begun;
import io.github.dfumaven.record.FlashAttempt;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Flashes one board once, and records what came of it. Not for use twice. */
final class BoardWork implements OwnImage, ProgressListener {

    private final StationSetup setup;
    private final StationName name;
    private final Recorder recorder;
    private final Stop stop;
    private final StationListener listener;
    private final String slot;
    private final UsbPath path;
    private final Optional<String> notAgain;
    private final UUID id = UUID.randomUUID();
    private final Instant start = Instant.now();
    private Optional<BoardFacts> facts = Optional.empty();
    private Optional<Begun> begun = Optional.empty();
    private Optional<String> rowsOf;
    private Optional<String> ownSha256 = Optional.empty();
    private volatile boolean sent;
    private volatile boolean isTold;

    /**
     * Prepares the work.
     *
     * @param notAgain what tells the board from others that was flashed here a moment ago, and is not to be flashed once more
     */
    BoardWork(
            StationSetup setup,
            StationName name,
            Recorder recorder,
            Stop stop,
            StationListener listener,
            String slot,
            UsbPath path,
            Optional<String> notAgain) {
        this.setup = setup;
        this.name = name;
        this.recorder = recorder;
        this.stop = stop;
        this.listener = listener;
        this.slot = slot;
        this.path = path;
        this.notAgain = notAgain;
        this.rowsOf = setup.table();
    }

    /**
     * Does the work.
     *
     * @return what came of it and is recorded; empty if nothing was begun: it is the board that is not to be flashed again, or the
     *     record is away
     */
    Optional<StationResult> run(Flasher flasher) throws DfuException {
        if (notAgain.isEmpty()) {
            tellBegin();
        }
        var flashed = flash(flasher);
        var error = flashed.error();
        if (error.filter(this::isNothing).isPresent()) {
            return Optional.empty();
        }
        if (begun.isEmpty()) {
            // It has failed before it could get a row, and what can be said of the board is not much.
            tellBegin();
            rowsOf = Optional.empty();
            try {
                begun = Optional.of(recorder.begin(attempt(), rowsOf));
            } catch (SystemException e) {
                return Optional.empty();
            }
        }
        var end = end(flashed, error);
        var row = begun.flatMap(Begun::row);
        boolean refusedByTheRecord = begun.flatMap(Begun::refused).isPresent();
        if (!refusedByTheRecord && !recorder.end(id, begun.get(), rowsOf, end, stop)) {
            listener.on(new StationEvent.Note(
                    Instant.now(), slot, path, "is NOT recorded: another station has it, or it was broken off"));
        }
        return Optional.of(new StationResult(attempt(), row, end, error, flashed.board()));
    }

    /** Nobody need know of a board that is left alone because it was flashed here just now. */
    private void tellBegin() {
        if (!isTold) {
            isTold = true;
            listener.on(new StationEvent.Begin(Instant.now(), slot, path));
        }
    }

    private void tell(StationEvent event) {
        if (isTold) {
            listener.on(event);
        }
    }

    private record Flashed(Optional<BoardResult> board, Optional<DfuException> error) {}

    private Flashed flash(Flasher flasher) {
        try {
            var request = FlashRequest.builder(setup.file())
                    .selection(Selection.builder().path(List.of(path)).build())
                    .run(setup.job().run() ? "true" : null)
                    .own(Optional.of(this))
                    .build();
            var board =
                    flasher.flash(request, this, stop.cancellation()).devices().get(0);
            boolean failed = board.outcome() != BoardResult.Outcome.FLASHED;
            return new Flashed(Optional.of(board), failed ? board.error() : Optional.empty());
        } catch (DfuException e) {
            return new Flashed(Optional.empty(), Optional.of(e));
        }
    }

    private boolean isNothing(DfuException error) {
        return error.code() == StationError.SAME_BOARD || (error instanceof SystemException && begun.isEmpty());
    }

    private AttemptEnd end(Flashed flashed, Optional<DfuException> error) {
        return new AttemptEnd(
                verdict(error),
                error.map(why -> why.code().id()),
                error.map(DfuException::message),
                ownSha256,
                sent,
                Math.max(0, Instant.now().toEpochMilli() - start.toEpochMilli()),
                flashed.board().map(BoardResult::restarts).orElse(0));
    }

    private AttemptVerdict verdict(Optional<DfuException> error) {
        if (error.isEmpty()) {
            return AttemptVerdict.CONFIRMED;
        }
        boolean refused =
                begun.flatMap(Begun::refused).isPresent() || error.get().code() == StationError.BOARD_UNIDENTIFIED;
        if (refused) {
            return AttemptVerdict.REFUSED;
        }
        return error.get().code() == SessionError.INTERRUPTED ? AttemptVerdict.INTERRUPTED : AttemptVerdict.FAILED;
    }

    private FlashAttempt attempt() {
        return new FlashAttempt(
                id,
                start,
                name.station(),
                name.instance(),
                slot,
                path.toString(),
                facts.flatMap(BoardFacts::mac),
                facts.flatMap(BoardFacts::serial),
                setup.file().chip().map(chip -> chip.target()),
                setup.job().imageName(),
                setup.sha256(),
                name.tool(),
                name.simulated());
    }

    /** Rows go to boards that will be known again; others need not be asked, which is experimental. */
    @Override
    public boolean needsMac() {
        return setup.table().isPresent()
                || setup.images().filter(images -> images.needsMac()).isPresent();
    }

    /** It is known now which board it is, and nothing was sent to it. */
    @Override
    public FlashFile make(BoardFacts board, boolean force) throws IOException {
        facts = Optional.of(board);
        var known = attempt().board();
        if (notAgain.isPresent() && known.equals(notAgain)) {
            throw StationError.SAME_BOARD.on(path, "is the board that was flashed here a moment ago");
        }
        tellBegin();
        if (rowsOf.isPresent() && known.isEmpty()) {
            throw StationError.BOARD_UNIDENTIFIED.on(
                    path, "tells neither a MAC nor a serial number of its own, so it gets no row");
        }
        var answer = recorder.begin(attempt(), rowsOf);
        begun = Optional.of(answer);
        if (answer.refused().isPresent()) {
            throw new DeviceException(
                    answer.refused().get().code(), answer.refused().get().message());
        }
        var row = answer.row();
        row.ifPresent(key -> listener.on(new StationEvent.Row(Instant.now(), slot, path, key, known.orElse(""))));
        if (setup.images().isEmpty()) {
            return setup.file();
        }
        var own = setup.images()
                .get()
                .forBoard(row.map(key -> setup.rows().get(key)))
                .make(board, force);
        ownSha256 = Optional.of(own.image().sha256().toHex());
        return own;
    }

    @Override
    public void phase(UsbPath device, Phase phase) {
        if (phase == Phase.SENDING || phase == Phase.VERIFYING) {
            sent = true;
        }
        tell(new StationEvent.Phase(Instant.now(), slot, path, phase));
    }

    @Override
    public void progress(UsbPath device, long bytes, long total) {
        tell(new StationEvent.Progress(Instant.now(), slot, path, bytes, total));
    }

    @Override
    public void note(UsbPath device, String text) {
        tell(new StationEvent.Note(Instant.now(), slot, path, text));
    }
}
