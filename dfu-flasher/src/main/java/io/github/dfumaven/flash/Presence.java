// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.ErrorCode;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a board that was unplugged from one that fails: of a transfer that is under way while a device leaves, the
 * system says first that it failed, and only later that nobody is there.
 */
record Presence(SharedBus bus, Clock clock) {

    /** Hubs notice within this time, in looks of that length, that nothing is plugged in any more. */
    private static final int LOOKS = 5;

    private static final Duration LOOK = Duration.ofMillis(200);

    private static final Set<ErrorCode> OF_LEAVING = Set.of(
            UsbError.USB_NO_DEVICE, UsbError.USB_NOT_FOUND, UsbError.USB_IO, UsbError.USB_TIMEOUT, UsbError.USB_OTHER);

    /**
     * Returns the error, or that the device is gone where that is what it came of, with what is at its port now. For a
     * device that nobody has reset since it was opened, and best when it is closed again.
     */
    DeviceException explain(DfuDevice device, DeviceException error) {
        if (!OF_LEAVING.contains(reason(error))) {
            return error;
        }
        try {
            var now = bus.at(device.path());
            for (int look = 1; look < LOOKS && isSame(device, now); look++) {
                clock.pauseAnyway(LOOK);
                now = bus.at(device.path());
            }
            return isSame(device, now)
                    ? error
                    : new UsbException(UsbError.USB_NO_DEVICE, error.message() + "; " + what(device, now), error);
        } catch (UsbException e) {
            // Then the bus cannot be looked at, and what is known already has to do.
            return error;
        }
    }

    /** That something could not be read is not known before it is known why. */
    private static ErrorCode reason(DeviceException error) {
        return error.code() == FlashError.DELTA_BASE_UNREAD && error.getCause() instanceof DeviceException why
                ? why.code()
                : error.code();
    }

    private static boolean isSame(DfuDevice device, Optional<UsbDevice> now) {
        return now.filter(there -> there.devnum() == device.usb().devnum()).isPresent();
    }

    private static String what(DfuDevice device, Optional<UsbDevice> now) {
        return now.map(there -> "it has left port " + device.path() + ", where " + there + " has come")
                .orElseGet(() -> "port " + device.path() + " is empty now");
    }
}
