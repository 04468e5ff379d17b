// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that knows nothing but bytes, written by hand as a Linux client sends them. */
final class WireClient implements AutoCloseable {

    private final Socket socket;

    WireClient(UsbIpServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(5000);
    }

    /** Imports and returns the status; the device description is read if there is one. */
    int use(String busId) throws IOException {
        send("0111 8003 00000000 " + hex(busId, 32));
        var head = read(8);
        if (!head.slice(0, 4).equals(Bytes.hex("01110003"))) {
            throw new IOException("no reply to an import: " + head);
        }
        int status = head.u8(7);
        if (status == 0) {
            read(312);
        }
        return status;
    }

    static String submit(int seqnum, String direction, int endpoint, int length, String setup) {
        return String.format(
                Locale.ROOT,
                "00000001 %08x 00010002 %s %08x 00000000 %08x 00000000 ffffffff 00000000 %s",
                seqnum,
                direction.equals("in") ? "00000001" : "00000000",
                endpoint,
                length,
                setup);
    }

    static String unlink(int seqnum, int victim) {
        return String.format(
                Locale.ROOT, "00000002 %08x 00010002 00000000 00000000 %08x %s", seqnum, victim, "00".repeat(24));
    }

    static Bytes submitted(int seqnum, int status, int length, String data) {
        return bytes(String.format(
                Locale.ROOT,
                "00000003 %08x 00000000 00000000 00000000 %08x %08x 00000000 ffffffff 00000000 %s %s",
                seqnum,
                status,
                length,
                "00".repeat(8),
                data));
    }

    static Bytes unlinked(int seqnum, int status) {
        return bytes(String.format(
                Locale.ROOT, "00000004 %08x 00000000 00000000 00000000 %08x %s", seqnum, status, "00".repeat(24)));
    }

    void send(String hex) throws IOException {
        bytes(hex).writeTo(socket.getOutputStream());
    }

    Bytes read(int size) throws IOException {
        var bytes = socket.getInputStream().readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("only " + bytes.length + " of " + size);
        }
        return Bytes.copyOf(bytes);
    }

    boolean isAtEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    static Bytes bytes(String hex) {
        return Bytes.hex(hex.replace(" ", ""));
    }

    static String hex(String text, int size) {
        var hex = Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII)).toHex();
        return hex + "00".repeat(size - text.length());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
