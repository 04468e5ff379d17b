// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * The devices of one or more USB/IP servers. Each path begins with its host, and with the port where that is not 3240.
 */
public final class UsbIpHosts implements UsbBus {

    private final List<UsbIpBus> buses;

    private UsbIpHosts(List<UsbIpBus> buses) {
        this.buses = List.copyOf(buses);
    }

    /**
     * Returns the devices of some servers, all of which are there.
     *
     * @param usb as {@link UsbIpHost#parse} takes it
     * @return a bus, to be closed
     * @throws InvalidRequestException if the text does not name servers
     * @throws UsbException if one of them cannot be reached, or is no USB/IP server
     */
    public static UsbIpHosts open(String usb) throws InvalidRequestException, UsbException {
        var opened = new ArrayList<UsbIpBus>();
        try {
            for (var host : UsbIpHost.parse(usb)) {
                opened.add(UsbIpBus.open(host));
            }
        } catch (UsbException e) {
            opened.forEach(UsbIpBus::close);
            throw e;
        }
        return new UsbIpHosts(opened);
    }

    @Override
    public List<UsbDevice> devices() throws UsbException {
        var all = new ArrayList<UsbDevice>();
        for (var bus : buses) {
            all.addAll(bus.devices());
        }
        return all;
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        for (var bus : buses) {
            if (bus.host().toString().equals(device.path().host())) {
                return bus.open(device);
            }
        }
        throw new UsbException(UsbError.USB_NOT_FOUND, device + ": is on none of these hosts");
    }

    @Override
    public void close() {
        buses.forEach(UsbIpBus::close);
    }
}
