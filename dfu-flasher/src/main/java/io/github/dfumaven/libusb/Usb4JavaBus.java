// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.util.ArrayList;
import java.util.List;
import org.usb4java.Device;
import org.usb4java.DeviceHandle;

/**
 * The devices of this machine, through libusb and usb4java. Looking does not open them, so those that may not be opened
 * are found too. Safe for use by several threads; each handle belongs to one.
 */
public final class Usb4JavaBus implements UsbBus {

    static {
        // usb4java is no module: where we are one, it is on the class path. Elsewhere this does nothing.
        var loader = Usb4JavaBus.class.getClassLoader();
        Usb4JavaBus.class.getModule().addReads(loader.getUnnamedModule());
    }

    /** Holds the library's threads and caches while nothing else does. */
    private final LibUsbContext keeper;

    private Usb4JavaBus(LibUsbContext keeper) {
        this.keeper = keeper;
    }

    /**
     * {@return the bus of this machine: a bus, to be closed}
     *
     * @throws UsbException with {@link UsbError#USB_UNAVAILABLE} if there are no natives for this platform, they cannot
     *     be unpacked, or the machine has no USB
     */
    public static Usb4JavaBus open() throws UsbException {
        return new Usb4JavaBus(LibUsbContext.open());
    }

    @Override
    public List<UsbDevice> devices() throws UsbException {
        var found = new ArrayList<UsbDevice>();
        try (var context = LibUsbContext.open()) {
            context.forEachDevice(device -> LibUsbDescriptors.read(device).ifPresent(found::add));
        }
        return List.copyOf(found);
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        var context = LibUsbContext.open();
        try {
            return new Usb4JavaHandle(device.path(), context, openIn(context, device));
        } catch (UsbException | RuntimeException | Error e) {
            context.close();
            throw e;
        }
    }

    /** Opens the device that is still the one that was listed: another address means that it was away meanwhile. */
    private static DeviceHandle openIn(LibUsbContext context, UsbDevice wanted) throws UsbException {
        var opened = new ArrayList<DeviceHandle>();
        context.forEachDevice(candidate -> {
            if (opened.isEmpty() && isSame(candidate, wanted)) {
                opened.add(Usb4JavaHandle.open(candidate, wanted));
            }
        });
        if (opened.isEmpty()) {
            throw new UsbException(
                    UsbError.USB_NO_DEVICE, wanted + ": no longer attached under device number " + wanted.devnum());
        }
        return opened.get(0);
    }

    private static boolean isSame(Device candidate, UsbDevice wanted) {
        return LibUsbDescriptors.read(candidate)
                .filter(found -> found.path().equals(wanted.path())
                        && found.devnum() == wanted.devnum()
                        && found.descriptor().equals(wanted.descriptor()))
                .isPresent();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
