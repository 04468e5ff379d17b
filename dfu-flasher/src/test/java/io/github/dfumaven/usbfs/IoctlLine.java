// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;

/**
 * The line to one open file of a child process: its ioctls come in as three numbers of 64 bits, and its memory can be read
 * and written until the ioctl is answered.
 */
final class IoctlLine {

    private static final long IOCTL = 1;
    private static final long DONE = 3;
    private static final long READ_MEMORY = 5;
    private static final long WRITE_MEMORY = 6;
    private static final long NOT_HANDLED = -100;

    private static final int MESSAGE = 24;

    private final SocketChannel channel;

    /** What is to be sent; it goes out in one piece before we wait for the child, which saves changes of process. */
    private ByteBuffer out = allocate(16384);

    IoctlLine(SocketChannel channel) {
        this.channel = channel;
    }

    /** Answers requests until the child closes the file. */
    void serve(Handler handler) throws IOException {
        while (true) {
            ByteBuffer message;
            try {
                message = receive(MESSAGE);
            } catch (EOFException e) {
                return;
            }

            long kind = message.getLong();
            int request = (int) message.getLong();
            if (kind == IOCTL) {
                int result = handler.ioctl(request, message.getLong());
                send(DONE, result < 0 ? -1 : result, Math.max(0, -result));
            } else {
                send(DONE, NOT_HANDLED, 0);
            }
        }
    }

    ByteBuffer readMemory(long address, int length) throws IOException {
        send(READ_MEMORY, address, length);
        return receive(length);
    }

    void writeMemory(long address, ByteBuffer data) throws IOException {
        send(WRITE_MEMORY, address, data.remaining());
        write(data);
    }

    void writeInt(long address, int value) throws IOException {
        writeMemory(address, allocate(4).putInt(value).flip());
    }

    void writeLong(long address, long value) throws IOException {
        writeMemory(address, allocate(8).putLong(value).flip());
    }

    private void send(long kind, long first, long second) throws IOException {
        write(allocate(MESSAGE).putLong(kind).putLong(first).putLong(second).flip());
    }

    private void write(ByteBuffer data) throws IOException {
        if (out.remaining() < data.remaining()) {
            flush();
        }
        if (out.remaining() < data.remaining()) {
            out = allocate(data.remaining());
        }
        out.put(data);
    }

    private void flush() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        out.clear();
    }

    private ByteBuffer receive(int length) throws IOException {
        flush();
        var data = allocate(length);
        while (data.hasRemaining()) {
            if (channel.read(data) < 0) {
                throw new EOFException();
            }
        }
        return data.flip();
    }

    private static ByteBuffer allocate(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }

    /** Answers ioctls. */
    interface Handler {

        /** Returns the result of an ioctl: 0 or more, or an error number with a minus. */
        int ioctl(int request, long argument) throws IOException;
    }
}
