// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.fault.IoError;
import io.github.dfumaven.flash.Flasher;
import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Waits for boards and flashes each once for each time it is plugged in, several at the same time. What cannot be recorded is not
 * flashed. Not for use twice.
 */
public final class Station {

    /** How often the bus is looked at, as for a board that is waited for. */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration WITHOUT_RECORD = Duration.ofSeconds(1);

    /** More boards than that are flashed one after the other; no bench has as many places. */
    private static final int MOST_AT_ONCE = 64;

    private final StationSetup setup;
    private final StationName name;
    private final Flasher flasher;
    private final Recorder recorder;
    private final Records records;
    private final Sleeper sleeper;
    private final Stop stop;
    private final StationListener listener;
    private final StationBus surroundings;
    private final Map<UsbPath, Place> places = new HashMap<>();
    private final Map<UsbPath, String> lastBoards = new HashMap<>();
    private final ExecutorService threads;
    private StationCounts counts = StationCounts.NONE;
    private Optional<StationEnd.Reason> ending = Optional.empty();
    private Optional<DfuException> lastFailure = Optional.empty();
    private int running;

    /**
     * Prepares a station.
     *
     * @param setup what to flash
     * @param slots names of places by their paths; if there are any, boards elsewhere are left alone
     * @param name who works
     * @param flasher of the bus, not used by anybody else
     * @param records where it is recorded
     * @param stop ends the station
     * @param listener hears what happens
     */
    public Station(
            StationSetup setup,
            Map<UsbPath, String> slots,
            StationName name,
            Flasher flasher,
            Records records,
            Stop stop,
            StationListener listener) {
        this(setup, slots, name, flasher, records, stop, listener, Sleeper.REAL);
    }

    Station(
            StationSetup setup,
            Map<UsbPath, String> slots,
            StationName name,
            Flasher flasher,
            Records records,
            Stop stop,
            StationListener listener,
            Sleeper sleeper) {
        this.setup = setup;
        this.name = name;
        this.flasher = flasher;
        this.records = records;
        this.stop = stop;
        this.listener = new OneAtATime(listener);
        this.sleeper = sleeper;
        this.recorder = new Recorder(records, setup.table(), this.listener, sleeper);
        this.surroundings = new StationBus(slots, setup.file().image(), this.listener);
        this.threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "dfu-station");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Works until the job is done, too much has failed, or somebody ends it.
     *
     * @return how it has ended
     * @throws DfuException if the table of boards does not agree with the record, or that cannot be reached
     */
    public StationEnd run() throws DfuException {
        if (setup.table().isPresent()) {
            records.takeIn(setup.table().get(), setup.tableRows());
        }
        try {
            endIfAllRowsAreDone();
            while (!isOver()) {
                if (recorder.isAway() && !recorder.isBack()) {
                    pause(WITHOUT_RECORD);
                    continue;
                }
                look();
                pause(POLL);
            }
        } finally {
            threads.shutdown();
        }
        return new StationEnd(ending().orElse(StationEnd.Reason.STOPPED), counts(), lastFailure());
    }

    private void pause(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            stop.cancellation().cancel();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOver() {
        if (ending.isEmpty() && stop.isWanted()) {
            endBecause(StationEnd.Reason.STOPPED);
        }
        return ending.isPresent() && running == 0;
    }

    private synchronized Optional<StationEnd.Reason> ending() {
        return ending;
    }

    private synchronized StationCounts counts() {
        return counts;
    }

    private synchronized Optional<DfuException> lastFailure() {
        return ending.equals(Optional.of(StationEnd.Reason.TOO_MANY_FAILURES)) ? lastFailure : Optional.empty();
    }

    private synchronized void endBecause(StationEnd.Reason why) {
        if (ending.isEmpty()) {
            ending = Optional.of(why);
            listener.on(new StationEvent.Ending(Instant.now(), why, counts));
        }
    }

    private void look() {
        try {
            surroundings.look(flasher);
        } catch (UsbException e) {
            return; // it was told, and boards that do not show are not away for that
        }
        surroundings.known(places.keySet()).forEach(this::look);
    }

    private synchronized void look(UsbPath path) {
        var place = places.computeIfAbsent(path, unused -> new Place());
        var board = surroundings.boardAt(path);
        switch (place.look(surroundings.devnum(board), sleeper.nanoTime())) {
            case NOTHING -> {}
            case UNPLUGGED -> listener.on(new StationEvent.Unplugged(Instant.now(), slot(path), path));
            case NEW_BOARD -> begin(path, place, Optional.empty());
            case PERHAPS_THE_SAME -> {
                if (board.filter(Station::isInItsRom).isPresent()) {
                    begin(path, place, Optional.ofNullable(lastBoards.get(path)));
                } else {
                    place.end(true, sleeper.nanoTime()); // its application, which is what it was flashed for
                }
            }
        }
    }

    private static boolean isInItsRom(DfuDevice board) {
        return board.chip().isPresent();
    }

    private String slot(UsbPath path) {
        return surroundings.slot(path);
    }

    private void begin(UsbPath path, Place place, Optional<String> notAgain) {
        boolean wanted = setup.job().count().isEmpty()
                || counts.confirmed() + running < setup.job().count().getAsInt();
        if (!wanted || ending.isPresent() || running >= MOST_AT_ONCE || recorder.isAway()) {
            return; // it is looked at again the next time
        }
        place.begin();
        running++;
        try {
            threads.execute(() -> work(path, place, notAgain));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the station has ended", e);
        }
    }

    private void work(UsbPath path, Place place, Optional<String> notAgain) {
        Optional<StationResult> result;
        try {
            result = new BoardWork(setup, name, recorder, stop, listener, slot(path), path, notAgain).run(flasher);
        } catch (DfuException | RuntimeException | Error e) {
            // A mistake of ours, which ends this station but disturbs nothing that others do.
            broken(path, place, e);
            return;
        }
        ended(path, place, result);
    }

    private synchronized void broken(UsbPath path, Place place, Throwable why) {
        running--;
        place.end(false, sleeper.nanoTime());
        lastFailure = Optional.of(IoError.bug(path, why));
        endBecause(StationEnd.Reason.TOO_MANY_FAILURES);
    }

    private void ended(UsbPath path, Place place, Optional<StationResult> result) {
        try {
            tell(path, place, result);
            endIfAllRowsAreDone();
        } catch (DfuException e) {
            return; // the record is away, which was told; the next end tells
        } finally {
            // Only now, for nobody may close the record before.
            left();
        }
    }

    private synchronized void left() {
        running--;
    }

    private synchronized void tell(UsbPath path, Place place, Optional<StationResult> result) {
        if (result.isEmpty()) {
            if (recorder.isAway()) {
                place.undo();
            } else {
                place.end(true, sleeper.nanoTime());
            }
            return;
        }
        var verdict = result.get().end().verdict();
        counts = counts.with(verdict);
        place.end(verdict == AttemptVerdict.CONFIRMED, sleeper.nanoTime());
        lastBoards.remove(path);
        result.get().attempt().board().ifPresent(board -> lastBoards.put(path, board));
        if (verdict == AttemptVerdict.FAILED) {
            lastFailure = result.get().error();
        }
        listener.on(new StationEvent.End(Instant.now(), slot(path), path, result.get(), counts));
        endIfThatWasEnough();
    }

    private void endIfThatWasEnough() {
        var job = setup.job();
        if (job.count().isPresent() && counts.confirmed() >= job.count().getAsInt()) {
            endBecause(StationEnd.Reason.COUNT_REACHED);
        }
        if (job.stopAfterFailures().isPresent()
                && counts.failedInARow() >= job.stopAfterFailures().getAsInt()) {
            endBecause(StationEnd.Reason.TOO_MANY_FAILURES);
        }
    }

    private void endIfAllRowsAreDone() throws DfuException {
        var rows = recorder.counts();
        if (rows.filter(found -> found.free() == 0 && found.open() == 0).isPresent()) {
            endBecause(StationEnd.Reason.ALL_ROWS_DONE);
        }
    }
}
