// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fuzz.Laws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, the server answers what is a request, and lets go of the board when the client is gone. */
class ServerFuzzTest {

    private static final String IMPORT = "0111 8003 00000000 " + WireClient.hex("1-10", 32);

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "0111 8005 00000000",
                        IMPORT,
                        IMPORT + WireClient.submit(1, "in", 0, 18, "8006000100001200"),
                        IMPORT + WireClient.submit(1, "out", 0, 0, "2100bc0202000000") + WireClient.unlink(2, 1),
                        IMPORT + WireClient.submit(1, "out", 0, 4, "2101000002000400") + "01020304"
                                + WireClient.submit(2, "in", 0, 6, "a103000002000600"),
                        IMPORT + WireClient.submit(1, "in", 1, 64, "0000000000000000") + WireClient.unlink(2, 1),
                        IMPORT + WireClient.submit(1, "out", 0, 0, "2303040001000000"),
                        // found: the message says out, its setup packet in
                        IMPORT + WireClient.submit(1, "out", 0, 4, "8006000100001200") + "01020304")
                .map(hex -> WireClient.bytes(hex).toByteArray());
    }

    @MethodSource("seeds")
    @FuzzTest
    void everyClientIsAnsweredAndLeavesTheBoardFree(byte[] input) throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S3, 1))) {
            var sent = Laws.read(input.length, () -> {
                try (var socket = new ScriptedSocket(input)) {
                    new ClientConnection(server, socket).serve();
                    return Bytes.copyOf(socket.out.toByteArray());
                }
            });
            answered(input, sent.orElseThrow());
            var board = server.board("1-10").orElseThrow();
            var taken = board.take(this, () -> {});
            Laws.holds(taken.status() != OpHeader.DEVICE_BUSY, "the board is still in use");
            taken.loan().ifPresent(Loan::close);
        }
    }

    /** Everything that was sent is a reply, and nothing of it is missing. */
    private static void answered(byte[] said, Bytes sent) {
        var in = new ByteReader(sent);
        try {
            if (in.remaining() == 0) {
                return;
            }
            var header = OpHeader.read(in);
            if (header.code() == OpHeader.REP_DEVLIST) {
                long count = in.u32be("count");
                for (long i = 0; i < count; i++) {
                    MessagesTest.listed(in);
                }
            } else if (header.status() == OpHeader.OK) {
                ExportedDevice.read(in);
                var asked = asked(Bytes.copyOf(said).slice(OpHeader.SIZE + ImportRequest.SIZE));
                while (in.remaining() > 0) {
                    reply(in, asked);
                }
            }
        } catch (FormatException e) {
            throw new AssertionError("a bad reply in " + sent.toHex(), e);
        }
        Laws.same("bytes behind the last reply", in.remaining(), 0);
    }

    private static void reply(ByteReader in, List<SubmitCommand> asked) throws FormatException {
        var header = UrbHeader.read(in);
        if (header.command() == UrbHeader.RET_UNLINK) {
            UnlinkReply.read(header, in);
            return;
        }
        Laws.same("command", header.command(), (long) UrbHeader.RET_SUBMIT);
        var reply = SubmitReply.read(header, in);
        var request = asked.stream()
                .filter(found -> found.header().seqnum() == header.seqnum())
                .findFirst();
        Laws.holds(request.isPresent(), "a reply to nothing", header);
        asked.remove(request.get());
        Laws.holds(reply.length() <= request.get().length(), "more than was asked for", reply);
        if (request.get().isIn()) {
            in.skip("data", (int) reply.length());
        }
    }

    private static List<SubmitCommand> asked(Bytes said) {
        var in = new ByteReader(said);
        var asked = new ArrayList<SubmitCommand>();
        try {
            while (in.remaining() > 0) {
                var header = UrbHeader.read(in);
                if (header.command() == UrbHeader.CMD_SUBMIT) {
                    var command = SubmitCommand.read(header, in);
                    asked.add(command);
                    in.skip("data", command.isIn() ? 0 : (int) command.length());
                } else {
                    UnlinkCommand.read(header, in);
                }
            }
        } catch (FormatException e) {
            // here the server stops to listen as well
        }
        return asked;
    }

    /** A connection whose other side has said all it will ever say. */
    private static final class ScriptedSocket extends Socket {

        private final byte[] said;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        ScriptedSocket(byte[] said) {
            this.said = said;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(said);
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setTcpNoDelay(boolean on) {}

        @Override
        public void setKeepAlive(boolean on) {}

        @Override
        public void setSoTimeout(int millis) {}
    }
}
