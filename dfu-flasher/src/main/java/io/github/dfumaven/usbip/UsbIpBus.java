// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The devices of one USB/IP server. The list of a server does not tell enough of a device, so each DFU device is
 * imported once to read its descriptors, all of them side by side and in five seconds. One that somebody else uses, or
 * that does not answer, is listed all the same, with what the list tells, and cannot be opened.
 *
 * <p>Linux servers reset a device when a client lets go of it, and that takes many devices out of DFU mode. So a device
 * in DFU mode, once imported, is kept until this bus is closed, or for five seconds if nothing of it is ever claimed.
 * From the moment an interface of some device is claimed, no further devices are imported on a mere look: they may be
 * somebody else's work. Safe for use by several threads; each handle belongs to one.
 */
final class UsbIpBus implements UsbBus {

    private static final Duration KEPT_UNCLAIMED = Duration.ofSeconds(5);
    /** How long a device may be busy because somebody, or we ourselves, only had a look at it. */
    private static final Duration LOOKED_AT = Duration.ofSeconds(1);

    private static final Duration RELEASED = Duration.ofSeconds(3);

    private final UsbIpHost host;
    private final Operations server;
    private final Duration patience;
    /** What is in our hands, by bus id. */
    private final Map<String, HeldDevice> held = new HashMap<>();
    /** What devices were when they were read, so that none is imported twice for that. */
    private final Map<ListedDevice, UsbDevice> known = new HashMap<>();

    /** What the server listed last, by bus id. */
    private final Map<String, ListedDevice> last = new HashMap<>();

    private final Set<String> claimed = new HashSet<>();
    private final Failures failures;

    private UsbIpBus(UsbIpHost host, Duration patience) {
        this.host = host;
        this.patience = patience;
        this.server = new Operations(host, patience);
        this.failures = new Failures(patience);
    }

    /**
     * {@return the bus of a server that is there: a bus, to be closed}
     *
     * @param host where it is
     * @param patience how long to wait for it
     * @throws UsbException if it cannot be reached, or is no USB/IP server
     */
    static UsbIpBus open(UsbIpHost host, Duration patience) throws UsbException {
        var bus = new UsbIpBus(host, patience);
        bus.server.list();
        return bus;
    }

    @Override
    public synchronized List<UsbDevice> devices() throws UsbException {
        var listed = server.list();
        dropWhatIsStale(listed);
        var all = withHeld(listed);
        known.keySet().removeIf(before -> all.stream().noneMatch(before::isSame));
        failures.keep(all);
        last.clear();
        var places = new LinkedHashMap<ListedDevice, UsbPath>();
        for (var found : all) {
            path(found.device()).ifPresent(path -> {
                last.put(found.device().busId(), found);
                places.put(found, path);
            });
        }
        lookAtStrangers(places);
        return places.entrySet().stream()
                .map(found -> view(found.getKey(), found.getValue()))
                .toList();
    }

    @Override
    public synchronized UsbHandle open(UsbDevice device) throws UsbException {
        var listed = last.get(busId(device.path()));
        if (listed == null) {
            throw new UsbException(UsbError.USB_NO_DEVICE, device + ": is gone, so it cannot be opened");
        }
        var mine = mine(listed);
        if (mine.filter(HeldDevice::isInUse).isPresent()) {
            throw new UsbException(UsbError.USB_BUSY, device + ": is open already");
        }
        if (mine.isPresent() && !mine.get().link().isUsable()) {
            drop(mine.get());
            mine = Optional.empty();
        }
        var now = mine.isPresent() ? mine.get() : hold(listed, device.path());
        if (!now.device().equals(device)) {
            giveBack(now);
            throw new UsbException(
                    UsbError.USB_NO_DEVICE, device + ": is another device by now, or was in use when it was listed");
        }
        now.use();
        return new UsbIpHandle(this, now);
    }

    @Override
    public synchronized void close() {
        held.values().forEach(HeldDevice::close);
        held.clear();
    }

    /** Remembers what is worked on. */
    synchronized void claimed(HeldDevice device) {
        claimed.add(device.busId());
        device.claim();
    }

    /** Takes back what a handle had. It stays imported where letting go would do harm. */
    synchronized void giveBack(HeldDevice device) {
        device.rest();
        if (device.link().isBroken() || !device.isInDfuMode()) {
            drop(device);
        }
    }

    /** Imports the device of a handle anew, which resets it on many servers; fails if it is not as it was. */
    synchronized void importAgain(HeldDevice device) throws UsbException {
        drop(device);
        var again = hold(device.listed(), device.device().path());
        if (!again.device().equals(device.device())) {
            drop(again);
            throw new UsbException(UsbError.USB_NOT_FOUND, device.device() + ": is another device after the reset");
        }
        device.continueOn(again.link());
        held.put(device.busId(), device);
    }

    /** Imports every device of which the list does not tell enough, and gives back what may be given back. */
    private void lookAtStrangers(Map<ListedDevice, UsbPath> places) {
        long now = System.nanoTime();
        long deadline = Link.deadline(patience);
        var looks = new ArrayList<Supplier<Attempt>>();
        places.forEach((listed, path) -> {
            if (isWorthALook(listed)) {
                boolean knownAsBusy = failures.busySince(listed).isPresent();
                long busyUntil = knownAsBusy ? now : now + LOOKED_AT.toNanos();
                looks.add(() -> look(listed, path, busyUntil, deadline));
            }
        });
        // What fails is in use, or dead, or just leaving: then the list is all there is. Opening it will tell.
        SideBySide.run(looks).forEach(attempt -> remember(attempt).ifPresent(this::giveBack));
    }

    /** Lets go at once of what may be let go of: others who look at the same devices wait for it, and we for them. */
    private Attempt look(ListedDevice listed, UsbPath path, long busyUntil, long deadline) {
        var attempt = Attempt.at(server, listed, path, busyUntil, deadline);
        attempt.device().filter(device -> !device.isInDfuMode()).ifPresent(HeldDevice::close);
        return attempt;
    }

    private boolean isWorthALook(ListedDevice listed) {
        return listed.mayHaveDfu()
                && (claimed.isEmpty() || claimed.contains(listed.device().busId()))
                && mine(listed).isEmpty()
                && known(listed).isEmpty()
                && failures.recent(listed).isEmpty();
    }

    private UsbDevice view(ListedDevice listed, UsbPath path) {
        return mine(listed)
                .map(HeldDevice::device)
                .or(() -> known(listed))
                .orElseGet(() -> DeviceViews.ofList(path, listed));
    }

    private Optional<HeldDevice> remember(Attempt attempt) {
        var busId = attempt.listed().device().busId();
        attempt.problem().ifPresent(why -> failures.add(attempt.listed(), why, attempt.startedAt()));
        attempt.device().ifPresent(device -> {
            held.put(busId, device);
            known.put(attempt.listed(), device.device());
            failures.forget(busId);
        });
        return attempt.device();
    }

    private Optional<UsbDevice> known(ListedDevice listed) {
        return known.entrySet().stream()
                .filter(before -> before.getKey().isSame(listed))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<HeldDevice> mine(ListedDevice listed) {
        return Optional.ofNullable(held.get(listed.device().busId()))
                .filter(device ->
                        device.listed().isSame(listed) && !device.link().isBroken());
    }

    /** Imports a device and reads what it is. One that is busy is waited for, but only once. */
    private HeldDevice hold(ListedDevice listed, UsbPath path) throws UsbException {
        var before = failures.recent(listed);
        if (before.isPresent()) {
            throw before.get();
        }
        long now = System.nanoTime();
        long busyUntil = failures.busySince(listed).orElse(now) + RELEASED.toNanos();
        var attempt = Attempt.at(server, listed, path, busyUntil, now + RELEASED.toNanos() + patience.toNanos());
        remember(attempt);
        return attempt.device().orElseThrow(() -> attempt.problem().orElseThrow());
    }

    private void drop(HeldDevice device) {
        held.remove(device.busId(), device);
        device.close();
    }

    /** Lets go of what has left the bus, has come back as another device, or was kept and is not wanted. */
    private void dropWhatIsStale(List<ListedDevice> listed) {
        Predicate<HeldDevice> replaced = device -> listed.stream()
                .anyMatch(other -> other.device().busId().equals(device.busId()) && !other.isSame(device.listed()));
        var stale = held.values().stream()
                .filter(device -> !device.isInUse())
                .filter(device ->
                        !device.link().isUsable() || replaced.test(device) || device.isUnclaimedFor(KEPT_UNCLAIMED))
                .toList();
        stale.forEach(this::drop);
    }

    /** Adds our own to a list: newer Linux servers leave out what is in use. */
    private List<ListedDevice> withHeld(List<ListedDevice> listed) {
        var all = new ArrayList<>(listed);
        for (var device : held.values()) {
            boolean missing =
                    listed.stream().noneMatch(other -> other.device().busId().equals(device.busId()));
            if (missing && !device.link().isBroken()) {
                all.add(device.listed());
            }
        }
        return all;
    }

    /**
     * Returns the path that a bus id is on Linux; other servers follow that. What is none cannot be named by anybody.
     */
    private Optional<UsbPath> path(ExportedDevice device) {
        try {
            var local = UsbPath.parse(device.busId());
            return Optional.of(new UsbPath(host.toString(), local.bus(), local.ports()));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }

    private static String busId(UsbPath path) {
        return new UsbPath("", path.bus(), path.ports()).toString();
    }
}
