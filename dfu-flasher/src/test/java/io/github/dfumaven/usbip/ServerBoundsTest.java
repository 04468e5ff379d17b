// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients may cost a server, and what it owes the others meanwhile. */
@Timeout(60)
class ServerBoundsTest {

    private static final String DEVLIST = "0111 8005 00000000";
    private static final String STATE = WireClient.submit(1, "in", 0, 1, "a105000002000100");

    @Test
    void aGoodClientIsServedWhileHundredsOfIdleOnesHoldOn() throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S2, 1));
                var idle = new IdleClients(server, Clients.MOST + 40);
                var good = new WireClient(server)) {
            assertThat(idle.sockets).hasSize(296);

            assertThat(good.use("1-10")).isZero();
            good.send(STATE);
            assertThat(good.read(49)).isEqualTo(WireClient.submitted(1, 0, 1, "00"));
        }
    }

    @Test
    void whoUsesABoardKeepsItHoweverManyComeAndHoldOn() throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S2, 1));
                var user = new WireClient(server)) {
            assertThat(user.use("1-10")).isZero();
            try (var idle = new IdleClients(server, Clients.MOST + 40);
                    var last = new WireClient(server)) {
                last.send(DEVLIST);
                assertThat(last.read(12)).isEqualTo(WireClient.bytes("0111 0005 00000000 00000001"));

                user.send(STATE);
                assertThat(user.read(49)).isEqualTo(WireClient.submitted(1, 0, 1, "00"));
                assertThat(idle.sockets).isNotEmpty();
            }
        }
    }

    @Test
    void aRequestThatComesByteByByteIsNotWaitedForLongerThanAnother() throws IOException {
        try (var server = serve(new ServerSocket(), Duration.ofMillis(300));
                var slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.setSoTimeout(200);
            assertThat(bytesUntilTheEnd(slow, WireClient.bytes(DEVLIST).toByteArray()))
                    .isLessThan(8);
        }
    }

    @Test
    void whenDescriptorsRunOutTheServerWaitsLongerAndLongerAndThenServesOn() throws IOException {
        var attempts = new CopyOnWriteArrayList<Long>();
        try (var server = serve(new PoorSocket(attempts, 5), Duration.ofSeconds(3));
                var client = new WireClient(server)) {
            client.send(DEVLIST);
            client.read(12);

            assertThat(attempts).hasSizeGreaterThanOrEqualTo(6);
            for (int i = 1; i < 6; i++) {
                long millis = (attempts.get(i) - attempts.get(i - 1)) / 1_000_000;
                assertThat(millis).as("pause %d", i).isGreaterThanOrEqualTo((10L << (i - 1)) - 1);
            }
        }
    }

    @Test
    void aServerThatIsClosedWhileItWaitsForDescriptorsIsClosedAtOnce() throws Exception {
        var server = serve(new PoorSocket(new CopyOnWriteArrayList<>(), Integer.MAX_VALUE), Duration.ofSeconds(3));
        server.close();
        server.awaitClosed();
    }

    private static UsbIpServer serve(ServerSocket socket, Duration firstWords) throws IOException {
        var place = UsbPath.of(1, 10);
        var bus = Served.bus(Map.of(place, Boards.inRuntimeMode(Chip.ESP32_S2)));
        return UsbIpServer.start(bus, List.of(place), ServerSetup.local(0), socket, firstWords);
    }

    /** Sends one byte in each time that nothing comes back; returns how many were sent before the server had enough. */
    private static int bytesUntilTheEnd(Socket socket, byte[] request) throws IOException {
        for (int sent = 0; sent < request.length; sent++) {
            try {
                socket.getOutputStream().write(request[sent]);
                if (socket.getInputStream().read() < 0) {
                    return sent + 1;
                }
            } catch (SocketTimeoutException e) {
                // Still waiting for the rest.
            } catch (SocketException e) {
                return sent + 1;
            }
        }
        return request.length;
    }

    /** Connections on which nothing is ever said. */
    private static final class IdleClients implements AutoCloseable {

        final List<Socket> sockets = new ArrayList<>();

        IdleClients(UsbIpServer server, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** A socket of a process that has no file descriptors left for a while. */
    private static final class PoorSocket extends ServerSocket {

        private final List<Long> attempts;
        private final int failures;

        PoorSocket(List<Long> attempts, int failures) throws IOException {
            this.attempts = attempts;
            this.failures = failures;
        }

        @Override
        public Socket accept() throws IOException {
            attempts.add(System.nanoTime());
            if (attempts.size() <= failures) {
                throw new SocketException("Too many open files");
            }
            return super.accept();
        }
    }
}
