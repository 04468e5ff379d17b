// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A simulated device as the server's own machine sees it: enumerated when it appears, and used by one client at a time.
 * Its lock guards the device; nobody sleeps while holding it.
 */
final class ExportedBoard {

    /** What came of a request to use the board: the OP status, and the board if that is 0. */
    record Taken(long status, Optional<ListedDevice> device) {}

    /** What a transfer came to, and how long the device was at work. The reply {@code Left} means that it is gone. */
    record Performed(Reply reply, Duration busy) {}

    private final UsbPath path;
    private final SimulatedDevice device;
    private final BusTiming timing;
    private final LongSupplier devnums;
    private Optional<ListedDevice> present = Optional.empty();
    private Optional<Object> user = Optional.empty();
    private boolean askedToDetach;
    private long presentAt = System.nanoTime();

    ExportedBoard(UsbPath path, SimulatedDevice device, BusTiming timing, LongSupplier devnums) {
        this.path = path;
        this.device = device;
        this.timing = timing;
        this.devnums = devnums;
    }

    UsbPath path() {
        return path;
    }

    /** Returns the board if it is on the bus, and sets it up if it has just appeared. */
    synchronized Optional<ListedDevice> look() {
        if (present.isEmpty() && System.nanoTime() - presentAt >= 0) {
            device.busReset();
            ask(Description.getDeviceDescriptor(64));
            device.busReset();
            present = described();
        }
        return present;
    }

    synchronized Taken take(Object client) {
        if (user.isPresent()) {
            return new Taken(OpHeader.DEVICE_BUSY, Optional.empty());
        }
        var there = look();
        if (there.isEmpty()) {
            return new Taken(OpHeader.NO_DEVICE, there);
        }
        user = Optional.of(client);
        return new Taken(OpHeader.OK, there);
    }

    synchronized void release(Object client) {
        if (user.filter(one -> one == client).isPresent()) {
            user = Optional.empty();
        }
    }

    synchronized Performed perform(ControlTransfer transfer) {
        if (present.isEmpty()) {
            return new Performed(new Reply.Left(Duration.ZERO), Duration.ZERO);
        }
        // A client's kernel resets the port without a word. Asking for this again is all that is seen of it.
        boolean resets = PortReset.isMeant(transfer) || (askedToDetach && Description.asksForDevice(transfer));
        if (resets && reset()) {
            return new Performed(new Reply.Left(timing.restart()), device.takeBusy());
        }
        if (PortReset.isMeant(transfer)) {
            return new Performed(new Reply.Ack(Bytes.EMPTY), device.takeBusy());
        }

        var reply = device.control(transfer);
        if (reply instanceof Reply.Left left) {
            leave(left.away());
        } else if (isDetach(transfer)) {
            askedToDetach = true;
        }
        return new Performed(reply, device.takeBusy());
    }

    private boolean isDetach(ControlTransfer transfer) {
        if (transfer.requestType() != 0x21 || transfer.request() != 0) {
            return false;
        }
        var settings = present.map(ListedDevice::interfaces).orElseThrow();
        int number = transfer.index() & 0xff;
        return number < settings.size() && settings.get(number).isDfu();
    }

    /** Resets the bus; true if the board is gone by that. */
    private boolean reset() {
        askedToDetach = false;
        if (device.busReset() == ResetOutcome.RESTARTED) {
            leave(timing.restart());
            return true;
        }
        var before = present.orElseThrow();
        var now = describe(before.device().devnum());
        present = now.equals(Optional.of(before)) ? now : described();
        return false;
    }

    private void leave(Duration away) {
        askedToDetach = false;
        present = Optional.empty();
        presentAt = System.nanoTime() + away.plus(timing.settle()).toNanos();
    }

    private Optional<ListedDevice> described() {
        return describe(devnums.getAsLong());
    }

    /** Asks the board what it is, and configures it as any host does. */
    private Optional<ListedDevice> describe(long devnum) {
        var found = Description.of(this::ask).map(description -> listed(description, devnum));
        found.ifPresent(listed ->
                device.control(ControlTransfer.out(0x00, 9, listed.device().configuration(), 0, Bytes.EMPTY)));
        return found;
    }

    private Bytes ask(ControlTransfer transfer) {
        return device.control(transfer) instanceof Reply.Ack ack ? ack.data() : Bytes.EMPTY;
    }

    private ListedDevice listed(Description found, long devnum) {
        var interfaces = found.configuration().interfaces().stream()
                .filter(one -> one.alternate() == 0)
                .sorted(Comparator.comparingInt(UsbInterface::number))
                .map(one -> new ExportedInterface(one.interfaceClass(), one.subclass(), one.protocol()))
                .toList();
        var own = found.device();
        var bytes = found.bytes();
        var exported = new ExportedDevice(
                "/sys/devices/simulated/usb" + path.bus() + "/" + path,
                path.toString(),
                path.bus(),
                devnum,
                ExportedDevice.FULL_SPEED,
                own.vendorId(),
                own.productId(),
                own.bcdDevice(),
                bytes.u8(4) << 16 | bytes.u8(5) << 8 | bytes.u8(6),
                found.configuration().value(),
                bytes.u8(17),
                interfaces.size());
        return new ListedDevice(exported, interfaces);
    }
}
