// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.sim.Reply;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Endpoint 0 of a USB function that Linux leaves to a program: one DFU interface without endpoints. Descriptors are
 * written to it, events are read from it. Refusing is reading where the device should write, and the other way round;
 * the program gets an error for it.
 *
 * <p>The kernel takes no functional descriptor of DFU here, so the configuration has none.
 *
 * @see <a href="https://docs.kernel.org/usb/functionfs.html">How FunctionFS works</a>
 */
final class FunctionFs implements AutoCloseable {

    /** What an event is; the order is that of the kernel's numbers. */
    enum Kind {
        BIND,
        UNBIND,
        ENABLE,
        DISABLE,
        SETUP,
        SUSPEND,
        RESUME
    }

    /** A transfer came to nothing. That happens to any device, and it serves the next one. */
    static final class LostTransferException extends IOException {

        private static final long serialVersionUID = 1;

        private LostTransferException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** What has happened. The setup packet means something only for {@link Kind#SETUP}. */
    record Event(Kind kind, Bytes setup) {}

    private static final int DESCRIPTORS_MAGIC_V2 = 3;
    private static final int STRINGS_MAGIC = 2;
    private static final int HAS_FULL_SPEED = 1;
    private static final int HAS_HIGH_SPEED = 2;
    private static final int ENGLISH = 0x0409;
    private static final int EVENT_SIZE = 12;
    private static final int KIND_AT = 8;

    private final RandomAccessFile file;
    private int overtaken;

    private FunctionFs(RandomAccessFile file) {
        this.file = file;
    }

    /** Takes the function that is mounted at a folder, and tells the kernel what it is. */
    static FunctionFs open(Path folder, int protocol, String name) throws IOException {
        var functions =
                new FunctionFs(new RandomAccessFile(folder.resolve("ep0").toFile(), "rw"));
        functions.file.write(descriptors(protocol).toByteArray());
        functions.file.write(strings(name).toByteArray());
        return functions;
    }

    /**
     * Returns what happens next.
     *
     * @throws IOException if there will be no more events
     */
    Event next() throws IOException {
        var bytes = new byte[EVENT_SIZE];
        int count = readEvent(bytes);
        if (count != EVENT_SIZE || bytes[KIND_AT] < 0 || bytes[KIND_AT] >= Kind.values().length) {
            throw new IOException(
                    "no event, but " + count + " bytes: " + Bytes.copyOf(bytes).toHex());
        }
        return new Event(Kind.values()[bytes[KIND_AT]], Bytes.copyOf(bytes).slice(0, KIND_AT));
    }

    /**
     * Reads once more where the kernel says that a setup packet was overtaken by the next one (EIDRM): that is told once,
     * and the event comes after it. It also says so for nothing, of a transfer that is done: the thread that ends a data
     * stage marks that without the lock under which the next setup packet looks at the mark, and marks it as overtaken.
     */
    private int readEvent(byte[] bytes) throws IOException {
        while (true) {
            try {
                return file.read(bytes);
            } catch (IOException e) {
                // Java tells only the text of it.
                if (!String.valueOf(e.getMessage()).contains("Identifier removed")) {
                    throw e;
                }
                overtaken++;
            }
        }
    }

    /** How often the kernel said that a setup packet was overtaken. */
    int overtaken() {
        return overtaken;
    }

    /**
     * Reads the data stage of a setup packet, where it goes to the device, and with it acknowledges the transfer.
     *
     * @throws LostTransferException if the host has given it up
     */
    ControlTransfer receive(Bytes setup) throws IOException {
        var in = new ByteReader(setup);
        int type = in.u8("bmRequestType");
        int request = in.u8("bRequest");
        int value = in.u16le("wValue");
        int index = in.u16le("wIndex");
        int length = in.u16le("wLength");
        if ((type & 0x80) != 0) {
            return ControlTransfer.in(type, request, value, index, length);
        }
        var data = new byte[length];
        if (length > 0) {
            stage(() -> {
                file.readFully(data);
                return length;
            });
        }
        return ControlTransfer.out(type, request, value, index, Bytes.copyOf(data));
    }

    /**
     * Answers a transfer whose data stage has been read, if it had one towards the device.
     *
     * @throws LostTransferException if the host does not wait for it any more
     */
    void answer(ControlTransfer transfer, Reply reply) throws LostTransferException {
        if (reply instanceof Reply.Stall) {
            stall(transfer);
        } else if (transfer.isIn()) {
            var data = ((Reply.Ack) reply).data().toByteArray();
            if (data.length == 0) {
                // The JDK makes no system call for nothing, so a device here cannot send an empty data stage.
                stall(transfer);
                return;
            }
            stage(() -> {
                file.write(data);
                return data.length;
            });
        } else if (transfer.length() == 0) {
            stage(() -> file.read(new byte[1]));
        }
    }

    /** Part of a transfer. */
    @FunctionalInterface
    private interface Stage {
        int perform() throws IOException;
    }

    /**
     * Performs a data or status stage. Whatever the kernel says of one that fails (overtaken by the next setup packet, taken
     * back, the bus was reset under it), it is an end of the transfer and never one of the device; that all is over, if it is,
     * shows at the next event.
     */
    private static void stage(Stage stage) throws LostTransferException {
        try {
            stage.perform();
        } catch (IOException e) {
            throw new LostTransferException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void stall(ControlTransfer transfer) {
        try {
            if (transfer.isIn()) {
                file.read(new byte[1]);
            } else {
                file.write(0);
            }
        } catch (IOException e) {
            // EL2HLT: the endpoint is halted, as was wanted.
        }
    }

    private static Bytes descriptors(int protocol) {
        var setting = Bytes.of(9, 4, 0, 0, 0, 0xfe, 0x01, protocol, 1);
        var body = new ByteWriter()
                .u32le(HAS_FULL_SPEED | HAS_HIGH_SPEED)
                .u32le(1)
                .u32le(1)
                .bytes(setting)
                .bytes(setting)
                .toBytes();
        return framed(DESCRIPTORS_MAGIC_V2, body);
    }

    private static Bytes strings(String name) {
        var body = new ByteWriter()
                .u32le(1)
                .u32le(1)
                .u16le(ENGLISH)
                .bytes(Bytes.utf8(name))
                .u8(0)
                .toBytes();
        return framed(STRINGS_MAGIC, body);
    }

    private static Bytes framed(int magic, Bytes body) {
        return new ByteWriter()
                .u32le(magic)
                .u32le(8 + body.length())
                .bytes(body)
                .toBytes();
    }
}
