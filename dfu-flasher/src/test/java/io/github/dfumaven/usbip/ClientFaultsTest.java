// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bus.TransferResult;
import io.github.dfumaven.bus.UsbHandle;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.BusTiming;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbException;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final ControlTransfer ANSWERED = ControlTransfer.in(0xc0, 1, 0, 0, 2);
    private static final ControlTransfer SILENT = ControlTransfer.in(0xc0, 2, 0, 0, 2);
    private static final ControlTransfer REFUSED = ControlTransfer.in(0xc0, 3, 0, 0, 2);

    @Test
    void nobodyListensOnThePort() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> UsbIpHosts.open(UsbIpHost.parse("usbip://localhost:" + free)))
                .isInstanceOf(UsbException.class)
                .hasMessageStartingWith("USB/IP server localhost:" + free + ": cannot connect")
                .hasMessageEndingWith("[usb-host-unreachable]");
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws IOException {
        try (var server = new FakeServer((in, out) -> in.read(new byte[8], 0, 8))) {
            // The script returns after the request and closes; one that waits for more never answers.
            assertThat(errorOf(server, LONG)).isEqualTo(UsbError.USB_HOST_FAULTY);
        }
        try (var server = new FakeServer((in, out) -> in.readAllBytes())) {
            assertThat(errorOf(server, SHORT)).isEqualTo(UsbError.USB_HOST_UNREACHABLE);
        }
    }

    @Test
    void garbageIsNoUsbIp() throws IOException {
        for (var garbage : List.of(
                Bytes.utf8("HTTP/1.1 400 Bad Request\r\n\r\n"),
                Bytes.fill(0, 400),
                Bytes.fill(0xff, 400),
                Bytes.hex("0111000500000000ffffffff"),
                Bytes.hex("0111000300000000"))) {
            try (var server = new FakeServer((in, out) -> {
                in.readNBytes(8);
                garbage.writeTo(out);
            })) {
                assertThat(errorOf(server, LONG)).as("%s", garbage).isEqualTo(UsbError.USB_HOST_FAULTY);
            }
        }
    }

    @Test
    void aListThatEndsAnywhereIsRefused() throws IOException {
        var whole = FakeServer.list();
        var length = new int[1];
        try (var server = new FakeServer((in, out) -> {
            in.readNBytes(8);
            whole.slice(0, length[0]).writeTo(out);
        })) {
            for (; length[0] < whole.length(); length[0]++) {
                assertThat(errorOf(server, LONG)).as("cut to %d", length[0]).isEqualTo(UsbError.USB_HOST_FAULTY);
            }
        }
    }

    @Test
    void anImportThatEndsAnywhereLeavesTheDeviceListedButNotOpenable() throws IOException {
        var whole = FakeServer.accepted();
        var length = new int[1];
        try (var server =
                FakeServer.importing((in, out) -> whole.slice(0, length[0]).writeTo(out))) {
            for (; length[0] < whole.length(); length[0] += 7) {
                try (var bus = UsbIpBus.open(server.host(), LONG)) {
                    var device = bus.devices().get(0);
                    assertThat(device.interfaces()).hasSize(1);
                    assertThatThrownBy(() -> bus.open(device))
                            .as("cut to %d", length[0])
                            .isInstanceOf(UsbException.class)
                            .hasMessageEndingWith("[usb-host-faulty]");
                }
            }
        }
    }

    @Test
    void anImportThatIsNotAnsweredIsGivenUp() throws IOException {
        try (var server = FakeServer.importing((in, out) -> in.readAllBytes());
                var bus = UsbIpBus.open(server.host(), SHORT)) {
            var device = bus.devices().get(0);
            assertThatThrownBy(() -> bus.open(device)).hasMessageEndingWith("[usb-host-unreachable]");
        }
    }

    @Test
    void aServerThatClosesDuringATransferHasLostTheDevice() throws IOException {
        assertThat(errorsOf((in, out) -> in.readNBytes(48)))
                .containsExactly(UsbError.USB_NO_DEVICE, UsbError.USB_NO_DEVICE, UsbError.USB_NO_DEVICE);
    }

    @Test
    void aReplyThatNobodyAskedForOrThatIsTooLongEndsTheConnection() throws IOException {
        var faulty = List.of(UsbError.USB_HOST_FAULTY, UsbError.USB_HOST_FAULTY, UsbError.USB_HOST_FAULTY);
        assertThat(errorsOf((in, out) -> replying(in, out, Bytes.hex("7fffffff"), 2)))
                .isEqualTo(faulty);
        assertThat(errorsOf((in, out) -> replying(in, out, Bytes.hex("00000007"), 0x7fff_ffff)))
                .isEqualTo(faulty);
        assertThat(errorsOf((in, out) -> Bytes.fill(0x5a, 200).writeTo(out))).isEqualTo(faulty);
    }

    @Test
    void aServerThatDoesNotTakeRequestsBackIsGivenUp() throws IOException {
        assertThat(errorsOf((in, out) -> in.readAllBytes()))
                .containsExactly(UsbError.USB_TIMEOUT, UsbError.USB_TIMEOUT, UsbError.USB_TIMEOUT);
    }

    @Test
    void twoRequestsLeaveBeforeTheFirstIsAnswered() throws IOException {
        try (var server = FakeServer.describing((in, out) -> {
                    var both = Bytes.copyOf(in.readNBytes(96));
                    FakeServer.reply(both.slice(52, 56), 2, Bytes.of(3, 4)).writeTo(out);
                    FakeServer.reply(both.slice(4, 8), 2, Bytes.of(1, 2)).writeTo(out);
                    in.readAllBytes();
                });
                var bus = UsbIpBus.open(server.host(), LONG);
                var handle = bus.open(bus.devices().get(0))) {
            assertThat(handle.control(List.of(ANSWERED, ANSWERED), LONG))
                    .containsExactly(TransferResult.ack(Bytes.of(1, 2)), TransferResult.ack(Bytes.of(3, 4)));
        }
    }

    @Test
    void whatTheDeviceDoesNotAnswerIsTakenBackAndTheRestWorksOn() throws IOException {
        try (var server = Bench.serve(new ScriptedDevice());
                var bus = UsbIpBus.open(Bench.host(server), Duration.ofSeconds(5));
                var handle = bus.open(bus.devices().get(0))) {
            assertThat(errors(handle.control(List.of(ANSWERED, SILENT, ANSWERED), Duration.ofSeconds(1))))
                    .containsExactly(
                            Optional.empty(), Optional.of(UsbError.USB_TIMEOUT), Optional.of(UsbError.USB_TIMEOUT));
            assertThat(handle.control(List.of(REFUSED, ANSWERED), LONG))
                    .containsExactly(
                            TransferResult.failed(UsbError.USB_STALL), TransferResult.ack(Bytes.of(0x11, 0x22)));
        }
    }

    @Test
    void aSlowBoardThatIsStillInTimeIsNoTimeout() throws IOException {
        var timing = new BusTiming(Duration.ofMillis(20), Duration.ZERO, Duration.ZERO);
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S2, 1), ServerSetup.local(0), timing);
                var bus = UsbIpBus.open(Bench.host(server), Duration.ofSeconds(5));
                var handle = bus.open(bus.devices().get(0))) {
            var status = ControlTransfer.in(0xa1, 3, 0, 2, 6);
            assertThat(handle.control(List.of(status, status, status), LONG)).allMatch(TransferResult::ok);
        }
    }

    @Test
    void resetBringsADeviceThatDoesNotDetachItselfIntoDfuMode() throws IOException {
        try (var server = Bench.serve(new ScriptedDevice());
                var bus = UsbIpBus.open(Bench.host(server), Duration.ofSeconds(5))) {
            var before = bus.devices().get(0);
            try (var handle = bus.open(before)) {
                handle.claim(0);
                handle.control(ControlTransfer.out(0x21, 0, 1000, 0, Bytes.EMPTY), LONG);
                assertThatThrownBy(handle::reset).hasMessageEndingWith("[usb-not-found]");
            }
            var after = bus.devices().get(0);
            assertThat(after.devnum()).isNotEqualTo(before.devnum());
            assertThat(after.interfaces().get(0).protocol()).isEqualTo(2);
        }
    }

    @Test
    void aDeviceThatIsTheSameAfterItsResetWorksOn() throws IOException {
        try (var server = Bench.serve(new ScriptedDevice());
                var bus = UsbIpBus.open(Bench.host(server), Duration.ofSeconds(5));
                var handle = bus.open(bus.devices().get(0))) {
            handle.reset();
            assertThat(handle.control(ANSWERED, LONG).ok()).isTrue();
        }
    }

    @Test
    void aBoardInOtherHandsIsListedAndSaysWhyItCannotBeOpened() throws IOException {
        try (var server = Bench.serve(Bench.boards(Chip.ESP32_S3, 1));
                var other = new WireClient(server)) {
            other.use("1-10");
            try (var bus = UsbIpHosts.open(Bench.hosts(server))) {
                var found = Flashers.of(bus).devices(ProgressListener.NONE).get(0);

                assertThat(found.problem().orElseThrow().describe(Wording.PLAIN))
                        .endsWith("1-10: another USB/IP client is using it");
                assertThat(found.chip()).contains(Chip.ESP32_S3);
            }
        }
    }

    @Test
    void flashingSurvivesNoServerThatDisappearsAndSaysSo() throws IOException {
        var boards = Bench.boards(Chip.ESP32_S2, 1);
        try (var server = Bench.serve(boards);
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            Runnable pullThePlug = server::close;
            var listener = new ProgressListener() {
                @Override
                public void progress(UsbPath device, long sent, long total) {
                    if (sent > total / 2) {
                        pullThePlug.run();
                    }
                }
            };
            var result = Flashers.of(bus)
                    .flash(FlashRequest.builder(Bench.image(Chip.ESP32_S2)).build(), listener)
                    .devices()
                    .get(0);

            assertThat(result.error().orElseThrow().code()).isEqualTo(UsbError.USB_NO_DEVICE);
        }
    }

    private static UsbError errorOf(FakeServer server, Duration patience) {
        var error = catchThrowableOfType(UsbException.class, () -> UsbIpBus.open(server.host(), patience));
        return error.error();
    }

    /** What becomes of two transfers and one after them, once a script has the device. */
    private static List<UsbError> errorsOf(FakeServer.Script script) throws IOException {
        try (var server = FakeServer.describing(script);
                var bus = UsbIpBus.open(server.host(), LONG);
                UsbHandle handle = bus.open(bus.devices().get(0))) {
            var first = handle.control(List.of(ANSWERED, ANSWERED), SHORT);
            var later = handle.control(ANSWERED, SHORT);
            return List.of(
                    first.get(0).error().orElseThrow(),
                    first.get(1).error().orElseThrow(),
                    later.error().orElseThrow());
        }
    }

    private static void replying(InputStream in, OutputStream out, Bytes seqnum, int length) throws IOException {
        in.readNBytes(96);
        FakeServer.reply(seqnum, length, Bytes.EMPTY).writeTo(out);
        in.readAllBytes();
    }

    private static List<Optional<UsbError>> errors(List<TransferResult> results) {
        return results.stream().map(TransferResult::error).toList();
    }
}
