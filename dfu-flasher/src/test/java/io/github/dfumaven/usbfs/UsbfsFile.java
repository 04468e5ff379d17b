// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A device node that a child process has open.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/driver-api/usb/usb.html#the-usb-character-device-nodes">Linux, USB
 *     character device nodes</a>
 */
final class UsbfsFile {

    private static final int CONTROL_URB = 2;
    private static final int URB_SIZE = 56;
    private static final int URB_BUFFER = 16;
    private static final int URB_BUFFER_LENGTH = 24;
    private static final int URB_STATUS = 4;
    private static final int URB_ACTUAL_LENGTH = 28;
    private static final int SETUP = 8;
    private static final int CAPABILITIES = 0x01 | 0x04 | 0x10;
    private static final int FULL_SPEED = 2;

    /** To {@code poll} the node is always ready: a client that finds nothing asks again at once, so it waits here. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final Attachment attachment;
    private final IoctlLine line;

    /** Guarded by the device: what was submitted here and not reaped, and the part of it that is through. */
    private int pending;

    private final Deque<Urb> completed = new ArrayDeque<>();

    UsbfsFile(Attachment attachment, IoctlLine line) {
        this.attachment = attachment;
        this.line = line;
    }

    void serve() throws IOException {
        attachment.record("open");
        try {
            line.serve(this::ioctl);
        } finally {
            attachment.record("close");
            attachment.closed(this);
        }
    }

    private int ioctl(int request, long argument) throws IOException {
        int number = request & 0xff;
        boolean isReap = number == 12 || number == 13;
        if (attachment.gone() && !isReap) {
            return Errno.ENODEV;
        }

        return switch (number) {
            case 4 -> selectAlternate(argument);
            case 8, 18 -> Errno.ENODATA;
            case 10 -> submit(argument);
            case 11 -> discard(argument);
            case 12 -> reap(argument, true);
            case 13 -> reap(argument, false);
            case 15, 27 -> claim(argument);
            case 16 -> release(argument);
            case 17 -> connectInfo(argument);
            case 20 -> attachment.reset();
            case 26 -> capabilities(argument);
            case 31 -> FULL_SPEED;
            default -> Errno.ENOTTY;
        };
    }

    private int submit(long address) throws IOException {
        var urb = line.readMemory(address, URB_SIZE);
        long buffer = urb.getLong(URB_BUFFER);
        int size = urb.getInt(URB_BUFFER_LENGTH);
        if (urb.get(0) != CONTROL_URB || size < SETUP) {
            return Errno.EINVAL;
        }

        var memory = line.readMemory(buffer, size).order(ByteOrder.LITTLE_ENDIAN);
        int length = memory.getShort(6) & 0xffff;
        if (size < SETUP + length) {
            return Errno.EINVAL;
        }
        var submitted = new Urb(this, address, buffer, transfer(memory, length));
        attachment.record("submit " + submitted);
        synchronized (attachment.device()) {
            attachment.traffic().submitted(submitted.transfer(), pending);
            pending++;
            attachment.submit(submitted);
        }
        return 0;
    }

    private static ControlTransfer transfer(ByteBuffer memory, int length) {
        int type = memory.get(0) & 0xff;
        boolean isIn = (type & 0x80) != 0;
        return new ControlTransfer(
                type,
                memory.get(1) & 0xff,
                memory.getShort(2) & 0xffff,
                memory.getShort(4) & 0xffff,
                length,
                isIn ? Bytes.EMPTY : Bytes.copyOf(memory.slice(SETUP, length)));
    }

    /** Called by the wire, with the device's lock held. */
    void completed(Urb urb) {
        completed.add(urb);
    }

    private int discard(long address) {
        boolean found = attachment.discard(this, address);
        attachment.record("discard");
        return found ? 0 : Errno.EINVAL;
    }

    private int reap(long argument, boolean wait) throws IOException {
        while (true) {
            var urb = poll();
            if (urb != null) {
                giveBack(urb, argument);
                return 0;
            }
            if (attachment.gone()) {
                return Errno.ENODEV;
            }
            long pause = nanosToWait();
            if (pause > 0) {
                LockSupport.parkNanos(pause);
                urb = poll();
            }
            if (urb != null) {
                giveBack(urb, argument);
                return 0;
            }
            if (!wait) {
                return Errno.EAGAIN;
            }
        }
    }

    private long nanosToWait() {
        synchronized (attachment.device()) {
            if (pending == 0) {
                return 0;
            }
            var next = completed.peek();
            return next == null
                    ? attachment.nanosToReport(PAUSE_NANOS)
                    : Math.min(PAUSE_NANOS, next.reportAt() - System.nanoTime());
        }
    }

    private @Nullable Urb poll() {
        synchronized (attachment.device()) {
            attachment.advance();
            var urb = completed.peek();
            if (urb == null || (!attachment.gone() && System.nanoTime() - urb.reportAt() < 0)) {
                return null;
            }
            pending--;
            return completed.remove();
        }
    }

    private void giveBack(Urb urb, long argument) throws IOException {
        attachment.record("reap " + urb + " " + urb.status());
        attachment.traffic().reaped(urb.transfer());
        if (urb.transfer().isIn() && urb.status() == 0) {
            line.writeMemory(urb.buffer() + SETUP, urb.data().asByteBuffer());
        }
        line.writeInt(urb.address() + URB_STATUS, urb.status());
        line.writeInt(urb.address() + URB_ACTUAL_LENGTH, urb.actualLength());
        line.writeLong(argument, urb.address());
    }

    private int claim(long argument) throws IOException {
        int number = line.readMemory(argument, 4).getInt();
        int result = attachment.claim(number, this);
        attachment.record("claim " + number);
        return result;
    }

    private int release(long argument) throws IOException {
        int number = line.readMemory(argument, 4).getInt();
        attachment.record("release " + number);
        return attachment.release(number, this);
    }

    private int selectAlternate(long argument) throws IOException {
        var setting = line.readMemory(argument, 8);
        int number = setting.getInt();
        int alternate = setting.getInt();
        attachment.record("setting " + number + " " + alternate);
        return attachment.selectAlternate(number, alternate);
    }

    private int connectInfo(long argument) throws IOException {
        line.writeInt(argument, attachment.sysfs().devnum());
        line.writeInt(argument + 4, 0);
        return 0;
    }

    private int capabilities(long argument) throws IOException {
        line.writeInt(argument, CAPABILITIES);
        return 0;
    }
}
