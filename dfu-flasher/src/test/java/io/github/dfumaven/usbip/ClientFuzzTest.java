// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.device.DfuDevice;
import io.github.dfumaven.fields.ByteWriter;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Script;
import io.github.dfumaven.usb.UsbException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server sends, it ends in devices or in an error that blames the server. */
class ClientFuzzTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int OUT_LENGTH = 24;
    private static final String DESCRIPTORS = "00" + "12" + "120100020000004034120078000100000001" + "00" + "09"
            + "09021b00010100c032" + "00" + "1b" + "09021b00010100c0320904000000fe01020009210be80340001001";

    static Stream<byte[]> seeds() {
        return Stream.of(
                        // how far the server is sound, then what it says
                        Bytes.concat(List.of(Bytes.of(0), FakeServer.list())),
                        Bytes.concat(List.of(Bytes.of(1), FakeServer.accepted().slice(OpHeader.SIZE))),
                        Bytes.hex("02" + DESCRIPTORS + "0006" + "000000000200" + "0000" + "0012"
                                + "120100020000004034120078000100000001"),
                        Bytes.hex("02" + DESCRIPTORS + "e0" + "0006" + "000000000200"))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    @SuppressWarnings("try") // what is allowed is allowed until then
    void everyServerIsUnderstoodOrBlamed(byte[] input) throws IOException {
        var script = Script.once(input);
        int sound = script.below(3);
        // while Jazzer hunts, it takes every connection for an attack
        try (var allowed = BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
                var server = new FakeServer((in, out) -> {
                    synchronized (script) {
                        play(script, sound, in, out);
                    }
                })) {
            Laws.read(input.length, () -> {
                use(server.host());
                return true;
            });
        }
    }

    private static void use(UsbIpHost host) throws UsbException {
        try (var bus = UsbIpBus.open(host, PATIENCE)) {
            var devices = bus.devices();
            Laws.holds(devices.size() <= Operations.MOST_DEVICES, "devices", devices.size());
            for (var device : devices.subList(0, Math.min(2, devices.size()))) {
                Laws.harmless(device.toString());
                DfuDevice.of(device).ifPresent(found -> found.lines().forEach(Laws::harmless));
                try (var handle = bus.open(device)) {
                    handle.claim(0);
                    var results = handle.control(
                            List.of(
                                    ControlTransfer.out(0x21, 1, 0, 0, Bytes.fill(1, 64)),
                                    ControlTransfer.in(0xa1, 3, 0, 0, 6)),
                            PATIENCE);
                    Laws.same("results", results.size(), 2);
                    Laws.holds(results.get(1).data().length() <= 6, "more than was asked for", results);
                    handle.reset();
                }
            }
        }
    }

    private static void play(Script script, int sound, InputStream in, OutputStream out) throws IOException {
        var request = in.readNBytes(OpHeader.SIZE);
        if (request.length < OpHeader.SIZE) {
            return;
        }
        boolean lists = request[3] == 0x05;
        if (lists) {
            (sound == 0 ? rest(script) : FakeServer.list()).writeTo(out);
            return;
        }
        in.readNBytes(ImportRequest.SIZE);
        if (sound == 1) {
            // busy boards are waited for, which is tested elsewhere
            var header = new ByteWriter();
            new OpHeader(OpHeader.REP_IMPORT, script.next() == 0xff ? OpHeader.NO_DEVICE : OpHeader.OK).write(header);
            header.toBytes().writeTo(out);
            rest(script).writeTo(out);
            return;
        }
        FakeServer.accepted().writeTo(out);
        while (!script.isOver()) {
            answer(script, in, out);
        }
    }

    private static void answer(Script script, InputStream in, OutputStream out) throws IOException {
        var request = in.readNBytes(UrbHeader.MESSAGE_SIZE);
        if (request.length < UrbHeader.MESSAGE_SIZE) {
            throw new EOFException();
        }
        var message = Bytes.copyOf(request);
        if (message.u8(3) == UrbHeader.CMD_SUBMIT && message.u8(15) == UrbHeader.OUT) {
            in.readNBytes(message.u8(OUT_LENGTH + 2) << 8 | message.u8(OUT_LENGTH + 3));
        }
        int how = script.next();
        if (how >= 0xf0) {
            throw new EOFException();
        }
        var reply = how < 0xd0
                ? FakeServer.reply(message.slice(4, 8), script.next(), Bytes.EMPTY)
                        .toByteArray()
                : script.bytes(UrbHeader.MESSAGE_SIZE).toByteArray();
        if (how > 0x80 && how < 0xd0) {
            // a status, mostly one of the few that mean something
            reply[20] = reply[21] = reply[22] = (byte) 0xff;
            reply[23] = (byte) (how > 0xc0 ? script.next() : 0xe0);
        }
        out.write(reply);
        script.bytes(reply[27] & 0xff).writeTo(out);
    }

    private static Bytes rest(Script script) {
        var rest = new ByteWriter();
        while (!script.isOver()) {
            rest.u8(script.next());
        }
        return rest.toBytes();
    }
}
