// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.error.InternalErrorException;
import io.github.dfumaven.session.SessionError;
import java.util.List;
import java.util.Optional;

/**
 * What came of a request to flash.
 *
 * @param image name of the file
 * @param sha256 of the file, in lower-case hexadecimal digits
 * @param devices one result a device, in order of their paths
 */
public record FlashReport(String image, String sha256, List<BoardResult> devices) {

    public FlashReport {
        devices = List.copyOf(devices);
    }

    /** {@return the errors that make it a failure, in the order of the devices; none if all were flashed, or skipped on purpose} */
    public List<DfuException> failures() {
        return devices.stream().flatMap(board -> board.failure().stream()).toList();
    }

    /** {@return whether no device failed: true if all were flashed, or skipped on purpose} */
    public boolean ok() {
        return failure().isEmpty();
    }

    /**
     * {@return the first failure; one that is a mistake of ours comes before those of boards: the error of the first device that failed, or
     * empty}
     */
    public Optional<DfuException> failure() {
        var failures = failures();
        return failures.stream()
                .filter(InternalErrorException.class::isInstance)
                .findFirst()
                .or(() -> failures.stream().findFirst());
    }

    /** {@return whether the user broke it off: true if a device failed with {@link io.github.dfumaven.session.SessionError#INTERRUPTED}} */
    public boolean interrupted() {
        return failures().stream().anyMatch(error -> error.code() == SessionError.INTERRUPTED);
    }

    /**
     * Does nothing if no device failed.
     *
     * @throws DfuException the first failure, with the others suppressed
     */
    public void orThrow() throws DfuException {
        var first = failure();
        if (first.isEmpty()) {
            return;
        }

        failures().stream().filter(error -> error != first.get()).forEach(first.get()::addSuppressed);
        throw first.get();
    }
}
