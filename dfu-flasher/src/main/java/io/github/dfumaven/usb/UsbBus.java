// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usb;

import java.util.List;

/** Where devices are found: libusb on this machine, simulated boards in this process, or another host. */
public interface UsbBus extends AutoCloseable {

    /**
     * Looks at what is attached now.
     *
     * @return all devices, root hubs left out, in no particular order
     * @throws UsbException if the bus itself cannot be reached
     */
    List<UsbDevice> devices() throws UsbException;

    /**
     * Opens a device.
     *
     * @param device one that {@link #devices()} returned
     * @return a handle, to be closed
     * @throws UsbException if it is gone, in use, or access is denied
     */
    UsbHandle open(UsbDevice device) throws UsbException;

    /** Lets go of the bus. Handles must be closed before. */
    @Override
    void close();
}
