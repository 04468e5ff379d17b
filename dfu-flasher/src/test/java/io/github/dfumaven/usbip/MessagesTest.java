// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.FormatException;
import io.github.dfumaven.fields.ByteReader;
import io.github.dfumaven.fields.ByteWriter;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final ExportedDevice DEVICE =
            new ExportedDevice("/sys/x", "1-10", 1, 7, 2, 0x303a, 0x0009, 0x0728, 0xef0201, 1, 1, 2);

    private interface Reader<T> {
        T read(ByteReader in) throws FormatException;
    }

    /** Laid out by hand, field by field: a request to an interrupt endpoint and the reply to another. */
    @Test
    void commandAndReplyAreReadFieldByField() throws FormatException {
        var in = new ByteReader(Bytes.hex("00000001" + "00000d05" + "0001000f" + "00000001" + "00000001" + "00000200"
                + "00000040" + "ffffffff" + "00000000" + "00000004" + "0000000000000000"));
        var command = SubmitCommand.read(UrbHeader.read(in), in);
        assertThat(command.header()).isEqualTo(new UrbHeader(1, 0xd05, 0x1000f, 1, 1));
        assertThat(command.length()).isEqualTo(64);

        var out = new ByteReader(Bytes.hex("00000003" + "00000d06" + "00000000" + "00000000" + "00000000" + "00000000"
                + "00000040" + "ffffffff" + "00000000" + "00000000" + "0000000000000000"));
        assertThat(SubmitReply.read(UrbHeader.read(out), out)).isEqualTo(SubmitReply.of(0xd06, 0, 64));
    }

    @Test
    void everyMessageIsReadAsWrittenAndNeverFromLess() throws FormatException {
        check(new OpHeader(OpHeader.REQ_IMPORT, 0), OpHeader::write, in -> OpHeader.read(in));
        check(new ImportRequest("1-2.4"), ImportRequest::write, ImportRequest::read);
        check(DEVICE, ExportedDevice::write, ExportedDevice::read);
        check(new ExportedInterface(0xfe, 1, 2), ExportedInterface::write, ExportedInterface::read);
        var listed =
                new ListedDevice(DEVICE, List.of(new ExportedInterface(2, 2, 0), new ExportedInterface(0xfe, 1, 1)));
        check(listed, ListedDevice::write, MessagesTest::listed);
        check(new UrbHeader(2, 3, 4, 1, 5), UrbHeader::write, UrbHeader::read);
        var submit = SubmitCommand.of(0xffff_fffeL, 0x10007, ControlTransfer.in(0xa1, 3, 0, 2, 6));
        check(submit, SubmitCommand::write, in -> SubmitCommand.read(UrbHeader.read(in), in));
        check(SubmitReply.of(9, -32, 0), SubmitReply::write, in -> SubmitReply.read(UrbHeader.read(in), in));
        check(UnlinkCommand.of(5, 0x10007, 4), UnlinkCommand::write, in -> UnlinkCommand.read(UrbHeader.read(in), in));
        check(UnlinkReply.of(5, -104), UnlinkReply::write, in -> UnlinkReply.read(UrbHeader.read(in), in));
    }

    @Test
    void aControlRequestHasItsSetupPacketInTheOrderOfUsb() {
        var out = new ByteWriter();
        SubmitCommand.of(1, 0x10002, ControlTransfer.out(0x21, 1, 0x1234, 2, Bytes.fill(7, 64)))
                .write(out);

        assertThat(out.toBytes())
                .isEqualTo(Bytes.hex("00000001" + "00000001" + "00010002" + "00000000" + "00000000" + "00000000"
                        + "00000040" + "00000000" + "ffffffff" + "00000000" + "2101341202004000"));
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> OpHeader.read(new ByteReader(Bytes.hex("0106800500000000"))))
                .hasMessage("version is 0x0106, not 0x0111 (at offset 0x0) [usbip-bad-version]");
    }

    @Test
    void moreThanAMebibyteIsRefusedBeforeItIsRead() {
        var huge = Bytes.hex("0000000100000001000100020000000000000001" + "00000000" + "00100001" + "00000000"
                + "00000000" + "00000000" + "0000000000000000");
        var in = new ByteReader(huge);
        assertThatThrownBy(() -> SubmitCommand.read(UrbHeader.read(in), in)).hasMessageContaining("[usbip-too-long]");
    }

    static ListedDevice listed(ByteReader in) throws FormatException {
        var device = ExportedDevice.read(in);
        return new ListedDevice(device, ListedDevice.interfaces(in, device.interfaces()));
    }

    private static <T> void check(T value, BiConsumer<T, ByteWriter> writer, Reader<T> reader) throws FormatException {
        var out = new ByteWriter();
        writer.accept(value, out);
        var bytes = out.toBytes();
        var in = new ByteReader(bytes);
        assertThat(reader.read(in)).isEqualTo(value);
        assertThat(in.remaining()).as("%s", value).isZero();

        for (int length = 0; length < bytes.length(); length++) {
            var prefix = bytes.slice(0, length);
            assertThatThrownBy(() -> reader.read(new ByteReader(prefix)))
                    .as("%s cut to %d", value, length)
                    .isInstanceOf(FormatException.class)
                    .hasMessageEndingWith("[truncated]");
        }
    }
}
