// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bus that several boards' threads look at and open devices of, one at a time. */
final class SharedBus {

    private final UsbBus bus;

    SharedBus(UsbBus bus) {
        this.bus = bus;
    }

    synchronized List<UsbDevice> devices() throws UsbException {
        return bus.devices();
    }

    /** Returns what is plugged in at a place, of any kind. */
    synchronized Optional<UsbDevice> at(UsbPath path) throws UsbException {
        return bus.at(path);
    }

    /** Returns the hosts that the last look at all devices could not reach, while it reached others. */
    synchronized Map<String, UsbException> unreached() {
        return bus.unreached();
    }

    synchronized UsbHandle open(UsbDevice device) throws UsbException {
        return bus.open(device);
    }
}
