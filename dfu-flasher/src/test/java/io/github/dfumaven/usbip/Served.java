// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Simulated devices behind a server of their own. */
public final class Served {

    private Served() {}

    /** Serves devices on a free port; each is as if just powered on. */
    public static UsbIpServer start(Map<UsbPath, ? extends SimulatedDevice> devices) throws IOException {
        return UsbIpServer.start(bus(devices), List.copyOf(devices.keySet()), ServerSetup.local(0));
    }

    /** Serves what is plugged in at these places, now or later, on a free port. */
    public static UsbIpServer start(UsbBus bus, List<UsbPath> places) throws IOException {
        return UsbIpServer.start(bus, places, ServerSetup.local(0));
    }

    static SimulatedBus bus(Map<UsbPath, ? extends SimulatedDevice> devices) {
        var bus = new SimulatedBus(Sleeper.REAL, BusTiming.INSTANT);
        devices.forEach(bus::plug);
        return bus;
    }
}
