// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * The devices of one or more USB/IP servers. Each path begins with its host, and with the port where that is not 3240. All
 * servers are asked at the same time; those that cannot be reached are told of, and the others are used.
 */
public final class UsbIpHosts implements UsbBus {

    /** Servers that are asked at the same time. */
    private static final int MOST_AT_ONCE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** For what no socket limits: a name server that does not answer. */
    private static final Duration SLACK = Duration.ofSeconds(1);
    /** A look is a list, an import of what is new in it, and requests that are taken back. */
    private static final int LOOK_IN_PATIENCES = 3;

    private final List<AskedHost> hosts;
    private final ExecutorService threads;
    private final Duration patience;

    private UsbIpHosts(List<UsbIpHost> hosts, Duration patience) {
        this.patience = patience;
        this.threads = SideBySide.threads("usbip host", Math.min(hosts.size(), MOST_AT_ONCE));
        this.hosts = hosts.stream()
                .map(host -> new AskedHost(host, patience, threads))
                .toList();
    }

    /**
     * {@return the devices of some servers, at least one of which is there: a bus, to be closed}
     *
     * @param hosts where they are, one or more
     * @throws UsbException if none of them can be reached, or is a USB/IP server
     */
    public static UsbIpHosts open(List<UsbIpHost> hosts) throws UsbException {
        return open(hosts, PATIENCE);
    }

    static UsbIpHosts open(List<UsbIpHost> hosts, Duration patience) throws UsbException {
        var opened = new UsbIpHosts(hosts, patience);
        try {
            opened.hosts.forEach(AskedHost::askIfThere);
            opened.answers(patience.plus(SLACK));
            return opened;
        } catch (UsbException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public synchronized List<UsbDevice> devices() throws UsbException {
        hosts.forEach(AskedHost::askForDevices);
        return answers(lookLimit());
    }

    /** Looks at one server only, so that the others cannot keep a board waiting. */
    @Override
    public synchronized Optional<UsbDevice> at(UsbPath path) throws UsbException {
        var host = hosts.stream().filter(candidate -> isOn(candidate, path)).findFirst();
        if (host.isEmpty()) {
            return Optional.empty();
        }
        host.get().askForDevices();
        return host.get().await(lookLimit()).stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst();
    }

    @Override
    public synchronized Map<String, UsbException> unreached() {
        var unreached = new LinkedHashMap<String, UsbException>();
        hosts.forEach(host ->
                host.problem().ifPresent(why -> unreached.put(host.host().toString(), why)));
        return unreached;
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        for (var host : hosts) {
            if (isOn(host, device.path()) && host.bus().isPresent()) {
                return host.bus().get().open(device);
            }
        }
        throw new UsbException(UsbError.USB_NOT_FOUND, device + ": is on none of these hosts");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        hosts.forEach(AskedHost::close);
    }

    private static boolean isOn(AskedHost host, UsbPath path) {
        return host.host().toString().equals(path.host());
    }

    private Duration lookLimit() {
        return patience.multipliedBy(LOOK_IN_PATIENCES).plus(SLACK);
    }

    /** Returns what the servers answer that do; if none does, that is the error. */
    private List<UsbDevice> answers(Duration limit) throws UsbException {
        var all = new ArrayList<UsbDevice>();
        var failures = new ArrayList<UsbException>();
        long deadline = Link.deadline(limit);
        boolean allFailedBefore = hosts.size() == unreached().size();
        for (var host : hosts) {
            try {
                var left = Link.left(deadline);
                all.addAll(allFailedBefore ? host.await(left) : host.answer(left));
            } catch (UsbException e) {
                if (e.error() == UsbError.USB_INTERRUPTED) {
                    throw e;
                }
                failures.add(e);
            }
        }
        if (failures.size() == hosts.size()) {
            throw failures.get(0);
        }
        return all;
    }
}
