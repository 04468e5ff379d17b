// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place on a bus whose board one client at a time may use. What is there is looked up each time, so a board that came
 * back as another device is found again, and a device without DFU that somebody plugs in there is none of the clients'.
 */
final class ExportedBoard {

    /** What came of a request to use the board: the OP status, and the board if that is 0. */
    record Taken(long status, Optional<Loan> loan) {}

    /** A client that has the board. */
    private record User(Object client, Runnable sendAway, Loan loan) {}

    private final UsbBus bus;
    private final UsbPath path;
    private final String sysfs;
    private Optional<User> user = Optional.empty();

    /** Exports what is at a path; the folder is that in which clients are told the server's sysfs has its buses. */
    ExportedBoard(UsbBus bus, UsbPath path, String sysfs) {
        this.bus = bus;
        this.path = path;
        this.sysfs = sysfs;
    }

    UsbPath path() {
        return path;
    }

    /** Returns what clients call the place, which has no host: for them this server is the host. */
    String busId() {
        return new UsbPath("", path.bus(), path.ports()).toString();
    }

    /**
     * Returns the board if it is there. What cannot be looked at is not there for clients. Whoever has a board that is gone is sent away, as
     * servers of Linux do: a client that asks nothing of it would not notice.
     */
    Optional<ListedDevice> look() {
        try {
            var there = find();
            if (there.isEmpty()) {
                endUseOfNothing();
            }
            return there.map(this::listed);
        } catch (UsbException e) {
            return Optional.empty();
        }
    }

    /** Looks again, for since the first look somebody may have taken a board that has just come. */
    private synchronized void endUseOfNothing() throws UsbException {
        if (user.isPresent() && !user.get().loan().isComingBack() && find().isEmpty()) {
            user.get().sendAway().run();
        }
    }

    /** Gives the board to a client, which can be sent away. */
    synchronized Taken take(Object client, Runnable sendAway) {
        if (user.isPresent()) {
            return new Taken(OpHeader.DEVICE_BUSY, Optional.empty());
        }
        try {
            var there = find();
            if (there.isEmpty()) {
                return new Taken(OpHeader.NO_DEVICE, Optional.empty());
            }
            var loan = new Loan(bus, there.get());
            user = Optional.of(new User(client, sendAway, loan));
            return new Taken(OpHeader.OK, Optional.of(loan));
        } catch (UsbException e) {
            return new Taken(status(e.error()), Optional.empty());
        }
    }

    synchronized void release(Object client) {
        if (user.filter(holder -> holder.client() == client).isPresent()) {
            user = Optional.empty();
        }
    }

    /** Returns a device as clients see it. */
    ListedDevice listed(UsbDevice device) {
        var interfaces = device.interfaces().stream()
                .filter(setting -> setting.alternate() == 0)
                .sorted(Comparator.comparingInt(UsbInterface::number))
                .map(ExportedInterface::of)
                .toList();
        var own = device.descriptor();
        var exported = new ExportedDevice(
                sysfs + "/usb" + path.bus() + "/" + busId(),
                busId(),
                path.bus(),
                device.devnum(),
                ExportedDevice.FULL_SPEED,
                own.vendorId(),
                own.productId(),
                own.bcdDevice(),
                own.deviceClass(),
                device.configuration(),
                own.configurations(),
                interfaces.size());
        return new ListedDevice(exported, interfaces);
    }

    private Optional<UsbDevice> find() throws UsbException {
        return bus.at(path)
                .filter(there ->
                        there.interfaces().stream().map(ExportedInterface::of).anyMatch(ExportedInterface::isDfu));
    }

    private static long status(UsbError error) {
        return switch (error) {
            case USB_NO_DEVICE, USB_NOT_FOUND -> OpHeader.NO_DEVICE;
            case USB_BUSY -> OpHeader.DEVICE_BUSY;
            default -> OpHeader.DEVICE_ERROR;
        };
    }
}
