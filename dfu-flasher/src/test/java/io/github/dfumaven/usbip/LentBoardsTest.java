// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static io.github.dfumaven.usbip.WireClient.submit;
import static io.github.dfumaven.usbip.WireClient.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.flash.FlashRequest;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.ResetOutcome;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.Wire;
import io.github.dfumaven.usb.UsbError;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server lends of a bus that has more on it, and what it leaves to the host that the boards are plugged into. */
@Timeout(60)
class LentBoardsTest {

    private static final UsbPath PLACE = UsbPath.of(1, 10);
    private static final UsbPath OTHER = UsbPath.of(1, 2);
    private static final String DEVLIST = "0111 8005 00000000";
    private static final String NOTHING = "0111 0005 00000000 00000000";

    @Test
    void whatIsNotChosenIsNeitherListedNorLent() throws IOException {
        var bus = Served.bus(Map.of(
                PLACE, Boards.inRuntimeMode(Chip.ESP32_S2),
                OTHER, Boards.inRuntimeMode(Chip.ESP32_S2)));
        try (var server = UsbIpServer.start(bus, List.of(OTHER), ServerSetup.local(0));
                var list = new WireClient(server);
                var client = new WireClient(server)) {
            list.send(DEVLIST);
            assertThat(list.read(12).u8(11)).isEqualTo(1);
            list.read(256);
            assertThat(list.read(32)).isEqualTo(WireClient.bytes(WireClient.hex("1-2", 32)));
            assertThat(client.use("1-10")).isEqualTo(4);
        }
    }

    /** Somebody may plug a keyboard in where a board was. */
    @Test
    void aDeviceWithoutDfuIsNotLentWhereverItIs() throws IOException {
        try (var server = Bench.serve(new Storage());
                var list = new WireClient(server);
                var client = new WireClient(server)) {
            list.send(DEVLIST);
            assertThat(list.read(12)).isEqualTo(WireClient.bytes(NOTHING));
            assertThat(client.use("1-10")).isEqualTo(4);
        }
    }

    @Test
    void aBoardThatIsNotThereYetIsLentOnceItIs() throws IOException {
        var bus = Served.bus(Map.of());
        try (var server = UsbIpServer.start(bus, List.of(PLACE), ServerSetup.local(0));
                var before = new WireClient(server);
                var after = new WireClient(server)) {
            assertThat(before.use("1-10")).isEqualTo(4);
            bus.plug(PLACE, Boards.inDfuMode(Chip.ESP32_S3));
            assertThat(after.use("1-10")).isZero();
        }
    }

    /** A client keeps a board in DFU mode, and asks nothing of it between two looks at the list. */
    @Test
    void aBoardThatLeavesInTheHandsOfAClientIsSeenToLeave() throws Exception {
        var bus = Served.bus(Map.of(PLACE, Boards.inDfuMode(Chip.ESP32_S3)));
        try (var server = UsbIpServer.start(bus, List.of(PLACE), ServerSetup.local(0));
                var client = UsbIpHosts.open(List.of(Bench.host(server)))) {
            var board = client.devices().get(0);
            try (var handle = client.open(board)) {
                handle.claim(0);
            }
            assertThat(client.devices()).containsExactly(board);

            bus.unplug(PLACE);
            for (int looks = 0; looks < 100 && !client.devices().isEmpty(); looks++) {
                Thread.sleep(50);
            }
            assertThat(client.devices()).isEmpty();

            bus.plug(PLACE, Boards.inDfuMode(Chip.ESP32_S3));
            assertThat(client.devices()).singleElement().isNotEqualTo(board);
        }
    }

    @Test
    void whatThisHostCannotHaveItDoesNotLend() throws IOException {
        var bus = Served.bus(Map.of(PLACE, new ScriptedDevice()));
        try (var server = UsbIpServer.start(bus, List.of(PLACE), ServerSetup.local(0));
                var busy = new WireClient(server);
                var denied = new WireClient(server)) {
            bus.refuseClaiming(PLACE, UsbError.USB_BUSY);
            assertThat(busy.use("1-10")).isEqualTo(2);
            bus.refuseOpening(PLACE, UsbError.USB_ACCESS);
            assertThat(denied.use("1-10")).isEqualTo(3);
        }
    }

    /** A device that got another address or configuration behind the back of its host would be lost for it. */
    @Test
    void addressAndConfigurationStayThoseOfTheHost() throws IOException {
        var seen = new CopyOnWriteArrayList<ControlTransfer>();
        try (var server = Bench.serve(new Wire(new ScriptedDevice(), seen::add));
                var client = new WireClient(server)) {
            client.use("1-10");
            seen.clear();

            client.send(submit(1, "out", 0, 0, "0005070000000000"));
            assertThat(client.read(48)).isEqualTo(submitted(1, 0, 0, ""));
            client.send(submit(2, "out", 0, 0, "0009010000000000"));
            assertThat(client.read(48)).isEqualTo(submitted(2, 0, 0, ""));
            client.send(submit(3, "out", 0, 0, "0009020000000000"));
            assertThat(client.read(48)).isEqualTo(submitted(3, -32, 0, ""));

            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aSettingIsSelectedOnTheHostsOwnWay() throws IOException {
        var seen = new CopyOnWriteArrayList<ControlTransfer>();
        try (var server = Bench.serve(new Wire(new ScriptedDevice(), seen::add));
                var client = new WireClient(server)) {
            client.use("1-10");
            seen.clear();

            client.send(submit(1, "out", 0, 0, "010b000000000000"));
            assertThat(client.read(48)).isEqualTo(submitted(1, 0, 0, ""));

            assertThat(seen).containsExactly(ControlTransfer.out(0x01, 11, 0, 0, Bytes.EMPTY));
        }
    }

    @Test
    void placesThatWouldBeCalledTheSameAreRefused() {
        var here = new UsbPath("here", 1, List.of(10));
        var there = new UsbPath("there", 1, List.of(10));
        var bus = Served.bus(Map.of());

        assertThatThrownBy(() -> UsbIpServer.start(bus, List.of(here, there), ServerSetup.local(0)))
                .hasMessage("path there/1-10: would be called 1-10, and so would here/1-10 [same-bus-id]");
    }

    /** From runtime mode, so the board leaves this bus and is found again by its place. */
    @Test
    void aBoardOfAnotherServerIsLentAndFlashed() throws IOException {
        var boards = Bench.boards(Chip.ESP32_S3, 2);
        try (var bench = Bench.serve(boards);
                var bus = UsbIpHosts.open(Bench.hosts(bench))) {
            var place = new UsbPath("localhost:" + bench.port(), 1, List.of(10));
            try (var server = UsbIpServer.start(bus, List.of(place), ServerSetup.local(0));
                    var far = UsbIpHosts.open(Bench.hosts(server))) {
                var flasher = Flashers.of(far);
                assertThat(flasher.devices(ProgressListener.NONE))
                        .singleElement()
                        .satisfies(device ->
                                assertThat(device.path()).hasToString("localhost:" + server.port() + "/1-10"));
                flasher.flash(FlashRequest.builder(Bench.image(Chip.ESP32_S3)).build(), ProgressListener.NONE)
                        .orThrow();
            }
        }
        assertThat(Bench.holdsImage(boards.list().get(0).rom())).isTrue();
        assertThat(boards.list().get(1).rom().flash().operations()).isEmpty();
    }

    /** A memory stick, as far as a host sees it before it mounts it. */
    private static final class Storage implements SimulatedDevice {

        @Override
        public Reply control(ControlTransfer transfer) {
            var whole = switch (transfer.value()) {
                case 0x100 -> Bytes.hex("120100020000004081076755000100000001");
                case 0x200 -> Bytes.hex("09021200010100c032" + "090400000008065000");
                default -> Bytes.EMPTY;
            };
            return new Reply.Ack(whole.slice(0, Math.min(whole.length(), transfer.length())));
        }

        @Override
        public ResetOutcome busReset() {
            return ResetOutcome.SAME;
        }

        @Override
        public void powerCycle() {
            // It has no state that anybody asks for.
        }
    }
}
