// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.libusb;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.usb4java.Device;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;

/** A device opened through libusb, in a session of its own. */
final class Usb4JavaHandle implements UsbHandle {

    private final UsbPath path;
    private final LibUsbContext context;
    private final DeviceHandle handle;
    private final Deque<Integer> claimed = new ArrayDeque<>();
    private boolean open = true;
    private boolean stuck;

    Usb4JavaHandle(UsbPath path, LibUsbContext context, DeviceHandle handle) {
        this.path = path;
        this.context = context;
        this.handle = handle;
    }

    static DeviceHandle open(Device device, UsbDevice wanted) throws UsbException {
        var handle = new DeviceHandle();
        LibUsbErrors.check(LibUsb.open(device, handle), wanted, "open the device");
        // Where the system cannot do this, there is no kernel driver in the way either.
        LibUsb.setAutoDetachKernelDriver(handle, true);
        return handle;
    }

    @Override
    public void claim(int interfaceNumber) throws UsbException {
        checkOpen();
        LibUsbErrors.check(LibUsb.claimInterface(handle, interfaceNumber), path, "claim interface " + interfaceNumber);
        if (!claimed.contains(interfaceNumber)) {
            claimed.push(interfaceNumber);
        }
    }

    @Override
    public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
        checkOpen();
        LibUsbErrors.check(
                LibUsb.setInterfaceAltSetting(handle, interfaceNumber, alternate),
                path,
                "select setting " + alternate + " of interface " + interfaceNumber);
    }

    @Override
    public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
        checkOpen();
        if (stuck) {
            return transfers.stream()
                    .map(transfer -> TransferResult.failed(UsbError.USB_TIMEOUT))
                    .toList();
        }

        var queue = new LibUsbQueue(context.context(), handle, timeout);
        var results = queue.perform(transfers);
        stuck = queue.abandoned();
        return results;
    }

    @Override
    public void reset() throws UsbException {
        checkOpen();
        LibUsbErrors.check(LibUsb.resetDevice(handle), path, "reset the port");
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }

        open = false;
        if (stuck) {
            // The system still holds transfers of this handle: memory that leaks is better than memory that is used
            // after it was freed.
            return;
        }
        claimed.forEach(number -> LibUsb.releaseInterface(handle, number));
        LibUsb.close(handle);
        context.close();
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException(path + ": the handle is closed");
        }
    }
}
