// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.rom;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.session.SessionError;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.util.Locale;
import java.util.Optional;

/** Asks a ROM for descriptors, again where a transfer fails. */
final class Descriptors {

    static final int DEVICE = 1;
    static final int CONFIGURATION = 2;
    static final int STRING = 3;

    private static final int DEVICE_TO_HOST = 0x80;
    private static final int GET_DESCRIPTOR = 6;
    private static final int ENGLISH = 0x0409;

    private final OpenRom rom;
    private final int mostFailures;
    private int failures;

    /**
     * Creates it.
     *
     * @param mostFailures how many transfers may fail, all together
     */
    Descriptors(OpenRom rom, int mostFailures) {
        this.rom = rom;
        this.mostFailures = mostFailures;
    }

    /**
     * Returns a descriptor, or nothing where the ROM refuses it.
     *
     * @throws DeviceException if it cannot be asked
     */
    Optional<Bytes> get(int type, int index, int length) throws DeviceException {
        int language = type == STRING && index > 0 ? ENGLISH : 0;
        var transfer = ControlTransfer.in(DEVICE_TO_HOST, GET_DESCRIPTOR, type << 8 | index, language, length);
        while (true) {
            var result = rom.control(transfer);
            if (result.ok()) {
                return Optional.of(result.data());
            }
            var error = result.error().orElseThrow();
            if (error == UsbError.USB_STALL) {
                return Optional.empty();
            }
            failures++;
            if (isGone(error) || failures > mostFailures) {
                throw new UsbException(
                        error,
                        String.format(
                                Locale.ROOT, "%s: asking for descriptor %d.%d failed", rom.device(), type, index));
            }
        }
    }

    /** Ends the asking if the user wants it to end. */
    void checkNotCancelled() throws DeviceException {
        if (rom.isCancelled()) {
            throw SessionError.INTERRUPTED.on(rom.device(), "interrupted while it was asked what it is");
        }
    }

    static boolean isGone(UsbError error) {
        return error == UsbError.USB_NO_DEVICE || error == UsbError.USB_NOT_FOUND;
    }
}
