// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.enumeration.Description;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A device that is imported by us, in use by a handle or not. */
final class HeldDevice {

    private static final int SET_CONFIGURATION = 9;

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

    /** Imports a device that a list has shown, and asks it what it is, all of it by a moment. */
    static HeldDevice take(Operations server, ListedDevice listed, UsbPath path, long deadline) throws UsbException {
        var link = server.use(listed.device().busId(), deadline);
        try {
            if (!link.device().isSame(listed.device())) {
                throw new UsbException(UsbError.USB_NO_DEVICE, path + ": is another device by now");
            }
            var told = Description.of(transfer -> link.ask(transfer, Link.left(deadline)))
                    .orElseThrow(() -> new UsbException(UsbError.USB_IO, path + ": does not tell its descriptors"));
            if (link.device().configuration() == 0) {
                configure(link, path, told.configuration().value(), Link.left(deadline));
            }
            return new HeldDevice(listed, DeviceViews.of(path, link.device(), told), link);
        } catch (UsbException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    static Optional<Description> describe(ImportedLink link, Duration patience) {
        return Description.of(transfer -> link.ask(transfer, patience));
    }

    private static void configure(ImportedLink link, UsbPath path, int configuration, Duration patience)
            throws UsbException {
        var result = link.control(
                List.of(ControlTransfer.out(0x00, SET_CONFIGURATION, configuration, 0, Bytes.EMPTY)), patience);
        var error = result.get(0).error();
        if (error.isPresent()) {
            throw new UsbException(error.get(), path + ": does not take its configuration " + configuration);
        }
    }

    String busId() {
        return listed.device().busId();
    }

    /** Tells whether leaving it alone matters: it takes images now, and a reset of the bus may restart it. */
    boolean isInDfuMode() {
        return device.interfaces().stream()
                .map(ExportedInterface::of)
                .anyMatch(setting -> setting.isDfu() && setting.protocol() != 1);
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
