// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The USB of a machine that has none: child processes see the simulated devices that are plugged in here. Two children
 * at a time are fine, but only one of them may wait for devices to come and go.
 */
public final class UsbfsMock implements AutoCloseable {

    /** A child that looks at the bus again sees the device missing for at least so long. */
    private static final Duration LEAST_ABSENCE = Duration.ofMillis(150);

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int LONGEST_SOCKET = 107;
    private static final int MOST_DEVNUM = 127;

    private final Path root;
    private final Path library;
    private final SysfsTree tree;
    private final UdevMonitor monitor;
    private final IoctlServer others;
    private final ScheduledThreadPoolExecutor later =
            new ScheduledThreadPoolExecutor(1, task -> daemon(task, "usbfs bus"));

    /** Guards what follows; always taken after the lock of a device, never before. */
    private final Object lock = new Object();

    private final Map<UsbPath, Attachment> attached = new LinkedHashMap<>();
    private final Map<UsbPath, SysfsDevice> hubs = new HashMap<>();
    private final Map<UsbPath, IoctlServer> servers = new HashMap<>();
    private final Map<Integer, Integer> devnums = new HashMap<>();
    private final List<UsbPath> denied = new ArrayList<>();
    private final List<String> record = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private volatile UrbTiming timing = UrbTiming.NONE;
    private volatile boolean closed;

    private UsbfsMock(Path root, Path library) throws IOException {
        this.root = root;
        this.library = library;
        this.tree = SysfsTree.create(root);
        this.monitor = new UdevMonitor(root);
        later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = later.scheduleWithFixedDelay(this::elapse, 0, 10, TimeUnit.MILLISECONDS);
        this.others = IoctlServer.refusing(root.resolve("ioctl/_default"));
        synchronized (lock) {
            addHub(new UsbPath("", 1, List.of()));
        }
    }

    /** Starts a bench without devices, or skips the calling test and says what to install for it. */
    public static UsbfsMock start() {
        var library = Preload.require();
        try {
            var root = Files.createTempDirectory("usbfs").toRealPath();
            if (root.resolve("ioctl/dev/bus/usb/001/001").toString().length() > LONGEST_SOCKET) {
                throw new IllegalStateException(root + " is too long for sockets; set java.io.tmpdir to a shorter one");
            }
            return new UsbfsMock(root, library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the calling test, saying why, when dfu-util is not installed. */
    public static void requireDfuUtil() {
        Preload.requireProgram("dfu-util", "dfu-util");
    }

    /** Plugs a device in, which is enumerated when this returns. Hubs on its path are put in as needed. */
    public void plug(UsbPath path, SimulatedDevice device) {
        monitor("add", attach(path, device));
    }

    /** Pulls a device out; does nothing when it is just away. May be called from within the device itself. */
    public void unplug(UsbPath path) {
        Attachment attachment;
        synchronized (lock) {
            attachment = attached.get(path);
        }
        if (attachment != null) {
            attachment.leave(Optional.empty());
            attachment.powerCycle();
        }
    }

    /** Denies the access to whatever is, or will be, plugged in at a path. To be called before it is plugged in. */
    public void deny(UsbPath path) {
        synchronized (lock) {
            denied.add(path);
        }
    }

    /** Makes control transfers take time. */
    public void timing(UrbTiming times) {
        timing = times;
    }

    UrbTiming timing() {
        return timing;
    }

    /** Returns what was submitted so far, to all devices. */
    public Traffic traffic() {
        return traffic;
    }

    /** Returns what the children did, in order, as in {@code 1-10 submit a1 03 0000 0002 0006 <}. */
    public List<String> record() {
        synchronized (lock) {
            return List.copyOf(record);
        }
    }

    void record(String event) {
        synchronized (lock) {
            record.add(event);
        }
    }

    /** Returns the variables that make a child process see this bench. */
    public Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "UMOCKDEV_DIR", root.toString());
    }

    /** Starts a program that sees this bench. */
    public Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(isAnyDenied() ? Children.obeyingPermissions(command) : command);
        builder.environment().putAll(environment());
        return builder.start();
    }

    /** Runs a program that sees this bench to its end. */
    public Finished run(List<String> command) throws IOException, InterruptedException {
        return Children.finish(start(command), LIMIT);
    }

    private boolean isAnyDenied() {
        synchronized (lock) {
            return !denied.isEmpty();
        }
    }

    private SysfsDevice attach(UsbPath path, SimulatedDevice device) {
        synchronized (device) {
            var enumerated = Enumeration.of(device);
            synchronized (lock) {
                for (int depth = 0; depth < path.ports().size(); depth++) {
                    addHub(new UsbPath("", path.bus(), path.ports().subList(0, depth)));
                }
                var sysfs = new SysfsDevice(
                        path, nextDevnum(path.bus()), enumerated.descriptors(), enumerated.configuration(), 12);
                var attachment = new Attachment(this, device, sysfs);
                try {
                    servers.put(
                            path,
                            IoctlServer.listen(tree.socket(sysfs), line -> new UsbfsFile(attachment, line).serve()));
                    tree.add(sysfs, !denied.contains(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                attached.put(path, attachment);
                record.add(path + " arrives");
                return sysfs;
            }
        }
    }

    private void addHub(UsbPath path) {
        if (hubs.containsKey(path)) {
            return;
        }
        var hub = SysfsDevice.hub(path, nextDevnum(path.bus()));
        hubs.put(path, hub);
        try {
            tree.add(hub, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Linux does it: the next one that is free, and after the last the first; libusb knows none above 255. */
    private int nextDevnum(int bus) {
        var taken = Stream.concat(
                        hubs.values().stream(), attached.values().stream().map(Attachment::sysfs))
                .filter(found -> found.path().bus() == bus)
                .map(SysfsDevice::devnum)
                .collect(Collectors.toSet());
        int next = devnums.getOrDefault(bus, 0);
        do {
            next = next % MOST_DEVNUM + 1;
        } while (taken.contains(next));
        devnums.put(bus, next);
        return next;
    }

    /** Called when a device left, with its lock held; it may come back by itself. */
    void left(Attachment attachment, Optional<Duration> away) {
        var sysfs = attachment.sysfs();
        synchronized (lock) {
            attached.remove(sysfs.path());
            try {
                tree.remove(sysfs);
                var server = servers.remove(sysfs.path());
                if (server != null) {
                    server.stopListening();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        later.execute(() -> monitor("remove", sysfs));
        if (away.isPresent()) {
            var absence = Math.max(away.get().toMillis(), LEAST_ABSENCE.toMillis());
            var unused =
                    later.schedule(() -> comeBack(sysfs.path(), attachment.device()), absence, TimeUnit.MILLISECONDS);
        }
    }

    private void elapse() {
        List<Attachment> all;
        synchronized (lock) {
            all = List.copyOf(attached.values());
        }
        all.forEach(Attachment::elapse);
    }

    private void comeBack(UsbPath path, SimulatedDevice device) {
        if (closed) {
            return;
        }
        try {
            plug(path, device);
        } catch (RuntimeException e) {
            record(path + " does not come back: " + e);
        }
    }

    private void monitor(String action, SysfsDevice device) {
        try {
            monitor.send(action, device);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        closed = true;
        later.shutdown();
        try {
            later.awaitTermination(10, TimeUnit.SECONDS);
            synchronized (lock) {
                for (var server : servers.values()) {
                    server.close();
                }
            }
            others.close();
            SysfsTree.deleteTree(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
