// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One client of the server, from its first message to its end. A client that sends nonsense is sent away. */
final class ClientConnection {

    /** What the connection is good for; it starts with a request that is not there yet. */
    private enum Stage {
        ASKING,
        USING,
        SENT_AWAY
    }

    private final UsbIpServer server;
    private final Socket socket;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.ASKING);

    ClientConnection(UsbIpServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    void serve() {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream());
                var out = new BufferedOutputStream(socket.getOutputStream())) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            answer(in, out, Link.deadline(server.firstWords()));
        } catch (IOException e) {
            // The client has left, or sent what is no USB/IP: either way there is nobody to tell.
        }
    }

    /** Closes the connection of a client that uses no board; false if it does, or was sent away before. */
    boolean sendAway() {
        boolean idle = stage.compareAndSet(Stage.ASKING, Stage.SENT_AWAY);
        if (idle) {
            close();
        }
        return idle;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }

    /** Reads bytes, allocating no more than what has come. */
    static Bytes read(InputStream in, int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the client has left");
        }
        return Bytes.copyOf(bytes);
    }

    private void answer(InputStream in, OutputStream out, long deadline) throws IOException {
        var request = OpHeader.read(new ByteReader(read(in, OpHeader.SIZE, deadline)));
        switch (request.code()) {
            case OpHeader.REQ_DEVLIST -> list(out);
            case OpHeader.REQ_IMPORT -> use(in, out, deadline);
            default -> throw unknown(request);
        }
    }

    /** Reads bytes that have to be here by a moment, in however many pieces they come. */
    private Bytes read(InputStream in, int size, long deadline) throws IOException {
        var bytes = new byte[size];
        int have = 0;
        while (have < size) {
            socket.setSoTimeout((int) Link.left(deadline).toMillis());
            int count = in.read(bytes, have, size - have);
            if (count < 0) {
                throw new EOFException("the client has left");
            }
            have += count;
        }
        return Bytes.copyOf(bytes);
    }

    private static FormatException unknown(OpHeader request) {
        return UsbIpError.USBIP_BAD_MESSAGE.at(2, "code is 0x%04x, no request", request.code());
    }

    private void list(OutputStream out) throws IOException {
        var present = server.boards().stream()
                .map(ExportedBoard::look)
                .flatMap(Optional::stream)
                .toList();
        var reply = new ByteWriter();
        new OpHeader(OpHeader.REP_DEVLIST, OpHeader.OK).write(reply);
        reply.u32be(present.size());
        present.forEach(shown -> shown.write(reply));
        reply.toBytes().writeTo(out);
        out.flush();
    }

    private void use(InputStream in, OutputStream out, long deadline) throws IOException {
        var wanted = ImportRequest.read(new ByteReader(read(in, ImportRequest.SIZE, deadline)));
        if (!stage.compareAndSet(Stage.ASKING, Stage.USING)) {
            throw new EOFException("the client was sent away");
        }
        var board = server.board(wanted.busId());
        var taken = board.map(lent -> lent.take(this, this::close))
                .orElse(new ExportedBoard.Taken(OpHeader.NO_DEVICE, Optional.empty()));
        var loan = taken.loan();
        try {
            var reply = new ByteWriter();
            new OpHeader(OpHeader.REP_IMPORT, taken.status()).write(reply);
            loan.ifPresent(
                    lent -> board.orElseThrow().listed(lent.device()).device().write(reply));
            reply.toBytes().writeTo(out);
            out.flush();
            if (loan.isPresent()) {
                socket.setSoTimeout(0);
                new ImportSession(loan.get(), in, out).serve();
            }
        } finally {
            loan.ifPresent(lent -> leave(board.orElseThrow(), lent));
        }
    }

    private void leave(ExportedBoard board, Loan loan) {
        try (loan) {
            server.setup().onLeave().accept(board.path());
        } finally {
            board.release(this);
        }
    }
}
