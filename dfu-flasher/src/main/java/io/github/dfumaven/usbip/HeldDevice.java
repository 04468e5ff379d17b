// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Optional;

/** A device that is imported by us, in use by a handle or not. */
final class HeldDevice {

    private final ListedDevice listed;
    private final UsbDevice device;
    private ImportedLink link;
    private boolean inUse;
    private boolean claimed;
    private long idleSince = System.nanoTime();

    private HeldDevice(ListedDevice listed, UsbDevice device, ImportedLink link) {
        this.listed = listed;
        this.device = device;
        this.link = link;
    }

    /** Imports a device that a list has shown, and asks it what it is. */
    static HeldDevice take(Operations server, ListedDevice listed, UsbPath path, Duration patience)
            throws UsbException {
        var link = server.use(listed.device().busId());
        if (!link.device().isSame(listed.device())) {
            link.close();
            throw new UsbException(UsbError.USB_NO_DEVICE, path + ": is another device by now");
        }
        var told = describe(link, patience);
        if (told.isEmpty()) {
            link.close();
            throw new UsbException(UsbError.USB_IO, path + ": does not tell its descriptors");
        }
        return new HeldDevice(listed, DeviceViews.of(path, link.device(), told.get()), link);
    }

    static Optional<Description> describe(ImportedLink link, Duration patience) {
        return Description.of(transfer -> link.ask(transfer, patience));
    }

    String busId() {
        return listed.device().busId();
    }

    ListedDevice listed() {
        return listed;
    }

    UsbDevice device() {
        return device;
    }

    ImportedLink link() {
        return link;
    }

    boolean isInUse() {
        return inUse;
    }

    void use() {
        inUse = true;
    }

    void rest() {
        inUse = false;
        idleSince = System.nanoTime();
    }

    void claim() {
        claimed = true;
    }

    boolean isUnclaimedFor(Duration time) {
        return !claimed && System.nanoTime() - idleSince > time.toNanos();
    }

    /** Goes on with another connection to the same device. */
    void continueOn(ImportedLink other) {
        link = other;
    }

    void close() {
        link.close();
    }
}
