// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.usb.DeviceDescriptor;
import io.github.dfumaven.usb.UsbDevice;
import io.github.dfumaven.usb.UsbInterface;
import io.github.dfumaven.usb.UsbPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A device that misbehaves on request, and takes what is downloaded to it. */
final class ProbeDevice implements SimulatedDevice {

    static final int VENDOR = 0x1209;
    static final int PRODUCT = 0x0d32;
    static final int PRODUCT_AFTER_RESET = 0x0d33;
    static final Bytes ASSOCIATION = Bytes.hex("080b0002fe010000");
    static final Bytes FUNCTIONAL = Bytes.hex("0921050a0040001001");

    private final List<Bytes> blocks = new ArrayList<>();
    private Runnable onPull = () -> {};
    private boolean detached;
    private boolean changed;
    private int state = 2;
    private int fatalBlock = Integer.MAX_VALUE;

    /** Returns what a host is to find where such a device is plugged in; the device number is left out. */
    static UsbDevice expectedAt(UsbPath path) {
        return new UsbDevice(
                path,
                0,
                new DeviceDescriptor(0x0200, 0, 64, VENDOR, PRODUCT, 0x0723, 1, 2, 3, 1),
                1,
                List.of(
                        new UsbInterface(1, 0, 0, 2, 2, 1, 0, Bytes.EMPTY),
                        new UsbInterface(1, 2, 0, 0xfe, 1, 2, 4, Bytes.EMPTY),
                        new UsbInterface(1, 2, 1, 0xfe, 1, 2, 5, FUNCTIONAL)),
                ASSOCIATION);
    }

    /** Says what happens at request 5. */
    ProbeDevice onPull(Runnable action) {
        onPull = action;
        return this;
    }

    /** Says what happens when so many blocks were downloaded. */
    ProbeDevice onBlock(int number, Runnable action) {
        fatalBlock = number;
        return onPull(action);
    }

    synchronized Bytes downloaded() {
        return Bytes.concat(blocks);
    }

    @Override
    public synchronized Reply control(ControlTransfer transfer) {
        return switch (transfer.requestType() << 8 | transfer.request()) {
            case 0x8006 -> descriptor(transfer);
            case 0x0009, 0x010b -> new Reply.Ack(Bytes.EMPTY);
            case 0x2100 -> {
                detached = true;
                yield new Reply.Ack(Bytes.EMPTY);
            }
            case 0x2101 -> download(transfer.data());
            case 0xa103 -> status();
            case 0xc001 -> new Reply.Ack(Bytes.fill(transfer.value(), transfer.length()));
            case 0xc002 -> new Reply.Stall();
            case 0xc003 -> new Reply.Silence();
            case 0x4004 -> new Reply.Left(Duration.ofMillis(transfer.value()));
            case 0xc005 -> {
                onPull.run();
                yield new Reply.Silence();
            }
            case 0xc006 -> new Reply.Ack(Bytes.fill(7, transfer.length() / 2));
            case 0xc007 -> new Reply.Ack(Bytes.fill(7, transfer.length() + 1));
            default -> new Reply.Stall();
        };
    }

    @Override
    public synchronized ResetOutcome busReset() {
        if (!detached) {
            return ResetOutcome.SAME;
        }
        detached = false;
        changed = true;
        return ResetOutcome.CHANGED;
    }

    @Override
    public synchronized void powerCycle() {
        detached = false;
        changed = false;
        state = 2;
    }

    private Reply download(Bytes data) {
        blocks.add(data);
        if (blocks.size() == fatalBlock) {
            onPull.run();
        }
        state = data.length() == 0 ? 6 : 3;
        return new Reply.Ack(Bytes.EMPTY);
    }

    private Reply status() {
        state = state == 3 ? 5 : state == 6 ? 2 : state;
        return new Reply.Ack(Bytes.of(0, 0, 0, 0, state, 0));
    }

    private Reply descriptor(ControlTransfer transfer) {
        int product = changed ? PRODUCT_AFTER_RESET : PRODUCT;
        var answer = switch (transfer.value()) {
            case 0x0100 ->
                Bytes.of(
                        18,
                        1,
                        0x00,
                        0x02,
                        0,
                        0,
                        0,
                        64,
                        VENDOR & 0xff,
                        VENDOR >> 8,
                        product & 0xff,
                        product >> 8,
                        0x23,
                        0x07,
                        1,
                        2,
                        3,
                        1);
            case 0x0200 -> configuration();
            case 0x0300 -> Bytes.of(4, 3, 9, 4);
            default -> Bytes.EMPTY;
        };
        return answer.length() == 0
                ? new Reply.Stall()
                : new Reply.Ack(answer.slice(0, Math.min(answer.length(), transfer.length())));
    }

    private static Bytes configuration() {
        int size = 9 + ASSOCIATION.length() + 9 + 7 + 2 * 9 + FUNCTIONAL.length();
        return Bytes.concat(List.of(
                Bytes.of(9, 2, size, 0, 2, 1, 0, 0x80, 50),
                ASSOCIATION,
                Bytes.of(9, 4, 0, 0, 1, 2, 2, 1, 0),
                Bytes.of(7, 5, 0x81, 3, 8, 0, 10),
                Bytes.of(9, 4, 2, 0, 0, 0xfe, 1, 2, 4),
                Bytes.of(9, 4, 2, 1, 0, 0xfe, 1, 2, 5),
                FUNCTIONAL));
    }
}
