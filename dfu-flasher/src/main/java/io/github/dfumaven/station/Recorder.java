// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.SystemException;
import io.github.dfumaven.record.AttemptEnd;
import io.github.dfumaven.record.Begun;
import io.github.dfumaven.record.FlashAttempt;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.record.RowCounts;
import io.github.dfumaven.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes the record of a station, and tells when that is not possible. Shared by threads. */
final class Recorder {

    /** What is done with the record. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws DfuException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Records records;
    private final Optional<String> table;
    private final StationListener listener;
    private final Sleeper sleeper;
    private final AtomicBoolean isAway = new AtomicBoolean();

    Recorder(Records records, Optional<String> table, StationListener listener, Sleeper sleeper) {
        this.records = records;
        this.table = table;
        this.listener = listener;
        this.sleeper = sleeper;
    }

    /** Returns whether it could not be written when that was tried last. */
    boolean isAway() {
        return isAway.get();
    }

    Optional<String> table() {
        return table;
    }

    /** Tries whether it can be written to again; returns whether it can. */
    boolean isBack() throws DfuException {
        try {
            told(() -> records.check());
            return true;
        } catch (SystemException e) {
            return false;
        }
    }

    Begun begin(FlashAttempt attempt, Optional<String> rowsOf) throws DfuException {
        return told(() -> records.begin(attempt, rowsOf));
    }

    /** That it can be read says nothing of whether it can be written, as on a full disk. */
    Optional<RowCounts> counts() throws DfuException {
        return table.isEmpty() ? Optional.empty() : Optional.of(tried(() -> records.counts(table.get())));
    }

    /**
     * Ends an attempt, however long that takes: what a board holds has to be known before anybody is told.
     *
     * @return whether it is recorded, and news; false if another station has flashed the board since, or somebody breaks it off
     */
    boolean end(UUID attempt, Begun begun, Optional<String> rowsOf, AttemptEnd end, Stop stop) throws DfuException {
        while (true) {
            try {
                return told(() -> records.end(attempt, begun, rowsOf, end));
            } catch (SystemException e) {
                if (stop.cancellation().isCancelled()) {
                    return false;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            sleeper.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T told(Work<T> writing) throws DfuException {
        var done = tried(writing);
        if (isAway.getAndSet(false)) {
            listener.on(new StationEvent.RecordBack(Instant.now()));
        }
        return done;
    }

    private <T> T tried(Work<T> work) throws DfuException {
        try {
            return work.run();
        } catch (SystemException e) {
            if (!isAway.getAndSet(true)) {
                listener.on(new StationEvent.RecordAway(Instant.now(), e.message(), e.hint()));
            }
            throw e;
        }
    }
}
