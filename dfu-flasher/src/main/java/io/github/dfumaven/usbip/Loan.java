// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.enumeration.Description;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbInterface;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A board in the hands of a client: open, with all of its interfaces. What a client's system does to set a device up is
 * done already by the system of this machine, which would not know of it: such requests are answered here, or go through
 * it. For use by one thread.
 */
final class Loan implements AutoCloseable {

    /** USB/IP has no limit: clients take back what is late. */
    private static final Duration UNTIL_TAKEN_BACK = Duration.ofDays(1);

    private static final int TO_DEVICE = 0x00;
    private static final int TO_INTERFACE = 0x01;
    private static final int CLASS_TO_INTERFACE = 0x21;
    private static final int SET_ADDRESS = 5;
    private static final int SET_CONFIGURATION = 9;
    private static final int SET_INTERFACE = 11;
    private static final int DETACH = 0;

    private final UsbBus bus;
    private UsbDevice device;
    private UsbHandle handle;
    private volatile boolean askedToDetach;

    /**
     * Opens a board for a client.
     *
     * @throws UsbException if it is gone, in use, or access is denied
     */
    Loan(UsbBus bus, UsbDevice device) throws UsbException {
        this.bus = bus;
        this.device = device;
        this.handle = open(bus, device);
    }

    /** Returns the board; after a detach it may be another device. */
    UsbDevice device() {
        return device;
    }

    /** Tells whether the board was asked to detach, and is away only for that. */
    boolean isComingBack() {
        return askedToDetach;
    }

    /** Performs a request, for as long as it takes or until the thread is interrupted. */
    TransferResult perform(ControlTransfer transfer) {
        if (PortReset.isMeant(transfer)) {
            return reset();
        }
        // A client's kernel resets the port without a word. Asking for this again is all that is seen of it.
        if (askedToDetach && Description.asksForDevice(transfer)) {
            var reset = reset();
            if (!reset.ok()) {
                return reset;
            }
        }
        if (is(transfer, TO_DEVICE, SET_ADDRESS)) {
            return TransferResult.ack(Bytes.EMPTY);
        }
        if (is(transfer, TO_DEVICE, SET_CONFIGURATION) && device.configuration() != 0) {
            return transfer.value() == device.configuration()
                    ? TransferResult.ack(Bytes.EMPTY)
                    : TransferResult.failed(UsbError.USB_STALL);
        }
        if (is(transfer, TO_INTERFACE, SET_INTERFACE)) {
            return done(() -> handle.selectAlternate(transfer.index(), transfer.value()));
        }
        var result = handle.control(transfer, UNTIL_TAKEN_BACK);
        if (is(transfer, CLASS_TO_INTERFACE, DETACH) && isDfu(transfer.index() & 0xff)) {
            askedToDetach = true;
        }
        return result;
    }

    /** Resets the port. What was asked to detach comes back by that, and the client goes on with it as on a cable. */
    private TransferResult reset() {
        boolean detached = askedToDetach;
        askedToDetach = false;
        var result = done(handle::reset);
        boolean another = result.error()
                .filter(error -> error == UsbError.USB_NOT_FOUND || error == UsbError.USB_NO_DEVICE)
                .isPresent();
        if (!another) {
            return result;
        }
        return detached && goesOn() ? TransferResult.ack(Bytes.EMPTY) : TransferResult.failed(UsbError.USB_NO_DEVICE);
    }

    private boolean goesOn() {
        handle.close();
        try {
            var now = bus.at(device.path()).filter(there -> there.devnum() != device.devnum());
            if (now.isPresent()) {
                handle = open(bus, now.get());
                device = now.get();
            }
            return now.isPresent();
        } catch (UsbException e) {
            return false;
        }
    }

    @Override
    public void close() {
        handle.close();
    }

    /** Claims every interface: for a client the whole device is its own. What is not DFU it can do without. */
    private static UsbHandle open(UsbBus bus, UsbDevice device) throws UsbException {
        var handle = bus.open(device);
        try {
            for (int number : numbers(device, setting -> true)) {
                try {
                    handle.claim(number);
                } catch (UsbException e) {
                    if (numbers(device, Loan::isDfu).contains(number)) {
                        throw e;
                    }
                }
            }
            return handle;
        } catch (UsbException | RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    private static List<Integer> numbers(UsbDevice device, Predicate<UsbInterface> which) {
        return device.interfaces().stream()
                .filter(which)
                .map(UsbInterface::number)
                .distinct()
                .toList();
    }

    private boolean isDfu(int number) {
        return numbers(device, Loan::isDfu).contains(number);
    }

    private static boolean isDfu(UsbInterface setting) {
        return ExportedInterface.of(setting).isDfu();
    }

    private static boolean is(ControlTransfer transfer, int requestType, int request) {
        return transfer.requestType() == requestType && transfer.request() == request;
    }

    /** What is done by the system of this machine. */
    @FunctionalInterface
    private interface Deed {
        void run() throws UsbException;
    }

    private static TransferResult done(Deed deed) {
        try {
            deed.run();
            return TransferResult.ack(Bytes.EMPTY);
        } catch (UsbException e) {
            return TransferResult.failed(e.error());
        }
    }
}
