// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What came of trying to import a device.
 *
 * @param listed the device as it was listed
 * @param device the device in our hands, or empty
 * @param problem why it is not, or empty
 * @param startedAt when it was tried first, as {@link System#nanoTime()} told it
 */
record Attempt(ListedDevice listed, Optional<HeldDevice> device, Optional<UsbException> problem, long startedAt) {

    private static final int LEAST_POLL_MILLIS = 5;
    private static final int MOST_POLL_MILLIS = 25;

    /**
     * Imports a device and reads what it is. A busy one is tried again.
     *
     * @param server who has it
     * @param listed the device as it was listed
     * @param path what it is called
     * @param busyUntil when a busy one is given up, as {@link System#nanoTime()} will tell it
     * @param deadline when any is given up, one that does not answer perhaps earlier
     */
    static Attempt at(Operations server, ListedDevice listed, UsbPath path, long busyUntil, long deadline) {
        long start = System.nanoTime();
        if (start - deadline >= 0) {
            return failed(
                    listed,
                    start,
                    new UsbException(
                            UsbError.USB_HOST_UNREACHABLE,
                            path + ": was not asked what it is, for time was up: the others took all of it"));
        }
        while (true) {
            try {
                var device = HeldDevice.take(server, listed, path, server.soon(deadline));
                return new Attempt(listed, Optional.of(device), Optional.empty(), start);
            } catch (UsbException e) {
                if (e.error() != UsbError.USB_BUSY || System.nanoTime() - busyUntil >= 0) {
                    return failed(listed, start, e);
                }
            }
            try {
                // Others may wait for the same device: two with the same rhythm would get into each other's way again.
                Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_POLL_MILLIS, MOST_POLL_MILLIS + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(
                        listed,
                        start,
                        new UsbException(UsbError.USB_INTERRUPTED, path + ": interrupted while it was in use", e));
            }
        }
    }

    private static Attempt failed(ListedDevice listed, long start, UsbException why) {
        return new Attempt(listed, Optional.empty(), Optional.of(why), start);
    }
}
