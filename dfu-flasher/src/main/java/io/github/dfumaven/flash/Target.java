// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.usb.UsbPath;
import java.util.Optional;

/**
 * The board that is meant: what was asked for, and what is known of it. Whatever is at its place is held against this.
 *
 * <p>The place always counts. As long as the board was not told to leave, its ids and its serial number stay as they were.
 * After DETACH the same is true of a ROM, whose descriptors hardly change with the mode; an application may come back as
 * anything, but if the board was asked for by its serial number, that must be the number in DFU mode too, or the same MAC
 * in another spelling; and a chip has one MAC, so another one is that of another board. Where a number tells nothing, as
 * the {@code 0} of every ESP32-S2, the place decides.
 *
 * @param asked what was asked for
 * @param flashing what it is to be flashed with, which must be for it; empty for all other requests
 * @param seen the board as it was last seen for certain
 * @param since what was done to it since
 */
record Target(Selection asked, Optional<FlashRequest> flashing, DfuDevice seen, Since since) {

    /** What makes a board another device at the same place. */
    enum Since {
        /** Nothing: it stays as it is. */
        NOTHING,
        /** It was asked to leave its application. */
        DETACH,
        /** The bus was reset, from which it comes back in whatever mode. */
        RESET
    }

    static Target of(Selection asked, DfuDevice chosen) {
        return new Target(asked, Optional.empty(), chosen, Since.NOTHING);
    }

    static Target of(FlashRequest request, DfuDevice chosen) {
        return new Target(request.selection(), Optional.of(request), chosen, Since.NOTHING);
    }

    /** Returns the same board after something was done to it. */
    Target after(Since what) {
        return new Target(asked, flashing, seen, what);
    }

    /** Returns the same board as it was seen once more, for certain. */
    Target seenAs(DfuDevice device) {
        return new Target(asked, flashing, device, Since.NOTHING);
    }

    UsbPath path() {
        return seen.path();
    }

    /** Tells whether it may have come just now, so that the system is still at work on it. */
    boolean isNew() {
        return since != Since.NOTHING || flashing.flatMap(FlashRequest::waitFor).isPresent();
    }

    /**
     * Holds the descriptors of what is at the place against the board that is meant.
     *
     * @throws DeviceException with {@link FlashError#ANOTHER_BOARD} if it is another one
     * @throws DfuException if the image is not for it
     */
    void checkDescriptors(DfuDevice now) throws DfuException {
        if (!now.usb().equals(seen.usb()) && !mayBecome(now)) {
            throw another(now);
        }
        if (flashing.isPresent()) {
            FileCheck.check(flashing.get(), now);
        }
    }

    /** Holds the serial number that the open device tells against the board that is meant. */
    void checkSerial(DfuDevice now) throws DeviceException {
        if (!hasItsSerial(now) && !isDeaf(now)) {
            throw another(now);
        }
    }

    /** Tells whether a number is missing that has to be known. */
    boolean lacksSerial(DfuDevice now) {
        return now.serial().isEmpty() && !hasItsSerial(now) && !isDeaf(now);
    }

    /** After DETACH a ROM is deaf until the bus is reset. It has not even left then, so it is no other one. */
    private boolean isDeaf(DfuDevice now) {
        return since == Since.DETACH
                && now.usb().equals(seen.usb())
                && now.serial().isEmpty();
    }

    private boolean mayBecome(DfuDevice now) {
        return (!keepsItsIds() || sameKind(now))
                && asked.matchesIdsOf(now)
                && (since != Since.NOTHING || asked.matchesNumberOf(now));
    }

    /** Tells whether nothing happened since that gives a board other descriptors. */
    private boolean keepsItsIds() {
        return since == Since.NOTHING || (since == Since.DETACH && seen.isRom());
    }

    private boolean sameKind(DfuDevice now) {
        var before = seen.usb().descriptor();
        var after = now.usb().descriptor();
        return before.vendorId() == after.vendorId()
                && before.productId() == after.productId()
                && before.bcdDevice() == after.bcdDevice();
    }

    private boolean hasItsSerial(DfuDevice now) {
        if (!SerialNumbers.identifies(now)) {
            return since != Since.NOTHING
                    || seen.serial().isEmpty()
                    || seen.serial().equals(now.serial());
        }
        boolean asAsked = asked.serial().isEmpty() || same(asked.serial(), now.serial());
        boolean known = seen.serial().isPresent() && SerialNumbers.identifies(seen) && (keepsItsIds() || areMacs(now));
        return asAsked && (!known || same(seen.serial(), now.serial()));
    }

    private boolean areMacs(DfuDevice now) {
        return seen.serial().isPresent()
                && now.serial().isPresent()
                && SerialNumbers.areMacs(seen.serial().get(), now.serial().get());
    }

    private static boolean same(Optional<String> first, Optional<String> other) {
        return first.isPresent() && other.isPresent() && SerialNumbers.same(first.get(), other.get());
    }

    private DeviceException another(DfuDevice now) {
        var serial = asked.serial().or(seen::serial);
        return new DeviceException(
                FlashError.ANOTHER_BOARD,
                withSerial(seen, serial) + " was meant, but " + withSerial(now, now.serial())
                        + " is there now; nothing was sent to it");
    }

    private static String withSerial(DfuDevice device, Optional<String> serial) {
        return device + serial.map(number -> " with serial " + number).orElse("");
    }
}
