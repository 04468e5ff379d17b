// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.enumeration.Description;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place on the bus and the device in it. Its lock guards the device; nobody sleeps while holding it.
 */
final class SimulatedPort {

    /** What a transfer came to, and when the device is done with it. */
    record Outcome(TransferResult result, long readyAt) {}

    private final SimulatedBus bus;
    private final UsbPath path;
    private final SimulatedDevice device;
    private final Map<Integer, SimulatedHandle> claims = new HashMap<>();
    private Optional<UsbDevice> present = Optional.empty();
    private Optional<UsbError> openError = Optional.empty();
    private Optional<UsbError> claimError = Optional.empty();
    private boolean pulledOut;
    private long presentAt;
    private long readyAt;
    private long elapsedUntil;

    SimulatedPort(SimulatedBus bus, UsbPath path, SimulatedDevice device, Duration after) {
        this.bus = bus;
        this.path = path;
        this.device = device;
        this.presentAt = now() + after.toNanos();
        this.readyAt = now();
        this.elapsedUntil = now();
    }

    /** Returns the device if it is on the bus, and sets it up if it has just appeared. */
    synchronized Optional<UsbDevice> look() {
        elapse();
        if (present.isEmpty() && !pulledOut && now() - presentAt >= 0) {
            int devnum = bus.takeDevnum();
            present = Enumeration.afterReset(device, devnum).map(found -> described(found, devnum));
            work();
        }
        return present;
    }

    synchronized SimulatedHandle open(UsbDevice wanted) throws UsbException {
        if (look().filter(there -> there.devnum() == wanted.devnum()).isEmpty()) {
            throw new UsbException(UsbError.USB_NO_DEVICE, wanted + ": is gone, so it cannot be opened");
        }
        if (openError.isPresent()) {
            throw new UsbException(openError.get(), wanted + ": cannot be opened");
        }
        return new SimulatedHandle(bus, this, wanted);
    }

    synchronized void claim(SimulatedHandle handle, int interfaceNumber) throws UsbException {
        checkPresent(handle);
        var device = handle.device();
        if (device.interfaces().stream().noneMatch(setting -> setting.number() == interfaceNumber)) {
            throw new UsbException(UsbError.USB_NOT_FOUND, device + ": has no interface " + interfaceNumber);
        }
        if (claimError.isPresent()) {
            throw new UsbException(claimError.get(), device + ": interface " + interfaceNumber + " cannot be claimed");
        }
        var owner = claims.putIfAbsent(interfaceNumber, handle);
        if (owner != null && owner != handle) {
            throw new UsbException(
                    UsbError.USB_BUSY, device + ": somebody else has claimed interface " + interfaceNumber);
        }
    }

    synchronized void releaseAll(SimulatedHandle handle) {
        claims.values().removeIf(owner -> owner == handle);
    }

    synchronized boolean isClaimed(SimulatedHandle handle, int interfaceNumber) {
        return claims.get(interfaceNumber) == handle;
    }

    synchronized Outcome perform(SimulatedHandle handle, ControlTransfer transfer) {
        if (!isPresent(handle)) {
            return failed(UsbError.USB_NO_DEVICE);
        }
        boolean toInterface = (transfer.requestType() & 0x1f) == 1;
        var owner = claims.get(transfer.index() & 0xff);
        if (toInterface && owner != null && owner != handle) {
            return failed(UsbError.USB_BUSY);
        }

        var reply = device.control(transfer);
        work();
        if (reply instanceof Reply.Ack ack) {
            return new Outcome(received(ack.data(), transfer), readyAt);
        }
        if (reply instanceof Reply.Stall) {
            return failed(UsbError.USB_STALL);
        }
        if (reply instanceof Reply.Left left) {
            leave(left.away().plus(bus.timing().settle()));
            return failed(UsbError.USB_NO_DEVICE);
        }
        return failed(UsbError.USB_TIMEOUT);
    }

    synchronized void reset(SimulatedHandle handle) throws UsbException {
        checkPresent(handle);
        var outcome = device.busReset();
        if (outcome == ResetOutcome.RESTARTED) {
            leave(bus.timing().restart().plus(bus.timing().settle()));
            throw changed(handle);
        }

        var before = handle.device();
        var found = Enumeration.described(device, before.devnum());
        boolean same = found.filter(now -> described(now, before.devnum()).equals(before))
                .isPresent();
        if (outcome == ResetOutcome.CHANGED || !same) {
            leave(bus.timing().settle());
            throw changed(handle);
        }
        found.ifPresent(now -> Enumeration.configure(device, now));
        work();
    }

    synchronized void pullOut() {
        pulledOut = true;
        present = Optional.empty();
        claims.clear();
        device.powerCycle();
    }

    synchronized void refuseOpening(UsbError error) {
        openError = Optional.of(error);
    }

    synchronized void refuseClaiming(UsbError error) {
        claimError = Optional.of(error);
    }

    private void leave(Duration time) {
        present = Optional.empty();
        claims.clear();
        presentAt = now() + time.toNanos();
    }

    /** Lets the device see how much time has passed: a chip may have restarted by itself meanwhile. */
    private void elapse() {
        long now = now();
        var time = Duration.ofNanos(now - elapsedUntil);
        elapsedUntil = now;
        if (!pulledOut) {
            device.elapse(time)
                    .ifPresent(ago -> leave(
                            bus.timing().restart().plus(bus.timing().settle()).minus(ago)));
        }
    }

    /** Sees how long the device is at work with what it was told, behind what it was at work with before. */
    private void work() {
        long now = now();
        readyAt = now + Math.max(readyAt - now, 0) + device.takeBusy().toNanos();
    }

    private boolean isPresent(SimulatedHandle handle) {
        elapse();
        return present.filter(there -> there.devnum() == handle.device().devnum())
                .isPresent();
    }

    private void checkPresent(SimulatedHandle handle) throws UsbException {
        if (!isPresent(handle)) {
            throw new UsbException(UsbError.USB_NO_DEVICE, handle.device() + ": has left the bus");
        }
    }

    private UsbDevice described(Description found, int devnum) {
        return found.at(path, devnum, found.configuration().value());
    }

    private Outcome failed(UsbError error) {
        return new Outcome(TransferResult.failed(error), readyAt);
    }

    private long now() {
        return bus.sleeper().nanoTime();
    }

    private static TransferResult received(Bytes data, ControlTransfer transfer) {
        if (!transfer.isIn()) {
            return TransferResult.ack(Bytes.EMPTY);
        }
        return data.length() > transfer.length()
                ? TransferResult.failed(UsbError.USB_OVERFLOW)
                : TransferResult.ack(data);
    }

    private static UsbException changed(SimulatedHandle handle) {
        return new UsbException(UsbError.USB_NOT_FOUND, handle.device() + ": is another device after the reset");
    }
}
