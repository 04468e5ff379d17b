// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.device.DfuMode;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.Optional;

/**
 * The one way to an open device. Whoever wants to send something to a board comes through here, and what is at the board's
 * place is held against what was asked for and what is known of it: before it is opened, so that nobody else is disturbed,
 * and again when it is open and can no longer be exchanged unnoticed. Each try to open it begins anew.
 */
record Door(SharedBus bus, Clock clock, ProgressListener listener) {

    /** One that has just come may not be ready yet, for the system still binds it. */
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

    private static final Duration OPEN_POLL = Duration.ofMillis(200);
    private static final int ASKED_FOR_SERIAL = 3;

    /** Returns a device with what only the open device tells, or with the reason why it cannot be opened. */
    DfuDevice look(DfuDevice device) {
        try (var link = new DfuLink(bus.open(device.usb()), device, listener)) {
            return DeviceStrings.addTo(device, link);
        } catch (UsbException e) {
            return new DfuDevice(device.usb(), device.interfaces(), Optional.empty(), Optional.of(e));
        }
    }

    /** Returns what keeps a device from being opened and its first interface from being claimed. */
    Optional<DeviceException> obstacle(DfuDevice device) {
        try (var link = new DfuLink(bus.open(device.usb()), device, listener)) {
            link.hold(device.interfaces().get(0).number());
            return Optional.empty();
        } catch (UsbException e) {
            return Optional.of(e);
        }
    }

    /**
     * Opens the board that is meant.
     *
     * @param target what is known of it
     * @param mode the mode in which it is wanted
     * @return the device as it is now, open
     * @throws DfuException if it cannot be opened, another board is there, or the image is not for it
     */
    DfuLink open(Target target, DfuMode mode) throws DfuException {
        long start = clock.now();
        while (true) {
            try {
                return openNow(target, mode);
            } catch (UsbException e) {
                if (!target.isNew() || !clock.within(OPEN_LIMIT, start) || clock.isCancelled()) {
                    throw e;
                }
            }
            clock.pause(OPEN_POLL);
        }
    }

    /**
     * Opens a board that runs an application with a serial port, and takes hold of that.
     *
     * @param app the board as it was when it was chosen
     * @return the same, open, with its serial number
     * @throws DeviceException if it cannot be opened or is not there any more
     */
    DfuLink openSerial(SerialApp app) throws DeviceException {
        var link = new DfuLink(bus.open(app.usb()), app.asDevice(), listener);
        try {
            if (!bus.at(app.usb().path()).equals(Optional.of(app.usb()))) {
                throw new UsbException(UsbError.USB_NO_DEVICE, app.usb() + ": left while it was opened");
            }
            link.hold(app.control());
            return link.of(DeviceStrings.addTo(link.device(), link));
        } catch (UsbException | RuntimeException | Error e) {
            link.close();
            throw e;
        }
    }

    private DfuLink openNow(Target target, DfuMode mode) throws DfuException {
        var now = there(target, mode);
        var link = new DfuLink(bus.open(now.usb()), now, listener);
        try {
            if (!there(target, mode).usb().equals(now.usb())) {
                throw new UsbException(UsbError.USB_NO_DEVICE, now + ": left while it was opened");
            }
            return checked(target, mode, link);
        } catch (DfuException | RuntimeException | Error e) {
            link.close();
            throw e;
        }
    }

    /** Returns what is at the place now, which is or may become the board that is meant. */
    private DfuDevice there(Target target, DfuMode mode) throws DfuException {
        var found = bus.at(target.path());
        var device = found.flatMap(usb -> known(target, usb));
        if (device.isEmpty()) {
            var instead =
                    found.map(usb -> "; " + usb + " is there, without DFU").orElse("");
            throw new UsbException(UsbError.USB_NO_DEVICE, target.seen() + ": is gone" + instead);
        }
        target.checkDescriptors(device.get());
        if (device.get().mode() != mode) {
            throw new UsbException(UsbError.USB_NO_DEVICE, target.seen() + ": is not as it was; now " + device.get());
        }
        return device.get();
    }

    /** What was seen before counts for more than descriptors: some devices are in another mode than those say. */
    private static Optional<DfuDevice> known(Target target, UsbDevice found) {
        return found.equals(target.seen().usb()) ? Optional.of(target.seen()) : DfuDevice.of(found);
    }

    private DfuLink checked(Target target, DfuMode mode, DfuLink link) throws DfuException {
        var told = DeviceStrings.addTo(link.device(), link);
        // A number that did not get through is no other number.
        for (int asked = 1; asked < ASKED_FOR_SERIAL && target.lacksSerial(told); asked++) {
            told = DeviceStrings.addTo(link.device(), link);
        }
        if (target.lacksSerial(told)) {
            there(target, mode);
            throw new UsbException(
                    UsbError.USB_IO, told + ": does not tell its serial number, so it may be another board");
        }
        target.checkSerial(told);
        return link.of(told);
    }
}
