// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.bus;

import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.time.Duration;
import java.util.List;

/** An open device. Not for use by several threads at once. */
public interface UsbHandle extends AutoCloseable {

    /**
     * Takes hold of an interface until the handle is closed, detaching a kernel driver that allows it.
     *
     * @param interfaceNumber bInterfaceNumber
     * @throws UsbException if somebody else holds it, or the device is gone
     */
    void claim(int interfaceNumber) throws UsbException;

    /**
     * Selects an alternate setting of a claimed interface.
     *
     * @param interfaceNumber bInterfaceNumber
     * @param alternate bAlternateSetting
     * @throws UsbException if the device refuses or is gone
     */
    void selectAlternate(int interfaceNumber, int alternate) throws UsbException;

    /**
     * Performs control transfers one behind the other, queued together where the bus can, so that no round trip of the
     * host lies between them. All are performed, whatever the earlier ones give; once the device is gone or silent, the
     * rest fail alike. An interrupt of the thread breaks off what is under way: that and the rest fail with
     * {@link UsbError#USB_INTERRUPTED}, and the thread stays interrupted.
     *
     * @param transfers one or more, in order
     * @param timeout for each of them
     * @return one result a transfer, in the same order
     */
    List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout);

    /**
     * Performs one control transfer.
     *
     * @param transfer what to send or ask
     * @param timeout how long to wait for it
     * @return its result
     */
    default TransferResult control(ControlTransfer transfer, Duration timeout) {
        return control(List.of(transfer), timeout).get(0);
    }

    /**
     * Resets the port. A device that comes back as another one makes this fail with {@link UsbError#USB_NOT_FOUND} or
     * {@link UsbError#USB_NO_DEVICE}; the handle is then useless.
     *
     * @throws UsbException if the device does not come back as it was
     */
    void reset() throws UsbException;

    /** Releases what is claimed and closes the device. */
    @Override
    void close();
}
