// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A bus in this process with devices plugged in. It does what a host and libusb do: enumerates what appears, gives every
 * appearance a new number, and fails with libusb's errors. Several threads may talk to several devices at once.
 *
 * <pre>{@code
 * var bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);
 * bus.plug(UsbPath.of(1, 10), SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(4 << 20)));
 * }</pre>
 */
public final class SimulatedBus implements UsbBus {

    private static final int FIRST_DEVNUM = 2; // 1 is the root hub's
    private static final int LAST_DEVNUM = 127;

    private final ConcurrentMap<UsbPath, SimulatedPort> ports = new ConcurrentSkipListMap<>();
    private final Sleeper sleeper;
    private final BusTiming timing;
    private int nextDevnum = FIRST_DEVNUM;

    /**
     * Creates a bus with nothing on it.
     *
     * @param sleeper where time comes from
     * @param timing how long things take
     */
    public SimulatedBus(Sleeper sleeper, BusTiming timing) {
        this.sleeper = sleeper;
        this.timing = timing;
    }

    /**
     * Plugs a device in, in place of what was there.
     *
     * @param path where
     * @param device a device that is as if just powered on
     */
    public void plug(UsbPath path, SimulatedDevice device) {
        plug(path, device, Duration.ZERO);
    }

    /**
     * Plugs a device in that takes a while to appear.
     *
     * @param path where
     * @param device a device that is as if just powered on
     * @param after how long from now until it is on the bus
     */
    public void plug(UsbPath path, SimulatedDevice device, Duration after) {
        unplug(path);
        ports.put(path, new SimulatedPort(this, path, device, after));
    }

    /**
     * Pulls a device out. It keeps its flash and loses its power.
     *
     * @param path where; nothing happens if nothing is there
     */
    public void unplug(UsbPath path) {
        var port = ports.remove(path);
        if (port != null) {
            port.pullOut();
        }
    }

    /**
     * Makes every attempt to open the device at a path fail from now on.
     *
     * @param path where a device is plugged in
     * @param error such as {@link UsbError#USB_ACCESS}
     */
    public void refuseOpening(UsbPath path, UsbError error) {
        portAt(path).refuseOpening(error);
    }

    /**
     * Makes every attempt to claim an interface of the device at a path fail from now on.
     *
     * @param path where a device is plugged in
     * @param error such as {@link UsbError#USB_BUSY}
     */
    public void refuseClaiming(UsbPath path, UsbError error) {
        portAt(path).refuseClaiming(error);
    }

    @Override
    public List<UsbDevice> devices() {
        return ports.values().stream()
                .map(SimulatedPort::look)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<UsbDevice> at(UsbPath path) {
        return Optional.ofNullable(ports.get(path)).flatMap(SimulatedPort::look);
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        var port = ports.get(device.path());
        if (port == null) {
            throw new UsbException(UsbError.USB_NO_DEVICE, device + ": is gone, so it cannot be opened");
        }
        return port.open(device);
    }

    /** Does nothing: the devices stay plugged in, and the bus can be used again. */
    @Override
    public void close() {}

    Sleeper sleeper() {
        return sleeper;
    }

    BusTiming timing() {
        return timing;
    }

    /** Returns a number that no device has had lately, as long as there are fewer than a hundred or so. */
    synchronized int takeDevnum() {
        int devnum = nextDevnum;
        nextDevnum = devnum == LAST_DEVNUM ? FIRST_DEVNUM : devnum + 1;
        return devnum;
    }

    private SimulatedPort portAt(UsbPath path) {
        var port = ports.get(path);
        if (port == null) {
            throw new IllegalArgumentException("nothing is plugged in at " + path);
        }
        return port;
    }
}
