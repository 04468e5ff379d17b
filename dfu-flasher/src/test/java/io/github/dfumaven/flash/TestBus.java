// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.Sleeper;
import io.github.dfumaven.usb.TransferResult;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbHandle;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bus of simulated devices on which any transfer can be made to fail. */
final class TestBus implements UsbBus {

    /** So many looks at the bus fail from now on. */
    int unansweredLooks;

    /** Decides what the host sees of one transfer; by default what the device answers. */
    @FunctionalInterface
    interface Wire {
        TransferResult carry(Slot slot, ControlTransfer transfer);
    }

    private final Sleeper sleeper;
    private final Map<UsbPath, Slot> slots = new LinkedHashMap<>();
    private int devnums = 3;
    Wire wire = Slot::deliver;
    /** All class requests, in order. */
    final List<ControlTransfer> seen = new ArrayList<>();
    /** How many transfers were queued together in each call. */
    final List<Integer> queued = new ArrayList<>();

    /** Whatever was opened. */
    final Set<UsbPath> opened = new HashSet<>();

    int resets;

    TestBus(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** A port and what is plugged into it. */
    final class Slot {
        final UsbPath path;
        final SimulatedDevice device;
        long backAt;
        long leavesAt = Long.MAX_VALUE;
        boolean unplugged;
        private long elapsedUntil = sleeper.nanoTime();
        /** How long the device is away whenever it leaves, if not what it says itself. */
        @Nullable
        Duration away;

        @Nullable
        UsbError refusesOpen;

        int refusals = Integer.MAX_VALUE;

        @Nullable
        UsbError resetError;

        @Nullable
        UsbDevice enumerated;

        Slot(UsbPath path, SimulatedDevice device) {
            this.path = path;
            this.device = device;
        }

        boolean present() {
            elapse();
            return !unplugged && sleeper.nanoTime() >= backAt && sleeper.nanoTime() < leavesAt;
        }

        private void elapse() {
            long now = sleeper.nanoTime();
            var time = Duration.ofNanos(now - elapsedUntil);
            elapsedUntil = now;
            device.elapse(time).ifPresent(ago -> leave(Duration.ofMillis(300)));
        }

        UsbDevice look() {
            var known = enumerated;
            if (known == null) {
                // Hosts reset the bus before they ask, some of them twice.
                device.busReset();
                device.busReset();
                known = Enumeration.of(device, path, ++devnums);
                enumerated = known;
            }
            return known;
        }

        void leave(Duration time) {
            enumerated = null;
            backAt = sleeper.nanoTime() + (away == null ? time : away).toNanos();
        }

        TransferResult deliver(ControlTransfer transfer) {
            var reply = device.control(transfer);
            if (reply instanceof Reply.Ack ack) {
                return TransferResult.ack(ack.data());
            }
            if (reply instanceof Reply.Stall) {
                return TransferResult.failed(UsbError.USB_STALL);
            }
            if (reply instanceof Reply.Left left) {
                leave(left.away());
                return TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            return TransferResult.failed(UsbError.USB_TIMEOUT);
        }
    }

    Slot plug(String path, SimulatedDevice device) {
        var ports = path.split("-", -1);
        var slot = new Slot(UsbPath.of(Integer.parseInt(ports[0]), Integer.parseInt(ports[1])), device);
        slots.put(slot.path, slot);
        return slot;
    }

    @Override
    public synchronized List<UsbDevice> devices() throws UsbException {
        if (unansweredLooks-- > 0) {
            throw new UsbException(UsbError.USB_HOST_UNREACHABLE, "no answer in time");
        }
        return slots.values().stream().filter(Slot::present).map(Slot::look).toList();
    }

    @Override
    public synchronized UsbHandle open(UsbDevice device) throws UsbException {
        opened.add(device.path());
        var slot = slots.get(device.path());
        if (slot == null || !slot.present() || !slot.look().equals(device)) {
            throw new UsbException(UsbError.USB_NO_DEVICE, device + ": open failed");
        }
        var refusal = slot.refusesOpen;
        if (refusal != null && slot.refusals-- > 0) {
            throw new UsbException(refusal, device + ": open failed");
        }
        return new Handle(slot, device);
    }

    @Override
    public void close() {}

    private final class Handle implements UsbHandle {
        private final Slot slot;
        private final UsbDevice opened;

        Handle(Slot slot, UsbDevice opened) {
            this.slot = slot;
            this.opened = opened;
        }

        @Override
        public void claim(int interfaceNumber) {}

        @Override
        public void release(int interfaceNumber) {}

        @Override
        public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
            var transfer = ControlTransfer.out(1, 11, alternate, interfaceNumber, Bytes.EMPTY);
            var result = control(transfer, Duration.ofSeconds(1));
            if (!result.ok()) {
                throw new UsbException(result.error().orElseThrow(), "SET_INTERFACE failed");
            }
        }

        @Override
        public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
            synchronized (TestBus.this) {
                if ((transfers.get(0).requestType() & 0x60) == 0x20) {
                    queued.add(transfers.size());
                }
                var results = new ArrayList<TransferResult>();
                var broken = new ArrayList<TransferResult>();
                for (var transfer : transfers) {
                    var result = broken.isEmpty() ? one(transfer) : broken.get(0);
                    if (result.error()
                            .filter(e -> e == UsbError.USB_NO_DEVICE || e == UsbError.USB_TIMEOUT)
                            .isPresent()) {
                        broken.add(result);
                    }
                    results.add(result);
                }
                return results;
            }
        }

        private TransferResult one(ControlTransfer transfer) {
            if ((transfer.requestType() & 0x60) == 0x20) {
                seen.add(transfer);
            }
            if (!slot.present() || !opened.equals(slot.enumerated)) {
                return TransferResult.failed(UsbError.USB_NO_DEVICE);
            }
            return wire.carry(slot, transfer);
        }

        @Override
        public void reset() throws UsbException {
            synchronized (TestBus.this) {
                resets++;
                if (!slot.present() || !opened.equals(slot.enumerated)) {
                    throw new UsbException(UsbError.USB_NO_DEVICE, opened + ": reset failed");
                }
                var outcome = slot.device.busReset();
                if (outcome == ResetOutcome.SAME) {
                    Enumeration.configure(slot.device);
                    return;
                }
                slot.leave(outcome == ResetOutcome.CHANGED ? Duration.ZERO : Duration.ofMillis(300));
                throw new UsbException(UsbError.USB_NOT_FOUND, opened + ": reset failed");
            }
        }

        @Override
        public void close() {}
    }
}
