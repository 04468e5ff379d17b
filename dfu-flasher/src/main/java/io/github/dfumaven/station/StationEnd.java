// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * How a station has ended.
 *
 * @param reason why
 * @param counts what it has done
 * @param error the last failure, if too many in a row are the reason; else empty
 */
public record StationEnd(Reason reason, StationCounts counts, Optional<DfuException> error) {

    /** {@return what there is to say if too many boards in a row have failed: an error with the last of theirs in it; else empty} */
    public Optional<DfuException> failure() {
        return error.map(last -> last instanceof InternalErrorException
                ? last
                : new DeviceException(
                        StationError.TOO_MANY_FAILURES,
                        counts.failedInARow() + " attempts in a row have failed, the last one so: " + last.message()));
    }

    /**
     * Does nothing if the job is done.
     *
     * @throws DfuException if too many boards in a row have failed
     * @throws InterruptedIOException if somebody has ended it before
     */
    public void orThrow() throws DfuException, InterruptedIOException {
        if (reason == Reason.STOPPED) {
            throw new InterruptedIOException("the station was ended before its job was done");
        }
        var failed = failure();
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    /** Why a station takes no more boards. */
    public enum Reason {
        /** As many boards are done as were wanted. */
        COUNT_REACHED("as many boards are flashed as the job wants"),
        /** Each row of the table of boards is on a board. */
        ALL_ROWS_DONE("every row of the table of boards is on a board"),
        /** Several attempts in a row have failed. */
        TOO_MANY_FAILURES("too many boards in a row have failed"),
        /** Somebody wants it to end. */
        STOPPED("it was told to end");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** {@return what it means, for people: a clause without a full stop} */
        public String words() {
            return words;
        }
    }
}
