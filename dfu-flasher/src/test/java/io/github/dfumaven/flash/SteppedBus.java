// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.sim.SimulatedBus;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.TransferResult;
import io.github.dfumaven.usb.UsbBus;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbHandle;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.List;

/** A bus of simulated boards at which something may happen in front of every look, opening, transfer and reset. */
final class SteppedBus implements UsbBus {

    /** What the host is about to do. */
    enum Step {
        LOOK,
        OPEN,
        TRANSFER,
        RESET
    }

    /** Is asked before every step, and may make an opening fail. */
    @FunctionalInterface
    interface Before {
        void step(Step step, UsbPath path, List<ControlTransfer> transfers) throws UsbException;
    }

    private static final UsbPath EVERYWHERE = UsbPath.of(1, 1);

    private final SimulatedBus bus;
    private final Before before;

    SteppedBus(SimulatedBus bus, Before before) {
        this.bus = bus;
        this.before = before;
    }

    @Override
    public List<UsbDevice> devices() throws UsbException {
        before.step(Step.LOOK, EVERYWHERE, List.of());
        return bus.devices();
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        before.step(Step.OPEN, device.path(), List.of());
        return new Handle(bus.open(device), device.path());
    }

    @Override
    public void close() {}

    private final class Handle implements UsbHandle {
        private final UsbHandle handle;
        private final UsbPath path;

        Handle(UsbHandle handle, UsbPath path) {
            this.handle = handle;
            this.path = path;
        }

        @Override
        public void claim(int interfaceNumber) throws UsbException {
            handle.claim(interfaceNumber);
        }

        @Override
        public void release(int interfaceNumber) {
            handle.release(interfaceNumber);
        }

        @Override
        public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
            handle.selectAlternate(interfaceNumber, alternate);
        }

        @Override
        public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
            try {
                before.step(Step.TRANSFER, path, transfers);
            } catch (UsbException e) {
                return transfers.stream()
                        .map(one -> TransferResult.failed(e.error()))
                        .toList();
            }
            return handle.control(transfers, timeout);
        }

        @Override
        public void reset() throws UsbException {
            before.step(Step.RESET, path, List.of());
            handle.reset();
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
