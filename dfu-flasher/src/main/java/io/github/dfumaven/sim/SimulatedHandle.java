// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open device on a simulated bus: does the waiting, and leaves the rest to the port. */
final class SimulatedHandle implements UsbHandle {

    private static final int SET_INTERFACE = 11;
    private static final Duration SETUP_TIMEOUT = Duration.ofSeconds(1);

    private final Sleeper sleeper;
    private final Duration roundTrip;
    private final SimulatedPort port;
    private final UsbDevice device;
    private boolean closed;

    SimulatedHandle(SimulatedBus bus, SimulatedPort port, UsbDevice device) {
        this.sleeper = bus.sleeper();
        this.roundTrip = bus.timing().roundTrip();
        this.port = port;
        this.device = device;
    }

    UsbDevice device() {
        return device;
    }

    @Override
    public void claim(int interfaceNumber) throws UsbException {
        checkOpen();
        port.claim(this, interfaceNumber);
    }

    @Override
    public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
        checkOpen();
        if (!port.isClaimed(this, interfaceNumber)) {
            throw new UsbException(
                    UsbError.USB_NOT_FOUND, device + ": interface " + interfaceNumber + " has not been claimed");
        }
        var result = control(
                ControlTransfer.out(0x01, SET_INTERFACE, alternate, interfaceNumber, Bytes.EMPTY), SETUP_TIMEOUT);
        if (result.error().isPresent()) {
            throw new UsbException(
                    result.error().get(),
                    device + ": does not select setting " + alternate + " of interface " + interfaceNumber);
        }
    }

    @Override
    public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
        checkOpen();
        var results = new ArrayList<TransferResult>();
        Optional<UsbError> end = sleeps(roundTrip) ? Optional.empty() : Optional.of(UsbError.USB_INTERRUPTED);
        for (var transfer : transfers) {
            if (end.isPresent()) {
                results.add(TransferResult.failed(end.get()));
                continue;
            }
            var result = perform(transfer, timeout);
            results.add(result);
            end = result.error().filter(SimulatedHandle::endsTheRest);
        }
        return results;
    }

    @Override
    public void reset() throws UsbException {
        checkOpen();
        port.reset(this);
    }

    @Override
    public void close() {
        closed = true;
        port.releaseAll(this);
    }

    private TransferResult perform(ControlTransfer transfer, Duration timeout) {
        var outcome = port.perform(this, transfer);
        var work = Duration.ofNanos(Math.max(0, outcome.readyAt() - sleeper.nanoTime()));
        boolean silent =
                outcome.result().error().filter(UsbError.USB_TIMEOUT::equals).isPresent();
        if (silent || work.compareTo(timeout) > 0) {
            return TransferResult.failed(sleeps(timeout) ? UsbError.USB_TIMEOUT : UsbError.USB_INTERRUPTED);
        }
        return sleeps(work) ? outcome.result() : TransferResult.failed(UsbError.USB_INTERRUPTED);
    }

    private boolean sleeps(Duration time) {
        if (time.isZero()) {
            return true;
        }
        try {
            sleeper.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException(device + ": the handle is closed");
        }
    }

    private static boolean endsTheRest(UsbError error) {
        return error == UsbError.USB_NO_DEVICE || error == UsbError.USB_TIMEOUT || error == UsbError.USB_INTERRUPTED;
    }
}
