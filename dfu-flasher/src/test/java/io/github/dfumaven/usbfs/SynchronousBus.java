// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbBus;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.List;

/** A bus on which every transfer waits until the one before it is back, as in most programs; only to compare with. */
public record SynchronousBus(UsbBus bus) implements UsbBus {

    @Override
    public List<UsbDevice> devices() throws UsbException {
        return bus.devices();
    }

    @Override
    public UsbHandle open(UsbDevice device) throws UsbException {
        return new Handle(bus.open(device));
    }

    @Override
    public void close() {
        bus.close();
    }

    private record Handle(UsbHandle handle) implements UsbHandle {

        @Override
        public void claim(int interfaceNumber) throws UsbException {
            handle.claim(interfaceNumber);
        }

        @Override
        public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
            handle.selectAlternate(interfaceNumber, alternate);
        }

        @Override
        public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
            return transfers.stream()
                    .map(transfer -> handle.control(transfer, timeout))
                    .toList();
        }

        @Override
        public void reset() throws UsbException {
            handle.reset();
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
