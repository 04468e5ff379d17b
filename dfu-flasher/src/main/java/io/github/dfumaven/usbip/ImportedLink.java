// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The connection to an imported device. Once it is broken, all that is asked of it fails in the same way. */
final class ImportedLink implements AutoCloseable {

    private final Link link;
    private final ExportedDevice device;
    private volatile Optional<UsbError> broken = Optional.empty();
    private long lastSeqnum;

    ImportedLink(Link link, ExportedDevice device) {
        this.link = link;
        this.device = device;
    }

    ExportedDevice device() {
        return device;
    }

    /** Tells whether the device can still be reached, as far as that is known without asking it. */
    boolean isUsable() {
        return broken.isEmpty() && !link.isSpoilt();
    }

    /** Tells whether the connection has failed, without a look at it. */
    boolean isBroken() {
        return broken.isPresent();
    }

    List<TransferResult> control(List<ControlTransfer> transfers, Duration timeout) {
        var round = new SubmitRound(link, device.devId(), lastSeqnum, transfers);
        lastSeqnum = round.lastSeqnum();
        if (broken.isEmpty()) {
            try {
                round.perform(timeout);
            } catch (SocketTimeoutException e) {
                broken = Optional.of(UsbError.USB_TIMEOUT);
            } catch (InterruptedIOException e) {
                broken = Optional.of(UsbError.USB_INTERRUPTED);
            } catch (FormatException e) {
                broken = Optional.of(UsbError.USB_HOST_FAULTY);
            } catch (IOException e) {
                // Servers close the connection when the device has left the bus.
                broken = Optional.of(UsbError.USB_NO_DEVICE);
            }
        }
        if (broken.isPresent()) {
            link.close();
        }
        return round.results(broken.orElse(UsbError.USB_TIMEOUT));
    }

    /** Asks for a descriptor or the like; empty if there is no answer. */
    Bytes ask(ControlTransfer transfer, Duration timeout) {
        return control(List.of(transfer), timeout).get(0).data();
    }

    @Override
    public void close() {
        if (broken.isEmpty()) {
            broken = Optional.of(UsbError.USB_NO_DEVICE);
        }
        link.close();
    }
}
