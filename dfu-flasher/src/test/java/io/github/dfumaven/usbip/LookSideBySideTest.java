// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.usb.UsbException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that are listed and cannot be had cost the time of one, not of all. */
@Timeout(60)
class LookSideBySideTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int BOARDS = 20;

    /** Nobody is answered before all have asked: who asks one after the other would be refused. */
    @Test
    void allDevicesOfAServerAreAskedAtTheSameTime() throws Exception {
        var allAsk = new CountDownLatch(BOARDS);
        try (var server = new Crowd((busId, in, out) -> {
                    allAsk.countDown();
                    if (await(allAsk)) {
                        Bytes.hex("0111000300000004").writeTo(out);
                    }
                });
                var bus = UsbIpBus.open(server.host(), LONG)) {
            assertThat(bus.devices()).hasSize(BOARDS);
            assertThat(allAsk.getCount()).isZero();
        }
    }

    @Test
    void aDeviceThatDoesNotAnswerIsAskedOnceForAWholeList() throws IOException {
        try (var server = new Crowd((busId, in, out) -> in.readAllBytes());
                var bus = UsbIpBus.open(server.host(), Duration.ofMillis(500))) {
            var flasher = Flashers.of(bus);
            var found = flasher.devices(ProgressListener.NONE);
            assertThat(flasher.otherModes()).isEmpty();

            assertThat(server.imports).hasValue(BOARDS);
            assertThat(found).hasSize(BOARDS);
            assertThat(found.get(0).problem().orElseThrow()).hasMessageContaining("no answer within 500 ms");
        }
    }

    @Test
    void aGoodDeviceAmongDeadOnesIsListedAsItIs() throws IOException {
        try (var server = new Crowd((busId, in, out) -> {
                    if (busId.equals("1-7")) {
                        FakeServer.accepted(device(busId)).writeTo(out);
                        FakeServer.describe(in, out);
                    }
                    in.readAllBytes();
                });
                var bus = UsbIpBus.open(server.host(), Duration.ofSeconds(1))) {
            var devices = bus.devices();

            assertThat(devices).hasSize(BOARDS);
            assertThat(devices.get(6).descriptor().serialIndex()).isEqualTo(0);
            assertThat(devices.get(6).interfaces().get(0).extra()).isNotEqualTo(Bytes.EMPTY);
            bus.open(devices.get(6)).close();
            assertThatThrownBy(() -> bus.open(devices.get(7))).isInstanceOf(UsbException.class);
        }
    }

    /** Each busy device is tried for a while, but the while is that of all of them together. */
    @Test
    void busyDevicesAreWaitedForTogether() throws IOException {
        try (var server = new Crowd(
                        (busId, in, out) -> Bytes.hex("0111000300000001").writeTo(out));
                var bus = UsbIpBus.open(server.host(), LONG)) {
            var devices = bus.devices();
            assertThatThrownBy(() -> bus.open(devices.get(0))).hasMessageEndingWith("[usb-busy]");
            int before = server.imports.get();
            for (var device : devices.subList(1, BOARDS)) {
                assertThatThrownBy(() -> bus.open(device)).hasMessageEndingWith("[usb-busy]");
            }

            assertThat(server.imports.get() - before).isLessThan(2 * BOARDS);
        }
    }

    private static boolean await(CountDownLatch latch) throws IOException {
        try {
            return latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static ExportedDevice device(String busId) {
        int port = Integer.parseInt(busId.substring(2));
        return new ExportedDevice("/sys/x", busId, 1, 2 + port, 2, 0x303a, 0x0009, 0x0728, 0xef0201, 1, 1, 1);
    }

    /** What becomes of a client that imports a device. */
    private interface Script {
        void play(String busId, InputStream in, OutputStream out) throws IOException;
    }

    /** A server with many devices that serves any number of clients at a time, and misbehaves as it is told. */
    private static final class Crowd implements AutoCloseable {

        final AtomicInteger imports = new AtomicInteger();
        private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        private final Script script;

        Crowd(Script script) throws IOException {
            this.script = script;
            start(this::accept);
        }

        UsbIpHost host() {
            return new UsbIpHost("127.0.0.1", listening.getLocalPort());
        }

        private void accept() {
            while (!listening.isClosed()) {
                try {
                    var socket = listening.accept();
                    start(() -> serve(socket));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void serve(Socket client) {
            try (var socket = client) {
                var in = socket.getInputStream();
                if (in.readNBytes(8)[3] == 0x05) {
                    list().writeTo(socket.getOutputStream());
                    return;
                }
                imports.incrementAndGet();
                var busId = new ByteReader(Bytes.copyOf(in.readNBytes(32))).asciiz("busid", 32);
                script.play(busId, in, socket.getOutputStream());
            } catch (IOException e) {
                // The client has given up, which is what it is tested for.
            }
        }

        private static Bytes list() {
            var out = new ByteWriter();
            new OpHeader(OpHeader.REP_DEVLIST, 0).write(out);
            out.u32be(BOARDS);
            for (int port = 1; port <= BOARDS; port++) {
                new ListedDevice(device("1-" + port), List.of(new ExportedInterface(0xfe, 1, 2))).write(out);
            }
            return out.toBytes();
        }

        private static void start(Runnable work) {
            var thread = new Thread(work, "crowd");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
