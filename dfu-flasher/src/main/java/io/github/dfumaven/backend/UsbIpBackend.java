// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.backend;

import io.github.dfumaven.access.Machine;
import io.github.dfumaven.access.Surrounded;
import io.github.dfumaven.access.Surroundings;
import io.github.dfumaven.device.Check;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.error.DeviceException;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbip.ServerSetup;
import io.github.dfumaven.usbip.UsbIpHost;
import io.github.dfumaven.usbip.UsbIpHosts;
import io.github.dfumaven.words.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Boards that USB/IP servers export. Access, drivers and cables are matters of their machines, not of this one. */
final class UsbIpBackend extends Backend implements Surrounded, Surroundings {

    static final String WORDS = "usbip://HOST[:PORT] (boards that other hosts lend; several joined by commas)";
    static final String EXAMPLE = "usbip://HOST";

    private static final String SCHEME = "usbip:";

    private final List<UsbIpHost> hosts;

    private UsbIpBackend(String usb, List<UsbIpHost> hosts) {
        super(usb);
        this.hosts = hosts;
    }

    static Optional<Backend> read(String usb) throws InvalidRequestException {
        return usb.startsWith(SCHEME) ? Optional.of(new UsbIpBackend(usb, UsbIpHost.parse(usb))) : Optional.empty();
    }

    @Override
    OpenBus connect(SimulatedSetup setup) throws UsbException {
        return OwnedBus.of(UsbIpHosts.open(hosts));
    }

    @Override
    UsbPath path(String path) throws InvalidRequestException {
        var parsed = UsbPath.parse(path);
        return new UsbPath(host(path, parsed.host()).toString(), parsed.bus(), parsed.ports());
    }

    private UsbIpHost host(String path, String wanted) throws InvalidRequestException {
        var exact = hosts(host -> spelled(host, wanted) || wanted.equalsIgnoreCase(host.toString()));
        if (exact.size() == 1) {
            return exact.get(0);
        }
        var fitting = hosts(host -> wanted.isEmpty() || wanted.equalsIgnoreCase(host.name()));
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        var all = hosts.stream().map(UsbIpHost::toString).collect(Collectors.joining(", "));
        throw fitting.isEmpty()
                ? BackendError.PATH_OF_OTHER_HOST.about("path", path, "is on the host %s, not on %s", wanted, all)
                : BackendError.PATH_WITHOUT_HOST.about("path", path, "may be on any of %s", all);
    }

    private List<UsbIpHost> hosts(Predicate<UsbIpHost> which) {
        return hosts.stream().filter(which).toList();
    }

    private static boolean spelled(UsbIpHost host, String wanted) {
        return host.port() == ServerSetup.USUAL_PORT && wanted.equalsIgnoreCase(host.name() + ":" + host.port());
    }

    @Override
    public Surroundings surroundings(Machine machine) {
        return this;
    }

    @Override
    public String chosenBy() {
        return "--usb " + this + " ";
    }

    @Override
    public Check works(int devices) {
        return Check.ok(this + " answers and exports " + Numbers.counted(devices, "device"));
    }

    @Override
    public Optional<Check> obstacle(DfuDevice device, DeviceException why) {
        return why.code() == UsbError.USB_BUSY
                ? Optional.of(Check.problem(
                        device + ": another USB/IP client, or a program on its own machine, has it",
                        "Let the other client let go of the board (on Linux: usbip port, then usbip detach -p)."))
                : Optional.empty();
    }

    @Override
    public Check noBoard(int devices) {
        return devices == 0
                ? Check.problem(
                        this + " exports no device",
                        "Export the board on its own machine: usbip list -l shows its bus id, and sudo usbip bind -b"
                                + " BUSID exports it (dfu-flasher doctor there says why it does not show up).")
                : Check.problem(
                        "none of the exported devices is a board in a mode that we know of",
                        "Hold BOOT, tap RESET, release BOOT. If it is not listed then, run dfu-flasher doctor on the"
                                + " machine that the board is plugged into.");
    }
}
