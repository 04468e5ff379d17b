// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bytes.ByteReader;
import io.github.dfumaven.bytes.ByteWriter;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.sim.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A board in the hands of a client: answers requests in their order. What the device does not answer stays pending until
 * the client takes it back, and what comes behind it on the same endpoint waits.
 */
final class ImportSession {

    private static final int MOST_PENDING = 1024;

    /** A request with its data. */
    private record Submitted(SubmitCommand command, Bytes data) {
        long seqnum() {
            return command.header().seqnum();
        }
    }

    private final ExportedBoard board;
    private final Duration roundTrip;
    private final InputStream in;
    private final OutputStream out;
    /** Requests to endpoint 0 that wait behind one that hangs, which is the first. */
    private final Deque<Submitted> waiting = new ArrayDeque<>();
    /** Requests to other endpoints: simulated boards move no data there. */
    private final Deque<Submitted> idle = new ArrayDeque<>();

    private boolean gone;

    ImportSession(ExportedBoard board, Duration roundTrip, InputStream in, OutputStream out) {
        this.board = board;
        this.roundTrip = roundTrip;
        this.in = in;
        this.out = out;
    }

    /** Returns when the board has left the bus; whoever called closes the connection, and that is how clients see it. */
    void serve() throws IOException {
        while (!gone) {
            var message = new ByteReader(ClientConnection.read(in, UrbHeader.MESSAGE_SIZE));
            var header = UrbHeader.read(message);
            if (header.command() == UrbHeader.CMD_SUBMIT) {
                submit(SubmitCommand.read(header, message));
            } else if (header.command() == UrbHeader.CMD_UNLINK) {
                unlink(UnlinkCommand.read(header, message));
            } else {
                throw UsbIpError.USBIP_BAD_MESSAGE.at(0, "command is %d, no request", header.command());
            }
            // Answers to requests that came in one segment leave in one.
            if (in.available() == 0 || gone) {
                out.flush();
            }
        }
    }

    private void submit(SubmitCommand command) throws IOException {
        var data = command.isIn() ? Bytes.EMPTY : ClientConnection.read(in, (int) command.length());
        var submitted = new Submitted(command, data);
        if (command.header().endpoint() != 0) {
            keep(idle, submitted);
        } else if (waiting.isEmpty()) {
            perform(submitted);
        } else {
            keep(waiting, submitted);
        }
    }

    private static void keep(Deque<Submitted> pending, Submitted one) throws FormatException {
        if (pending.size() >= MOST_PENDING) {
            throw UsbIpError.USBIP_TOO_LONG.of("more than %d requests are pending", MOST_PENDING);
        }
        pending.add(one);
    }

    private void perform(Submitted submitted) throws IOException {
        if (!submitted.command().isConsistent()) {
            reply(submitted, Errno.INVALID, Bytes.EMPTY);
            return;
        }

        var transfer = submitted.command().transfer(submitted.data());
        var performed = board.perform(transfer);
        if (performed.reply() instanceof Reply.Left) {
            gone = true;
            return;
        }
        if (performed.reply() instanceof Reply.Silence) {
            waiting.addFirst(submitted);
            return;
        }
        sleep(roundTrip.plus(performed.busy()));
        if (performed.reply() instanceof Reply.Ack ack) {
            var received = ack.data().slice(0, Math.min(ack.data().length(), transfer.length()));
            reply(submitted, 0, transfer.isIn() ? received : Bytes.EMPTY);
        } else {
            reply(submitted, Errno.STALL, Bytes.EMPTY);
        }
    }

    private void unlink(UnlinkCommand command) throws IOException {
        var first = waiting.peek();
        boolean wasHanging = first != null && first.seqnum() == command.victim();
        boolean found = waiting.removeIf(one -> one.seqnum() == command.victim())
                || idle.removeIf(one -> one.seqnum() == command.victim());
        var reply = new ByteWriter();
        UnlinkReply.of(command.header().seqnum(), found ? Errno.UNLINKED : 0).write(reply);
        reply.toBytes().writeTo(out);
        if (wasHanging) {
            performWaiting();
        }
    }

    private void performWaiting() throws IOException {
        var again = new ArrayDeque<>(waiting);
        waiting.clear();
        while (!again.isEmpty() && waiting.isEmpty() && !gone) {
            perform(again.remove());
        }
        waiting.addAll(again);
    }

    private void reply(Submitted submitted, int status, Bytes data) throws IOException {
        int length = submitted.command().isIn() || status != 0
                ? data.length()
                : submitted.data().length();
        var reply = new ByteWriter();
        SubmitReply.of(submitted.seqnum(), status, length).write(reply);
        reply.bytes(data).toBytes().writeTo(out);
    }

    private void sleep(Duration time) throws IOException {
        if (time.isZero()) {
            return;
        }
        out.flush();
        try {
            Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the board was at work");
        }
    }
}
