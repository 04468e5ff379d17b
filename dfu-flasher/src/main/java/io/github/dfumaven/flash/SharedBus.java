// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbHandle;
import io.github.dfumaven.usb.UsbPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A bus that several boards' threads look at and open devices of, one at a time. */
final class SharedBus {

    private final UsbBus bus;
    private final ReentrantLock lock = new ReentrantLock();

    SharedBus(UsbBus bus) {
        this.bus = bus;
    }

    List<UsbDevice> devices() throws UsbException {
        lock.lock();
        try {
            return bus.devices();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what is plugged in at a place, of any kind. */
    Optional<UsbDevice> at(UsbPath path) throws UsbException {
        lock.lock();
        try {
            return bus.at(path);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the hosts that the last look at all devices could not reach, while it reached others. */
    Map<String, UsbException> unreached() {
        lock.lock();
        try {
            return bus.unreached();
        } finally {
            lock.unlock();
        }
    }

    UsbHandle open(UsbDevice device) throws UsbException {
        lock.lock();
        try {
            return bus.open(device);
        } finally {
            lock.unlock();
        }
    }
}
