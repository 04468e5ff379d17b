// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.usb.UsbError;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some transfers that travel together: all requests leave in one write, and the answers come back as the server has them.
 * What is late is taken back. The numbers of the requests come first, then those that take them back.
 */
final class SubmitRound {

    private static final Duration UNLINK_PATIENCE = Duration.ofSeconds(2);

    private final Link link;
    private final long devId;
    private final long before;
    private final List<ControlTransfer> transfers;
    private final List<Optional<TransferResult>> results = new ArrayList<>();
    private final List<Boolean> takenBack = new ArrayList<>();

    SubmitRound(Link link, long devId, long before, List<ControlTransfer> transfers) {
        this.link = link;
        this.devId = devId;
        // Numbers have 32 bits; no session comes near the end, but one that does starts again.
        this.before = before > 0x7fff_0000L ? 0 : before;
        this.transfers = transfers;
        transfers.forEach(transfer -> {
            results.add(Optional.empty());
            takenBack.add(false);
        });
    }

    long lastSeqnum() {
        return before + 2L * transfers.size();
    }

    /** Returns one result a transfer; those without an answer failed with the given error. */
    List<TransferResult> results(UsbError otherwise) {
        return results.stream()
                .map(result -> result.orElse(TransferResult.failed(otherwise)))
                .toList();
    }

    /** Performs the transfers. An exception says that the connection is of no further use. */
    void perform(Duration timeout) throws IOException {
        var requests = new ByteWriter();
        for (int i = 0; i < transfers.size(); i++) {
            var transfer = transfers.get(i);
            SubmitCommand.of(before + 1 + i, devId, transfer).write(requests);
            requests.bytes(transfer.data());
        }
        link.write(requests.toBytes(), Link.deadline(timeout));

        while (results.stream().anyMatch(Optional::isEmpty)) {
            try {
                receive(Link.deadline(timeout));
            } catch (SocketTimeoutException e) {
                takeBack();
                return;
            }
        }
    }

    /** Takes back what is open, the last first: the server must not begin with one while an earlier one is taken back. */
    private void takeBack() throws IOException {
        long deadline = Link.deadline(UNLINK_PATIENCE);
        var commands = new ByteWriter();
        for (int i = transfers.size() - 1; i >= 0; i--) {
            if (results.get(i).isEmpty()) {
                UnlinkCommand.of(before + transfers.size() + 1 + i, devId, before + 1 + i)
                        .write(commands);
            } else {
                takenBack.set(i, true);
            }
        }
        link.write(commands.toBytes(), deadline);
        while (takenBack.contains(false)) {
            receive(deadline);
        }
    }

    private void receive(long deadline) throws IOException {
        var message = new ByteReader(link.read(UrbHeader.MESSAGE_SIZE, deadline));
        var header = UrbHeader.read(message);
        long number = header.seqnum() - before - 1;
        if (header.command() == UrbHeader.RET_SUBMIT) {
            submitted(SubmitReply.read(header, message), index(number));
        } else if (header.command() == UrbHeader.RET_UNLINK) {
            UnlinkReply.read(header, message);
            takenBack.set(index(number - transfers.size()), true);
        } else {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(0, "command is %d, no reply", header.command());
        }
    }

    private int index(long number) throws FormatException {
        if (number < 0 || number >= transfers.size()) {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(4, "seqnum %d was not asked", number + before + 1);
        }
        return (int) number;
    }

    private void submitted(SubmitReply reply, int index) throws IOException {
        var transfer = transfers.get(index);
        if (results.get(index).isPresent()) {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(
                    4, "seqnum %d is answered twice", reply.header().seqnum());
        }
        if (reply.length() > transfer.length()) {
            throw UsbIpError.USBIP_TOO_LONG.at(
                    24, "%d bytes came, but %d were asked for", reply.length(), transfer.length());
        }
        var data = transfer.isIn() ? data((int) reply.length()) : Bytes.EMPTY;
        var result = Errno.meaning(reply.status()).map(TransferResult::failed).orElse(TransferResult.ack(data));
        results.set(index, Optional.of(result));
    }

    /** Reads what belongs to a reply that is here already. Half a message is no reason to take a request back. */
    private Bytes data(int length) throws IOException {
        try {
            return link.read(length, Link.deadline(UNLINK_PATIENCE));
        } catch (SocketTimeoutException e) {
            throw UsbIpError.USBIP_BAD_MESSAGE.at(UrbHeader.MESSAGE_SIZE, "%d bytes of data do not come", length);
        }
    }
}
