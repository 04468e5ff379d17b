// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.DfuException;
import io.github.dfumaven.flash.BoardResult.Outcome;
import io.github.dfumaven.flash.FlashReport;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.sim.SimulatedBoards;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several servers, some of which are not there. */
@Timeout(60)
class SeveralHostsTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final SimulatedBoards boards = Bench.boards(Chip.ESP32_S2, 1);
    private UsbIpServer server;
    private int deadPort;

    @BeforeEach
    void serve() throws IOException {
        server = Bench.serve(boards);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deadPort = socket.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theBoardsOfTheOthersAreListedAndTheDeadHostIsTold() throws IOException {
        try (var bus = UsbIpHosts.open(UsbIpHost.parse(liveAndDead()))) {
            var flasher = Flashers.of(bus);

            assertThat(flasher.devices(ProgressListener.NONE)).hasSize(1);
            assertThat(flasher.unreached())
                    .hasEntrySatisfying(
                            "localhost:" + deadPort,
                            why -> assertThat(why.error()).isEqualTo(UsbError.USB_HOST_UNREACHABLE))
                    .hasSize(1);
        }
    }

    @Test
    void aBoardWhosePlaceIsNamedIsFlashedThoughAnotherHostIsDead() throws IOException {
        try (var bus = UsbIpHosts.open(UsbIpHost.parse(liveAndDead()))) {
            flash(bus, Selection.builder().path(List.of(here())).build()).orThrow();

            assertThat(Bench.holdsImage(boards.list().get(0).rom())).isTrue();
        }
    }

    /** There may be a second board that fits on the other host, so that "the only one" is not known to be that. */
    @Test
    void whoDoesNotNameTheBoardFlashesNoneWhileAHostIsDead() throws IOException {
        try (var bus = UsbIpHosts.open(UsbIpHost.parse(liveAndDead()))) {
            for (var request : List.of(request().build(), request().all(true).build())) {
                var thrown = catchThrowableOfType(
                        DfuException.class, () -> Flashers.of(bus).flash(request, ProgressListener.NONE));

                assertThat(thrown.code()).isEqualTo(UsbError.USB_HOST_UNREACHABLE);
                assertThat(thrown.message()).contains("localhost:" + deadPort);
            }
            assertThat(boards.list().get(0).rom().flash().operations()).isEmpty();
        }
    }

    @Test
    void aBoardOfTheDeadHostFailsForThatReasonAndDoesNotDisturbTheOther() throws IOException {
        try (var bus = UsbIpHosts.open(UsbIpHost.parse(liveAndDead()))) {
            var there = new UsbPath("localhost:" + deadPort, 1, List.of(10));
            var results = flash(
                            bus,
                            Selection.builder().path(List.of(here(), there)).build())
                    .devices();

            assertThat(results).hasSize(2);
            for (var result : results) {
                boolean dead = result.path().equals(there);
                assertThat(result.outcome()).isEqualTo(dead ? Outcome.FAILED : Outcome.FLASHED);
                assertThat(result.error().map(DfuException::code).isPresent()).isEqualTo(dead);
            }
            assertThatThrownBy(() ->
                            flash(bus, Selection.builder().path(List.of(there)).build()))
                    .hasMessageEndingWith("[usb-host-unreachable]");
        }
    }

    @Test
    void whenAllHostsAreDeadThatIsTheError() {
        assertThatThrownBy(() ->
                        UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + deadPort + ",127.0.0.1:" + deadPort)))
                .isInstanceOf(UsbException.class)
                .hasMessageStartingWith("USB/IP server localhost:" + deadPort + ": cannot connect")
                .hasMessageEndingWith("[usb-host-unreachable]");
    }

    /** Neither is answered before both have been asked, so one after the other would fail. */
    @Test
    void allHostsAreAskedAtTheSameTime() throws Exception {
        var bothAsk = new CountDownLatch(2);
        FakeServer.Script script = (in, out) -> {
            in.readNBytes(8);
            bothAsk.countDown();
            if (awaited(bothAsk)) {
                FakeServer.list().writeTo(out);
            }
        };
        try (var first = new FakeServer(script);
                var second = new FakeServer(script);
                var bus = UsbIpHosts.open(UsbIpHost.parse("usbip://" + first.host() + "," + second.host()), LONG)) {
            assertThat(bus.unreached()).isEmpty();
        }
    }

    @Test
    void aHostThatFallsSilentIsWaitedForOnceAndComesBackWhenItAnswers() throws Exception {
        var silent = new CountDownLatch(1);
        var asked = new int[1];
        try (var moody = new FakeServer((in, out) -> {
                    if (in.readNBytes(8)[3] == 0x03) {
                        Bytes.hex("0111000300000004").writeTo(out);
                    } else if (asked[0]++ == 1 && !awaited(silent)) {
                        throw new IOException("the test has failed");
                    } else {
                        FakeServer.list().writeTo(out);
                    }
                });
                var bus = UsbIpHosts.open(
                        UsbIpHost.parse("usbip://localhost:" + server.port() + "," + moody.host()), SHORT)) {
            assertThat(bus.unreached()).isEmpty();

            assertThat(bus.devices()).hasSize(1);
            assertThat(bus.unreached().keySet()).containsExactly(moody.host().toString());
            assertThat(bus.at(here())).isPresent();
            silent.countDown();
            var seen = bus.devices();
            while (seen.size() < 2) {
                seen = bus.devices();
            }
            assertThat(bus.unreached()).isEmpty();
        }
    }

    private String liveAndDead() {
        return "usbip://localhost:" + server.port() + ",localhost:" + deadPort;
    }

    private UsbPath here() {
        return new UsbPath("localhost:" + server.port(), 1, List.of(10));
    }

    private static FlashRequest.Builder request() throws IOException {
        return FlashRequest.builder(Bench.image(Chip.ESP32_S2));
    }

    private static FlashReport flash(UsbIpHosts bus, Selection selection) throws IOException {
        return Flashers.of(bus).flash(request().selection(selection).build(), ProgressListener.NONE);
    }

    private static boolean awaited(CountDownLatch latch) throws IOException {
        try {
            return latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
