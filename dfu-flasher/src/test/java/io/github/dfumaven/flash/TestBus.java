// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.time.Sleeper;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A bus of simulated boards that remembers what the host did, and on which something may happen: in front of every look,
 * opening, reset and group of transfers, and to any transfer.
 */
final class TestBus implements UsbBus {

    /** What the host is about to do. */
    enum Step {
        LOOK,
        OPEN,
        TRANSFER,
        RESET
    }

    /** Is asked before every step, and may make it fail. */
    @FunctionalInterface
    interface Before {
        void step(Step step, UsbPath path, List<ControlTransfer> transfers) throws UsbException;
    }

    /** Decides what the host sees of one transfer; by default what the device answers. */
    @FunctionalInterface
    interface Wire {
        TransferResult carry(Slot slot, ControlTransfer transfer);
    }

    private static final UsbPath EVERYWHERE = UsbPath.of(1, 1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final BusTiming TIMING = new BusTiming(Duration.ZERO, Duration.ZERO, Duration.ofMillis(300));

    private final SimulatedBus bus;
    private final Map<UsbPath, Slot> slots = new ConcurrentHashMap<>();
    Before before;
    Wire wire = Slot::deliver;

    /** All class requests, in order. */
    final List<ControlTransfer> seen = Collections.synchronizedList(new ArrayList<>());
    /** How many of them were queued together each time. */
    final List<Integer> queued = Collections.synchronizedList(new ArrayList<>());
    /** Where somebody opened something. */
    final Set<UsbPath> opened = ConcurrentHashMap.newKeySet();

    /** What was opened and not closed again. */
    final Set<UsbHandle> stillOpen = ConcurrentHashMap.newKeySet();

    int resets;

    /** Creates a bus of its own, on which nothing takes time but a restart and what devices ask for. */
    TestBus(Sleeper sleeper) {
        this(new SimulatedBus(sleeper, TIMING), (step, path, transfers) -> {});
    }

    TestBus(SimulatedBus bus, Before before) {
        this.bus = bus;
        this.before = before;
    }

    /** A port and what is plugged into it. */
    final class Slot {
        final UsbPath path;
        private @Nullable SimulatedDevice device;
        private @Nullable UsbHandle handle;

        Slot(UsbPath path) {
            this.path = path;
        }

        TransferResult deliver(ControlTransfer transfer) {
            return Objects.requireNonNull(handle).control(transfer, TIMEOUT);
        }

        void unplug() {
            TestBus.this.unplug(path);
        }

        /** Makes the device lose its power for a while. */
        void restart(Duration away) {
            bus.plug(path, Objects.requireNonNull(device), away);
        }

        void refuseOpening(UsbError error) {
            bus.refuseOpening(path, error);
        }
    }

    Slot plug(String path, SimulatedDevice device) {
        return plug(path, device, Duration.ZERO);
    }

    Slot plug(String path, SimulatedDevice device, Duration after) {
        var ports = path.split("-", -1);
        var slot = slot(UsbPath.of(Integer.parseInt(ports[0]), Integer.parseInt(ports[1])));
        slot.device = device;
        slot.restart(after);
        return slot;
    }

    void unplug(UsbPath path) {
        bus.unplug(path);
    }

    private Slot slot(UsbPath path) {
        return slots.computeIfAbsent(path, Slot::new);
    }

    @Override
    public List<UsbDevice> devices() throws UsbException {
        before.step(Step.LOOK, EVERYWHERE, List.of());
        return bus.devices();
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        opened.add(device.path());
        before.step(Step.OPEN, device.path(), List.of());
        return new Handle(bus.open(device), device);
    }

    @Override
    public void close() {}

    private final class Handle implements UsbHandle {
        private final UsbHandle handle;
        private final UsbDevice device;
        private final Slot slot;

        Handle(UsbHandle handle, UsbDevice device) {
            this.handle = handle;
            this.device = device;
            this.slot = slot(device.path());
            slot.handle = handle;
            stillOpen.add(this);
        }

        @Override
        public void claim(int interfaceNumber) throws UsbException {
            handle.claim(interfaceNumber);
        }

        @Override
        public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
            var transfer = ControlTransfer.out(1, 11, alternate, interfaceNumber, Bytes.EMPTY);
            var error = control(transfer, TIMEOUT).error();
            if (error.isPresent()) {
                throw new UsbException(error.get(), "SET_INTERFACE failed");
            }
        }

        @Override
        public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
            var ofTheClass = transfers.stream()
                    .filter(transfer -> (transfer.requestType() & 0x60) == 0x20)
                    .toList();
            if (!ofTheClass.isEmpty()) {
                seen.addAll(ofTheClass);
                queued.add(transfers.size());
            }
            try {
                before.step(Step.TRANSFER, slot.path, transfers);
            } catch (UsbException e) {
                return Collections.nCopies(transfers.size(), TransferResult.failed(e.error()));
            }
            var results = new ArrayList<TransferResult>();
            for (var transfer : transfers) {
                var last = results.isEmpty() ? null : results.get(results.size() - 1);
                results.add(last != null && endsTheRest(last) ? last : carry(transfer));
            }
            return results;
        }

        private TransferResult carry(ControlTransfer transfer) {
            boolean there = bus.at(slot.path)
                    .filter(now -> now.devnum() == device.devnum())
                    .isPresent();
            return there ? wire.carry(slot, transfer) : TransferResult.failed(UsbError.USB_NO_DEVICE);
        }

        private static boolean endsTheRest(TransferResult result) {
            return result.error()
                    .filter(error -> error == UsbError.USB_NO_DEVICE || error == UsbError.USB_TIMEOUT)
                    .isPresent();
        }

        @Override
        public void reset() throws UsbException {
            before.step(Step.RESET, slot.path, List.of());
            resets++;
            handle.reset();
        }

        @Override
        public void close() {
            stillOpen.remove(this);
            handle.close();
        }
    }
}
