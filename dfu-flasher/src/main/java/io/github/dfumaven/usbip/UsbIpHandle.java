// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A device of a USB/IP server, open. Its interfaces are claimed among ourselves only, for the import gives all of it to us.
 *
 * <p>USB/IP has no message for a reset of the port. What Linux servers take for one is tried first; a device that then is
 * there as before, of a server that did not know the request, is let go of and imported again, which resets it on most.
 */
final class UsbIpHandle implements UsbHandle {

    private static final Duration SETUP_TIMEOUT = Duration.ofSeconds(2);

    private final UsbIpBus bus;
    private final HeldDevice held;
    private final Set<Integer> claimed = new HashSet<>();
    private boolean open = true;

    UsbIpHandle(UsbIpBus bus, HeldDevice held) {
        this.bus = bus;
        this.held = held;
    }

    @Override
    public void claim(int interfaceNumber) throws UsbException {
        checkOpen();
        if (held.device().interfaces().stream().noneMatch(setting -> setting.number() == interfaceNumber)) {
            throw new UsbException(UsbError.USB_NOT_FOUND, held.device() + ": has no interface " + interfaceNumber);
        }
        if (!held.link().isUsable()) {
            throw gone();
        }
        bus.claimed(held);
        claimed.add(interfaceNumber);
    }

    @Override
    public void selectAlternate(int interfaceNumber, int alternate) throws UsbException {
        checkOpen();
        if (!claimed.contains(interfaceNumber)) {
            throw new UsbException(
                    UsbError.USB_NOT_FOUND, held.device() + ": interface " + interfaceNumber + " has not been claimed");
        }
        var result = control(ControlTransfer.out(0x01, 11, alternate, interfaceNumber, Bytes.EMPTY), SETUP_TIMEOUT);
        if (result.error().isPresent()) {
            throw new UsbException(
                    result.error().get(),
                    held.device() + ": does not select setting " + alternate + " of interface " + interfaceNumber);
        }
    }

    @Override
    public List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
        checkOpen();
        return held.link().control(transfers, timeout);
    }

    @Override
    public void reset() throws UsbException {
        checkOpen();
        boolean understood = control(PortReset.REQUEST, SETUP_TIMEOUT).ok();
        if (held.link().isBroken()) {
            throw gone();
        }
        var now = HeldDevice.describe(held.link(), SETUP_TIMEOUT);
        if (held.link().isBroken()) {
            throw gone();
        }
        boolean same = now.filter(
                        told -> DeviceViews.of(held.device().path(), held.link().device(), told)
                                .equals(held.device()))
                .isPresent();
        if (!same) {
            held.link().close();
            throw new UsbException(UsbError.USB_NOT_FOUND, held.device() + ": is another device after the reset");
        }
        if (!understood) {
            bus.importAgain(held);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            bus.giveBack(held);
        }
    }

    private UsbException gone() {
        return new UsbException(UsbError.USB_NO_DEVICE, held.device() + ": has left the bus");
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException(held.device() + ": the handle is closed");
        }
    }
}
