// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** The two requests to a server that come before a device is imported. */
record Operations(UsbIpHost host, Duration patience) {

    /** Eight buses with all the addresses that a bus has: more than any computer has boards. */
    static final int MOST_DEVICES = 1024;

    /** Returns what the server has to offer, each bus id once, however often it is listed. */
    List<ListedDevice> list() throws UsbException {
        long deadline = Link.deadline(patience);
        try (var link = Link.connect(host, deadline)) {
            link.write(message(OpHeader.REQ_DEVLIST).toBytes(), deadline);
            header(link, OpHeader.REP_DEVLIST, deadline);
            long count = reader(link, 4, deadline).u32be("number of devices");
            if (count > MOST_DEVICES) {
                throw UsbIpError.USBIP_TOO_LONG.at(8, "a list of %d devices, more than %d", count, MOST_DEVICES);
            }
            var devices = new LinkedHashMap<String, ListedDevice>();
            for (int i = 0; i < count; i++) {
                var device = ExportedDevice.read(reader(link, ExportedDevice.SIZE, deadline));
                var rest = reader(link, device.interfaces() * ExportedInterface.SIZE, deadline);
                devices.putIfAbsent(
                        device.busId(), new ListedDevice(device, ListedDevice.interfaces(rest, device.interfaces())));
            }
            return List.copyOf(devices.values());
        } catch (IOException e) {
            throw failed(e, "list its devices");
        }
    }

    /** Returns the moment at which patience ends, but none after a deadline. */
    long soon(long deadline) {
        long own = Link.deadline(patience);
        return own - deadline < 0 ? own : deadline;
    }

    /** Takes a device for us alone, if that is done by a moment. */
    ImportedLink use(String busId, long deadline) throws UsbException {
        try {
            var link = Link.connect(host, deadline);
            try {
                return new ImportedLink(link, imported(link, busId, deadline));
            } catch (IOException | RuntimeException e) {
                link.close();
                throw e;
            }
        } catch (UsbException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e, "use " + busId);
        }
    }

    private ExportedDevice imported(Link link, String busId, long deadline) throws IOException {
        var request = message(OpHeader.REQ_IMPORT);
        new ImportRequest(busId).write(request);
        link.write(request.toBytes(), deadline);
        long status = header(link, OpHeader.REP_IMPORT, deadline).status();
        if (status != OpHeader.OK) {
            var error = status == OpHeader.NO_DEVICE ? UsbError.USB_NO_DEVICE : UsbError.USB_BUSY;
            throw new UsbException(error, host + "/" + busId + ": " + OpHeader.reason(status));
        }
        var device = ExportedDevice.read(reader(link, ExportedDevice.SIZE, deadline));
        if (!device.busId().equals(busId)) {
            throw UsbIpError.USBIP_BAD_MESSAGE.of("%s was asked for, %s came", busId, device.busId());
        }
        return device;
    }

    private static ByteWriter message(int code) {
        var out = new ByteWriter();
        new OpHeader(code, OpHeader.OK).write(out);
        return out;
    }

    private static OpHeader header(Link link, int code, long deadline) throws IOException {
        return OpHeader.read(reader(link, OpHeader.SIZE, deadline), code);
    }

    private static ByteReader reader(Link link, int size, long deadline) throws IOException {
        return new ByteReader(size == 0 ? Bytes.EMPTY : link.read(size, deadline));
    }

    private UsbException failed(IOException e, String what) {
        var where = "USB/IP server " + host + ": ";
        if (e instanceof FormatException format) {
            return new UsbException(UsbError.USB_HOST_FAULTY, where + "does not " + what + ": " + format.message(), e);
        }
        if (e instanceof SocketTimeoutException) {
            return new UsbException(
                    UsbError.USB_HOST_UNREACHABLE,
                    where + "no answer within " + patience.toMillis() + " ms to the request to " + what,
                    e);
        }
        if (e instanceof InterruptedIOException) {
            return new UsbException(UsbError.USB_INTERRUPTED, where + "interrupted", e);
        }
        if (e instanceof UnknownHostException) {
            return new UsbException(UsbError.USB_HOST_UNREACHABLE, where + "there is no host of that name", e);
        }
        if (e instanceof ConnectException) {
            return new UsbException(
                    UsbError.USB_HOST_UNREACHABLE,
                    where + "cannot connect to port " + host.port() + ": " + e.getMessage(),
                    e);
        }
        return new UsbException(
                UsbError.USB_HOST_FAULTY, where + "broke off when asked to " + what + ": " + e.getMessage(), e);
    }
}
