// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static io.github.dfumaven.usbip.WireClient.submit;
import static io.github.dfumaven.usbip.WireClient.submitted;
import static io.github.dfumaven.usbip.WireClient.unlink;
import static io.github.dfumaven.usbip.WireClient.unlinked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerOnTheWireTest {

    private static final String DEVLIST = "0111 8005 00000000";

    private UsbIpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = Bench.serve(Bench.boards(Chip.ESP32_S2, 1));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theListIsWhatTheKernelsToolsExpect() throws IOException {
        try (var client = new WireClient(server)) {
            client.send(DEVLIST);

            assertThat(client.read(12)).isEqualTo(WireClient.bytes("0111 0005 00000000 00000001"));
            assertThat(client.read(256))
                    .isEqualTo(WireClient.bytes(WireClient.hex("/sys/devices/simulated/usb1/1-10", 256)));
            assertThat(client.read(32)).isEqualTo(WireClient.bytes(WireClient.hex("1-10", 32)));
            assertThat(client.read(24))
                    .isEqualTo(WireClient.bytes("00000001 00000002 00000002 303a 0002 0723 ef 02 01 01 01 03"));
            assertThat(client.read(12)).isEqualTo(WireClient.bytes("02020000 0a020000 fe010100"));
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aKernelEnumeratesABoard() throws IOException {
        try (var client = new WireClient(server)) {
            assertThat(client.use("1-10")).isZero();
            var device = "12010002ef0201403a300200230701020301";

            client.send(submit(1, "in", 0, 64, "8006000100004000"));
            assertThat(client.read(66)).isEqualTo(submitted(1, 0, 18, device));
            client.send(submit(2, "in", 0, 18, "8006000100001200"));
            assertThat(client.read(66)).isEqualTo(submitted(2, 0, 18, device));
            client.send(submit(3, "in", 0, 10, "8006000600000a00"));
            assertThat(client.read(48)).isEqualTo(submitted(3, -32, 0, ""));
            client.send(submit(4, "in", 0, 4, "8006000200000400"));
            assertThat(client.read(52).slice(48, 50)).isEqualTo(Bytes.hex("0902"));
            client.send(submit(5, "out", 0, 0, "0009010000000000"));
            assertThat(client.read(48)).isEqualTo(submitted(5, 0, 0, ""));
            client.send(submit(6, "out", 0, 0, "010b000002000000"));
            assertThat(client.read(48)).isEqualTo(submitted(6, 0, 0, ""));
        }
    }

    @Test
    void requestsOfOneWriteAreAnsweredInTheirOrder() throws IOException {
        try (var client = new WireClient(server)) {
            client.use("1-10");
            client.send(submit(1, "in", 0, 6, "a103000002000600") + submit(2, "in", 0, 1, "a105000002000100"));

            assertThat(client.read(54)).isEqualTo(submitted(1, 0, 6, "000001000000"));
            assertThat(client.read(49)).isEqualTo(submitted(2, 0, 1, "00"));
        }
    }

    @Test
    void interruptEndpointsStayPendingUntilTheyAreUnlinked() throws IOException {
        try (var client = new WireClient(server)) {
            client.use("1-10");
            client.send(submit(1, "in", 5, 64, "0000000000000000"));
            client.send(submit(2, "in", 0, 1, "a105000002000100"));
            assertThat(client.read(49)).isEqualTo(submitted(2, 0, 1, "00"));

            client.send(unlink(3, 1));
            assertThat(client.read(48)).isEqualTo(unlinked(3, -104));
            client.send(unlink(4, 2));
            assertThat(client.read(48)).isEqualTo(unlinked(4, 0));
        }
    }

    @Test
    void aRequestThatHangsIsUnansweredUntilUnlinkedAndThenTheNextIsPerformed() throws IOException {
        try (var other = Bench.serve(new ScriptedDevice());
                var client = new WireClient(other)) {
            client.use("1-10");
            client.send(submit(1, "in", 0, 2, "c002000000000200")
                    + submit(2, "in", 0, 2, "c002000000000200")
                    + submit(3, "in", 0, 2, "c001000000000200")
                    + unlink(4, 2));
            assertThat(client.read(48)).isEqualTo(unlinked(4, -104));

            client.send(unlink(5, 1));
            assertThat(client.read(48)).isEqualTo(unlinked(5, -104));
            assertThat(client.read(50)).isEqualTo(submitted(3, 0, 2, "1122"));
        }
    }

    @Test
    void aSelfDetachClosesTheConnectionAndTheBoardComesBackInDfuMode() throws IOException {
        try (var client = new WireClient(server)) {
            client.use("1-10");
            client.send(submit(1, "out", 0, 0, "2100e80302000000"));
            assertThat(client.isAtEnd()).isTrue();
        }
        // The chip is off the bus for 20 ms.
        while (listed().length() < 12 + 312) {
            Thread.onSpinWait();
        }

        var list = listed();
        assertThat(list.slice(12 + 292, 12 + 296)).as("devnum").isEqualTo(Bytes.hex("00000003"));
        assertThat(list.slice(list.length() - 4)).isEqualTo(Bytes.hex("fe010200"));
        try (var client = new WireClient(server)) {
            assertThat(client.use("1-10")).isZero();
            client.send(submit(1, "in", 0, 6, "a103000002000600"));
            assertThat(client.read(54)).isEqualTo(submitted(1, 0, 6, "000001000200"));
        }
    }

    @Test
    void aBoardThatWaitsForAResetIsResetWhenItsDescriptorIsAskedAgain() throws IOException {
        var device = new ScriptedDevice();
        try (var other = Bench.serve(device);
                var client = new WireClient(other)) {
            client.use("1-10");
            client.send(submit(1, "out", 0, 0, "2100e80300000000"));
            assertThat(client.read(48)).isEqualTo(submitted(1, 0, 0, ""));
            assertThat(device.resetsAfterDetach).isZero();

            client.send(submit(2, "in", 0, 18, "8006000100001200"));
            client.read(66);
            client.send(submit(3, "in", 0, 27, "8006000200001b00"));
            assertThat(client.read(75).slice(48 + 16, 48 + 17)).isEqualTo(Bytes.of(2));
            client.send(submit(4, "in", 0, 18, "8006000100001200"));
            client.read(66);
            assertThat(device.resetsAfterDetach).isEqualTo(1);
        }
    }

    @Test
    void aBoardHasOneClientAtATime() throws IOException {
        try (var first = new WireClient(server);
                var second = new WireClient(server)) {
            assertThat(first.use("1-10")).isZero();
            assertThat(second.use("1-10")).isEqualTo(2);
            assertThat(second.isAtEnd()).isTrue();
        }
        useOnceFree().close();
    }

    @Test
    void aBoardThatIsNotThereIsRefused() throws IOException {
        try (var client = new WireClient(server)) {
            assertThat(client.use("9-9")).isEqualTo(4);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void nonsenseIsSentAway() throws IOException {
        for (var nonsense :
                new String[] {"0106 8005 00000000", "0111 1234 00000000", "47455420 2f204854 54502f31 2e310d0a"}) {
            try (var client = new WireClient(server)) {
                client.send(nonsense);
                assertThat(endsWithoutAnswer(client)).as(nonsense).isTrue();
            }
        }
        for (var nonsense : new String[] {
            "00000009 00000001 00010002 00000000 00000000" + "00".repeat(28),
            "00000003 00000001 00010002 00000000 00000000" + "00".repeat(28),
            submit(1, "out", 0, 0x7fff_ffff, "2101000002000000"),
            submit(1, "in", 1, -1, "0000000000000000")
        }) {
            try (var client = useOnceFree()) {
                client.send(nonsense);
                assertThat(endsWithoutAnswer(client)).as(nonsense).isTrue();
            }
        }
    }

    @Test
    void aSetupPacketThatContradictsItsMessageIsInvalid() throws IOException {
        try (var client = new WireClient(server)) {
            client.use("1-10");
            client.send(submit(1, "out", 0, 4, "2101000002000800") + "01020304");
            assertThat(client.read(48)).isEqualTo(submitted(1, -22, 0, ""));
        }
    }

    @Test
    void aClientThatDiesAnywhereFreesTheBoard() throws IOException {
        var whole = WireClient.bytes("0111 8003 00000000 " + WireClient.hex("1-10", 32)
                + submit(1, "out", 0, 8, "2101000002000800") + "0102030405060708");
        for (int length = 0; length < whole.length(); length++) {
            try (var client = new WireClient(server)) {
                client.send(whole.slice(0, length).toHex());
            }
        }
        useOnceFree().close();
    }

    @Test
    void aPortThatIsTakenIsRefusedWithACure() {
        assertThatThrownBy(() -> Bench.serve(Bench.boards(Chip.ESP32_S2, 1), ServerSetup.local(server.port())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("port " + server.port() + ": cannot listen on 127.0.0.1")
                .hasMessageEndingWith("[cannot-listen]");
    }

    private Bytes listed() throws IOException {
        try (var client = new WireClient(server)) {
            client.send(DEVLIST);
            var head = client.read(12);
            return head.u8(11) == 0 ? head : Bytes.concat(List.of(head, client.read(312 + 12)));
        }
    }

    /** The server hears of a client's end when the system tells it, so a board may be taken for a moment longer. */
    private WireClient useOnceFree() throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            var client = new WireClient(server);
            if (client.use("1-10") == 0) {
                return client;
            }
            client.close();
        }
        throw new AssertionError("the board stays taken");
    }

    private static boolean endsWithoutAnswer(WireClient client) {
        try {
            return client.isAtEnd();
        } catch (IOException e) {
            return true; // reset, because the server has not read all
        }
    }
}
