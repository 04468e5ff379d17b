// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** A server that misbehaves as it is told, one client at a time. */
final class FakeServer implements AutoCloseable {

    static final ExportedDevice DEVICE =
            new ExportedDevice("/sys/x", "1-10", 1, 5, 2, 0x303a, 0x0009, 0x0728, 0xef0201, 1, 1, 1);

    /** What to do with a client. Closing is done for it. */
    interface Script {
        void play(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Thread thread;

    FakeServer(Script script) throws IOException {
        thread = new Thread(() -> serve(script), "fake server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A server with a sound list of one device, and a script for those who import it. */
    static FakeServer importing(Script script) throws IOException {
        return new FakeServer((in, out) -> {
            if (in.readNBytes(8)[3] == 0x05) {
                list().writeTo(out);
            } else {
                in.readNBytes(32);
                script.play(in, out);
            }
        });
    }

    /** A server whose device tells its descriptors when it is imported, and then follows a script. */
    static FakeServer describing(Script script) throws IOException {
        return importing((in, out) -> {
            accepted().writeTo(out);
            describe(in, out);
            script.play(in, out);
        });
    }

    static Bytes list() {
        var out = new ByteWriter();
        new OpHeader(OpHeader.REP_DEVLIST, 0).write(out);
        out.u32be(1);
        new ListedDevice(DEVICE, List.of(new ExportedInterface(0xfe, 1, 2))).write(out);
        return out.toBytes();
    }

    /** Answers as a device in DFU mode that is asked what it is. */
    static void describe(InputStream in, OutputStream out) throws IOException {
        answer(in, out, Bytes.hex("120100020000004034120078000100000001"));
        answer(in, out, Bytes.hex("09021b00010100c032"));
        answer(in, out, Bytes.hex("09021b00010100c0320904000000fe01020009210be80340001001"));
    }

    static Bytes accepted() {
        return accepted(DEVICE);
    }

    static Bytes accepted(ExportedDevice device) {
        var out = new ByteWriter();
        new OpHeader(OpHeader.REP_IMPORT, 0).write(out);
        device.write(out);
        return out.toBytes();
    }

    static void answer(InputStream in, OutputStream out, Bytes data) throws IOException {
        var request = in.readNBytes(48);
        reply(Bytes.copyOf(request).slice(4, 8), data.length(), data).writeTo(out);
    }

    static Bytes reply(Bytes seqnum, int length, Bytes data) {
        return Bytes.concat(List.of(
                Bytes.hex("00000003"),
                seqnum,
                Bytes.fill(0, 16),
                new ByteWriter().u32be(length).toBytes(),
                Bytes.fill(0, 20),
                data));
    }

    UsbIpHost host() {
        return new UsbIpHost("127.0.0.1", listening.getLocalPort());
    }

    private void serve(Script script) {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                script.play(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                // The client has given up, which is what it is tested for.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
