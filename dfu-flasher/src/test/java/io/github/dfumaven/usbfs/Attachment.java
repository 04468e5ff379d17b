// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device from one enumeration to its leaving: its wire, on which one transfer follows the other, and its interfaces.
 */
final class Attachment {

    /** How long a device that was reset is away before it is enumerated anew. */
    private static final Duration AFTER_RESET = Duration.ofMillis(100);

    private final UsbfsMock bench;
    private final SimulatedDevice device;
    private final SysfsDevice sysfs;
    private final Deque<Urb> wire = new ArrayDeque<>();
    private final Map<Integer, UsbfsFile> claims = new HashMap<>();
    private boolean gone;

    /** When the last transfer ended; the one behind it begins then, whenever somebody asks for it. */
    private long freeAt = System.nanoTime();

    private long elapsedUntil = System.nanoTime();

    Attachment(UsbfsMock bench, SimulatedDevice device, SysfsDevice sysfs) {
        this.bench = bench;
        this.device = device;
        this.sysfs = sysfs;
    }

    SimulatedDevice device() {
        return device;
    }

    SysfsDevice sysfs() {
        return sysfs;
    }

    Traffic traffic() {
        return bench.traffic();
    }

    void record(String event) {
        bench.record(sysfs.path() + " " + event);
    }

    boolean gone() {
        synchronized (device) {
            return gone;
        }
    }

    /** Puts a transfer on the wire, behind those that are there. */
    void submit(Urb urb) {
        synchronized (device) {
            wire.add(urb);
            advance();
        }
    }

    /** Takes a transfer off the wire. */
    boolean discard(UsbfsFile file, long address) {
        synchronized (device) {
            advance();
            for (var urb : wire) {
                if (urb.owner() == file && urb.address() == address) {
                    wire.remove(urb);
                    urb.end(Errno.ENOENT, Bytes.EMPTY);
                    file.completed(urb);
                    advance();
                    return true;
                }
            }
            return false;
        }
    }

    /** Lets the device see how much time has passed: a chip may restart by itself. */
    void elapse() {
        synchronized (device) {
            long now = System.nanoTime();
            var time = Duration.ofNanos(now - elapsedUntil);
            elapsedUntil = now;
            if (!gone && device.elapse(time).isPresent()) {
                leave(Optional.of(AFTER_RESET));
            }
        }
    }

    /** Drives the device as far as the time allows. */
    void advance() {
        synchronized (device) {
            elapse();
            for (var head = wire.peek(); head != null; head = wire.peek()) {
                if (!head.started()) {
                    start(head);
                }
                if (gone || !head.ready(System.nanoTime())) {
                    return;
                }
                wire.remove();
                freeAt = head.readyAt();
                head.reportAt(reportAt(head));
                head.owner().completed(head);
            }
        }
    }

    /** Returns how long it takes at least until a program hears of something, or the longest that it may sleep. */
    long nanosToReport(long longest) {
        synchronized (device) {
            var head = wire.peek();
            return head != null && head.endsBySelf() ? Math.min(longest, reportAt(head) - System.nanoTime()) : longest;
        }
    }

    private long reportAt(Urb urb) {
        return urb.readyAt() + bench.timing().turnaround().toNanos();
    }

    private void start(Urb urb) {
        long start = freeAt - urb.submittedAt() > 0 ? freeAt : urb.submittedAt();
        var reply = device.control(urb.transfer());
        urb.start(start + bench.timing().service().plus(device.takeBusy()).toNanos());
        if (gone) {
            return; // pulled out by the test while the device was at work
        }

        if (reply instanceof Reply.Ack ack) {
            boolean fits = ack.data().length() <= urb.transfer().length();
            urb.end(fits ? 0 : Errno.EOVERFLOW, ack.data());
        } else if (reply instanceof Reply.Stall) {
            urb.end(Errno.EPIPE, Bytes.EMPTY);
        } else if (reply instanceof Reply.Silence) {
            urb.hang();
        } else if (reply instanceof Reply.Left left) {
            leave(Optional.of(left.away()));
        }
    }

    /** Fails all that is under way; as long as the files stay open, everything fails in them. */
    void leave(Optional<Duration> away) {
        synchronized (device) {
            if (gone) {
                return;
            }
            gone = true;
            record("leaves");
            for (var urb : wire) {
                urb.end(Errno.ESHUTDOWN, Bytes.EMPTY);
                urb.owner().completed(urb);
            }
            wire.clear();
            bench.left(this, away);
        }
    }

    void powerCycle() {
        synchronized (device) {
            device.powerCycle();
        }
    }

    /** Returns 0, or an error number. */
    int claim(int number, UsbfsFile file) {
        synchronized (device) {
            return claims.computeIfAbsent(number, key -> file) == file ? 0 : Errno.EBUSY;
        }
    }

    int release(int number, UsbfsFile file) {
        synchronized (device) {
            return claims.remove(number, file) ? 0 : Errno.EINVAL;
        }
    }

    void closed(UsbfsFile file) {
        synchronized (device) {
            claims.values().removeIf(file::equals);
            wire.removeIf(urb -> urb.owner() == file);
        }
    }

    /** An interface with a single setting may refuse to select it; the kernel does not mind. */
    int selectAlternate(int number, int alternate) {
        synchronized (device) {
            var transfer = ControlTransfer.out(0x01, 0x0b, alternate, number, Bytes.EMPTY);
            bench.traffic().submitted(transfer, 0);
            var reply = device.control(transfer);
            if (reply instanceof Reply.Left left) {
                leave(Optional.of(left.away()));
                return Errno.ENODEV;
            }
            if (reply instanceof Reply.Silence) {
                return Errno.ETIMEDOUT;
            }
            return reply instanceof Reply.Ack || alternate == 0 ? 0 : Errno.EPIPE;
        }
    }

    int reset() {
        synchronized (device) {
            var outcome = device.busReset();
            record("resets: " + outcome);
            if (outcome == ResetOutcome.SAME && isAsBefore()) {
                return 0;
            }
            leave(Optional.of(AFTER_RESET));
            return Errno.ENODEV;
        }
    }

    private boolean isAsBefore() {
        try {
            return Enumeration.afterReset(device).descriptors().equals(sysfs.descriptors());
        } catch (IllegalStateException e) {
            record("does not answer after the reset: " + e.getMessage());
            return false;
        }
    }
}
