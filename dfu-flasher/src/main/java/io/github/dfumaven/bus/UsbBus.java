// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bus;

import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where devices are found: libusb on this machine, simulated boards in this process, or another host. */
public interface UsbBus extends AutoCloseable {

    /**
     * Looks at what is attached now.
     *
     * @return all devices, root hubs left out, in no particular order
     * @throws UsbException if the bus itself, or every part of it, cannot be reached
     */
    List<UsbDevice> devices() throws UsbException;

    /**
     * Looks at what is attached now at one place.
     *
     * @param path the place
     * @return the device there, of any kind
     * @throws UsbException if the bus itself, or the host of that path, cannot be reached
     */
    default Optional<UsbDevice> at(UsbPath path) throws UsbException {
        return devices().stream().filter(device -> device.path().equals(path)).findFirst();
    }

    /**
     * {@return what the last {@link #devices()} could not look at, while other parts of the bus could be reached: the hosts that are
     * missing; none where there is only one}
     */
    default Map<String, UsbException> unreached() {
        return Map.of();
    }

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
