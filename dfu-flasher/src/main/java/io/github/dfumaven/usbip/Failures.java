// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Which devices could not be had, so that nobody waits for the same one again and again. Not safe for several threads. */
final class Failures {

    /**
     * A failure.
     *
     * @param listed the device that could not be had
     * @param why what was thrown
     * @param since when it was found busy first, as {@link System#nanoTime()} told it
     * @param until when it is worth another try; in the past if it did not take long
     */
    private record Failure(ListedDevice listed, UsbException why, long since, long until) {}

    private final Map<String, Failure> failures = new HashMap<>();
    private final Duration patience;

    /** Failures that took half of this are not repeated for twice as long. */
    Failures(Duration patience) {
        this.patience = patience;
    }

    void add(ListedDevice listed, UsbException why, long startedAt) {
        long now = System.nanoTime();
        boolean busy = why.error() == UsbError.USB_BUSY;
        boolean waitedInVain = !busy && now - startedAt >= patience.toNanos() / 2;
        long since = busy ? busySince(listed).orElse(startedAt) : startedAt;
        failures.put(
                listed.device().busId(),
                new Failure(listed, why, since, waitedInVain ? now + 2 * patience.toNanos() : now));
    }

    void forget(String busId) {
        failures.remove(busId);
    }

    /** Forgets all devices that are not listed any more. */
    void keep(List<ListedDevice> listed) {
        failures.values().removeIf(failure -> listed.stream().noneMatch(failure.listed()::isSame));
    }

    /** Returns why there is no point in trying to have a device right now. */
    Optional<UsbException> recent(ListedDevice listed) {
        return of(listed)
                .filter(failure -> System.nanoTime() - failure.until() < 0)
                .map(Failure::why);
    }

    /** Returns since when a device is busy, if it was when it was wanted last. */
    OptionalLong busySince(ListedDevice listed) {
        return of(listed)
                .filter(failure -> failure.why().error() == UsbError.USB_BUSY)
                .map(failure -> OptionalLong.of(failure.since()))
                .orElse(OptionalLong.empty());
    }

    private Optional<Failure> of(ListedDevice listed) {
        return Optional.ofNullable(failures.get(listed.device().busId()))
                .filter(failure -> failure.listed().isSame(listed));
    }
}
