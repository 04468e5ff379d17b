// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A board in use by a client: answers requests in their order. What the device does not answer stays pending until the
 * client takes it back, and what comes behind it on the same endpoint waits. One thread talks to the board, another one
 * listens to the client and interrupts the first when it takes back what is under way.
 */
final class ImportSession {

    private static final int MOST_PENDING = 1024;

    /** How long what is asked already may take once the client is gone. */
    private static final long LAST_WORDS_MILLIS = 200;

    /** A request with its data. */
    private record Submitted(SubmitCommand command, Bytes data) {
        long seqnum() {
            return command.header().seqnum();
        }
    }

    private final Loan loan;
    private final InputStream in;
    private final OutputStream out;
    private final Thread performer = Thread.currentThread();

    /** Requests to endpoint 0 that have not begun. */
    private final Deque<Submitted> waiting = new ArrayDeque<>();
    /** Requests to other endpoints: boards are lent for control transfers, so no data moves there. */
    private final Deque<Submitted> idle = new ArrayDeque<>();

    private Optional<Submitted> underWay = Optional.empty();
    private boolean takenBack;
    private boolean clientGone;
    private boolean over;

    /** Creates a session for the calling thread. */
    ImportSession(Loan loan, InputStream in, OutputStream out) {
        this.loan = loan;
        this.in = in;
        this.out = out;
    }

    /** Returns when the board or the client is gone; whoever called closes the connection, and that is how clients see it. */
    void serve() throws IOException {
        var listener = new Thread(this::listen, "usbip requests");
        listener.setDaemon(true);
        listener.start();
        try {
            boolean goesOn = true;
            while (goesOn) {
                var next = next();
                goesOn = next.isPresent() && perform(next.get());
            }
        } finally {
            end();
        }
    }

    private synchronized Optional<Submitted> next() throws InterruptedIOException {
        try {
            while (waiting.isEmpty() && !clientGone) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted between two requests");
        }
        underWay = Optional.ofNullable(waiting.poll());
        return underWay;
    }

    /** Performs a request, and answers unless it is taken back; false if there is nothing more to be done. */
    private boolean perform(Submitted submitted) throws IOException {
        var command = submitted.command();
        if (!command.isConsistent()) {
            answer(submitted, Errno.INVALID, Bytes.EMPTY);
            return true;
        }
        var result = loan.perform(command.transfer(submitted.data()));
        boolean wanted = isStillWanted();
        boolean gone = failedWith(result, UsbError.USB_NO_DEVICE);
        if (wanted && !gone && !failedWith(result, UsbError.USB_INTERRUPTED)) {
            answer(submitted, Errno.of(result), result.data());
            return true;
        }
        return !gone && !wanted;
    }

    private static boolean failedWith(TransferResult result, UsbError error) {
        return result.error().filter(error::equals).isPresent();
    }

    private void answer(Submitted submitted, int status, Bytes data) throws IOException {
        int length = submitted.command().isIn() || status != 0
                ? data.length()
                : submitted.data().length();
        var reply = new ByteWriter();
        SubmitReply.of(submitted.seqnum(), status, length).write(reply);
        write(reply.bytes(data));
    }

    /** Ends what is under way; false if the client has taken it back. */
    private synchronized boolean isStillWanted() {
        boolean wanted = !takenBack;
        underWay = Optional.empty();
        takenBack = false;
        boolean unused = Thread.interrupted();
        return wanted;
    }

    /** Lets nobody interrupt any more: what comes next has nothing to do with the client. */
    private synchronized void end() {
        over = true;
        boolean unused = Thread.interrupted();
        notifyAll();
    }

    private void listen() {
        try {
            while (true) {
                hear();
            }
        } catch (IOException e) {
            // The client has left, or sent what is no USB/IP: either way there is nobody to tell.
        } finally {
            clientGone();
        }
    }

    private void hear() throws IOException {
        var message = new ByteReader(ClientConnection.read(in, UrbHeader.MESSAGE_SIZE));
        var header = UrbHeader.read(message);
        if (header.command() == UrbHeader.CMD_SUBMIT) {
            var command = SubmitCommand.read(header, message);
            var data = command.isIn() ? Bytes.EMPTY : ClientConnection.read(in, (int) command.length());
            submit(new Submitted(command, data));
        } else if (header.command() == UrbHeader.CMD_UNLINK) {
            unlink(UnlinkCommand.read(header, message));
        } else {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(0, "command is %d, no request", header.command());
        }
    }

    private synchronized void submit(Submitted submitted) throws FormatException {
        var pending = submitted.command().header().endpoint() == 0 ? waiting : idle;
        if (pending.size() >= MOST_PENDING) {
            throw UsbIpError.USBIP_TOO_LONG.of("more than %d requests are pending", MOST_PENDING);
        }
        pending.add(submitted);
        notifyAll();
    }

    /** The reply leaves before the next request begins, which needs this lock. */
    private synchronized void unlink(UnlinkCommand command) throws IOException {
        boolean hangs = underWay.filter(transfer -> transfer.seqnum() == command.victim())
                        .isPresent()
                && !takenBack;
        if (hangs) {
            takenBack = true;
            performer.interrupt();
        }
        boolean found = hangs
                || waiting.removeIf(transfer -> transfer.seqnum() == command.victim())
                || idle.removeIf(transfer -> transfer.seqnum() == command.victim());
        var reply = new ByteWriter();
        UnlinkReply.of(command.header().seqnum(), found ? Errno.UNLINKED : 0).write(reply);
        write(reply);
    }

    /** What was asked is done, as if the client had left a moment later; what hangs is broken off. */
    private synchronized void clientGone() {
        clientGone = true;
        notifyAll();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
        try {
            while (!over && System.nanoTime() - end < 0) {
                wait(LAST_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!over) {
            waiting.clear();
            performer.interrupt();
        }
    }

    private void write(ByteWriter reply) throws IOException {
        synchronized (out) {
            reply.toBytes().writeTo(out);
            out.flush();
        }
    }
}
