// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flash;

import io.github.dfumaven.bytes.ByteReader;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Does to a device what a host does when it is plugged in. */
final class Enumeration {

    private static final int DEVICE = 1;
    private static final int CONFIGURATION = 2;
    private static final int INTERFACE = 4;

    private Enumeration() {}

    static UsbDevice of(SimulatedDevice device, UsbPath path, int devnum) {
        try {
            var descriptor = DeviceDescriptor.read(new ByteReader(get(device, DEVICE, 18)));
            var config = get(device, CONFIGURATION, 4096);
            configure(device);
            return parse(config, descriptor, path, devnum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void configure(SimulatedDevice device) {
        device.control(ControlTransfer.out(0, 9, 1, 0, Bytes.EMPTY));
    }

    private static Bytes get(SimulatedDevice device, int type, int length) {
        var reply = device.control(ControlTransfer.in(0x80, 6, type << 8, 0, length));
        if (reply instanceof Reply.Ack ack) {
            return ack.data();
        }
        throw new IllegalStateException("no descriptor " + type + ": " + reply);
    }

    private static UsbDevice parse(Bytes config, DeviceDescriptor descriptor, UsbPath path, int devnum) {
        var interfaces = new ArrayList<UsbInterface>();
        var extra = new ArrayList<Bytes>();
        Bytes head = Bytes.EMPTY;
        Bytes common = Bytes.EMPTY;
        int value = config.u8(5);
        for (int at = config.u8(0); at < config.length(); at += config.u8(at)) {
            var one = config.slice(at, at + config.u8(at));
            if (one.u8(1) != INTERFACE) {
                extra.add(one);
                continue;
            }
            common = close(interfaces, head, extra, value, common);
            head = one;
        }
        common = close(interfaces, head, extra, value, common);
        return new UsbDevice(path, devnum, descriptor, value, interfaces, common);
    }

    private static Bytes close(List<UsbInterface> interfaces, Bytes head, List<Bytes> extra, int value, Bytes common) {
        var behind = Bytes.concat(extra);
        extra.clear();
        if (head.isEmpty()) {
            return behind;
        }
        interfaces.add(new UsbInterface(
                value, head.u8(2), head.u8(3), head.u8(5), head.u8(6), head.u8(7), head.u8(8), behind));
        return common;
    }
}
