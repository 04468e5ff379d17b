// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.usb.UsbError;
import java.util.Optional;

/**
 * The numbers with which Linux says what came of a transfer, as they go over the wire: negative.
 *
 * @see <a href="https://docs.kernel.org/driver-api/usb/error-codes.html">Linux, USB error codes</a>
 */
final class Errno {

    static final int NO_DEVICE = -19;
    static final int INVALID = -22;
    static final int STALL = -32;
    static final int UNLINKED = -104;

    private static final int BUSY = -16;
    private static final int PROTOCOL = -71;
    private static final int OVERFLOW = -75;
    private static final int SHUT_DOWN = -108;
    private static final int TIMED_OUT = -110;

    private Errno() {}

    /** Returns how a server tells what came of a transfer. */
    static int of(TransferResult result) {
        return result.error()
                .map(error -> switch (error) {
                    case USB_STALL -> STALL;
                    case USB_NO_DEVICE -> NO_DEVICE;
                    case USB_BUSY -> BUSY;
                    case USB_OVERFLOW -> OVERFLOW;
                    case USB_TIMEOUT -> TIMED_OUT;
                    default -> PROTOCOL;
                })
                .orElse(0);
    }

    /** Returns what went wrong, or empty for 0. */
    static Optional<UsbError> meaning(int status) {
        return switch (status) {
            case 0 -> Optional.empty();
            case STALL -> Optional.of(UsbError.USB_STALL);
            case NO_DEVICE, SHUT_DOWN -> Optional.of(UsbError.USB_NO_DEVICE);
            case BUSY -> Optional.of(UsbError.USB_BUSY);
            case OVERFLOW -> Optional.of(UsbError.USB_OVERFLOW);
            case TIMED_OUT -> Optional.of(UsbError.USB_TIMEOUT);
            default -> Optional.of(UsbError.USB_IO);
        };
    }
}
