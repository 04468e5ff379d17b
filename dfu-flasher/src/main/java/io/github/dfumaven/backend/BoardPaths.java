// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.ServerSetup;
import io.github.dfumaven.usbip.UsbIpHost;
import java.util.List;
import java.util.stream.Collectors;

/** Paths of boards as people write them: what the bus leaves no doubt about may be left out. */
public final class BoardPaths {

    private BoardPaths() {}

    /**
     * Returns the path that a text stands for on a bus. On USB/IP the host may be left out if there is only one, and
     * its port if it is the only server of that host, or listens on the usual port.
     *
     * @param path such as {@code 1-10}, {@code bench/1-10} or {@code bench:3241/1-10}
     * @param usb the bus, as {@link BoardBus#open} takes it
     * @return the path as the devices of that bus have it
     * @throws InvalidRequestException if the text is no path, or its host is not one of the bus, or not clear
     */
    public static UsbPath parse(String path, String usb) throws InvalidRequestException {
        var parsed = UsbPath.parse(path);
        if (UsbIpHost.isMeant(usb)) {
            var host = host(path, parsed.host(), UsbIpHost.parse(usb));
            return new UsbPath(host.toString(), parsed.bus(), parsed.ports());
        }
        if (!parsed.host().isEmpty()) {
            throw BackendError.PATH_OF_OTHER_HOST.about(
                    "path", path, "is on the host %s, but the bus is %s", parsed.host(), usb);
        }
        return parsed;
    }

    private static UsbIpHost host(String path, String wanted, List<UsbIpHost> hosts) throws InvalidRequestException {
        var exact = hosts.stream()
                .filter(host -> spelled(host, wanted) || wanted.equalsIgnoreCase(host.toString()))
                .toList();
        if (exact.size() == 1) {
            return exact.get(0);
        }
        var fitting = hosts.stream()
                .filter(host -> wanted.isEmpty() || wanted.equalsIgnoreCase(host.name()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        var all = hosts.stream().map(UsbIpHost::toString).collect(Collectors.joining(", "));
        throw fitting.isEmpty()
                ? BackendError.PATH_OF_OTHER_HOST.about("path", path, "is on the host %s, not on %s", wanted, all)
                : BackendError.PATH_WITHOUT_HOST.about("path", path, "may be on any of %s", all);
    }

    private static boolean spelled(UsbIpHost host, String wanted) {
        return host.port() == ServerSetup.USUAL_PORT && wanted.equalsIgnoreCase(host.name() + ":" + host.port());
    }
}
