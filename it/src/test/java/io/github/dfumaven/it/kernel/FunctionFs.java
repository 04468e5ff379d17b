// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import io.github.dfumaven.bytes.ByteReader;
import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.usb.ControlTransfer;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

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

    /** What has happened. The setup packet means something only for {@link Kind#SETUP}. */
    record Event(Kind kind, Bytes setup) {}

    private static final int DESCRIPTORS_MAGIC_V2 = 3;
    private static final int STRINGS_MAGIC = 2;
    private static final int HAS_FULL_SPEED = 1;
    private static final int HAS_HIGH_SPEED = 2;
    private static final int ENGLISH = 0x0409;
    private static final int EVENT_SIZE = 12;

    private final RandomAccessFile file;

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

    Event next() throws IOException {
        var bytes = new byte[EVENT_SIZE];
        int count = readEvent(bytes);
        if (count != EVENT_SIZE) {
            throw new EOFException("an event of " + count + " bytes, not " + EVENT_SIZE);
        }
        return new Event(Kind.values()[bytes[8]], Bytes.copyOf(bytes).slice(0, 8));
    }

    /**
     * Reads once more where the kernel says that a setup packet was overtaken by the next one: that is told once, and the
     * event comes after it. It also says so for nothing, of a transfer that is done: it marks the end of a data stage without
     * the lock under which the next setup packet looks at that mark.
     */
    private int readEvent(byte[] bytes) throws IOException {
        while (true) {
            try {
                return file.read(bytes);
            } catch (IOException e) {
                if (!isOvertaken(e)) {
                    throw e;
                }
                System.out.println("a setup packet overtook the transfer before");
            }
        }
    }

    /**
     * Reads the data stage of a setup packet, where it goes to the device, and with it acknowledges the transfer.
     *
     * @return the transfer, or empty if the host has given it up
     */
    Optional<ControlTransfer> receive(Bytes setup) throws IOException {
        var in = new ByteReader(setup);
        int type = in.u8("bmRequestType");
        int request = in.u8("bRequest");
        int value = in.u16le("wValue");
        int index = in.u16le("wIndex");
        int length = in.u16le("wLength");
        if ((type & 0x80) != 0) {
            return Optional.of(ControlTransfer.in(type, request, value, index, length));
        }
        var data = new byte[length];
        try {
            if (length > 0) {
                file.readFully(data);
            }
        } catch (IOException e) {
            if (isOvertaken(e)) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(ControlTransfer.out(type, request, value, index, Bytes.copyOf(data)));
    }

    /** Answers a transfer whose data stage has been read, if it had one towards the device. */
    void answer(ControlTransfer transfer, Reply reply) throws IOException {
        try {
            answerInTime(transfer, reply);
        } catch (IOException e) {
            // The host does not wait for it any more.
            if (!isOvertaken(e)) {
                throw e;
            }
        }
    }

    private void answerInTime(ControlTransfer transfer, Reply reply) throws IOException {
        if (reply instanceof Reply.Ack ack && transfer.isIn()) {
            // The JDK makes no system call for nothing, so a device here cannot send an empty data stage.
            file.write(ack.data().toByteArray());
        } else if (reply instanceof Reply.Ack && transfer.length() == 0) {
            file.read(new byte[1]);
        } else if (reply instanceof Reply.Stall) {
            stall(transfer);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** EIDRM, of which Java tells only the text. */
    private static boolean isOvertaken(IOException e) {
        return String.valueOf(e.getMessage()).contains("Identifier removed");
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
        var one = Bytes.of(9, 4, 0, 0, 0, 0xfe, 0x01, protocol, 1);
        var body = new ByteWriter()
                .u32le(HAS_FULL_SPEED | HAS_HIGH_SPEED)
                .u32le(1)
                .u32le(1)
                .bytes(one)
                .bytes(one)
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
