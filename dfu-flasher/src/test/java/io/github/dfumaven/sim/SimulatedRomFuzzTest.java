// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.archive.ArchiveWriter;
import io.github.dfumaven.archive.DfuContent;
import io.github.dfumaven.archive.DfuImage;
import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.dfu.DfuSuffix;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Repair;
import io.github.dfumaven.inspect.Inspection;
import io.github.dfumaven.session.DfuRequests;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives of all kinds, sent to the model of a ROM: what {@code verify} calls sound gets into flash byte for byte. */
class SimulatedRomFuzzTest {

    private static final int FLASH = 4 << 20;
    private static final int BLOCK = 64;
    private static final int IDLE = 2;
    private static final DfuRequests DFU = new DfuRequests(2);

    static Stream<byte[]> seeds() throws IOException {
        var content = Bytes.fill(0x5a, 900);
        var files = ThreeFiles.file();
        return Stream.of(
                        TinyArchive.of(0x1000, content, content.md5()),
                        ArchiveWriter.parametersOnly(FLASH),
                        files.slice(0, files.length() - DfuSuffix.SIZE - 3000),
                        Bytes.utf8("no archive, but what the ROM takes as it is"))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsSoundIsInFlashAfterwards(byte[] input) {
        var file = Repair.dfu(Bytes.copyOf(input), Chip.ESP32_S3.productId());
        var payload = file.slice(0, file.length() - DfuSuffix.SIZE);
        var rom = SimulatedRom.of(Chip.ESP32_S3, "7c:df:a1:00:00:01", NorFlash.blank(FLASH));
        boolean confirmed = send(rom, payload);
        var image = DfuImage.inspect(file);
        boolean fits =
                image.params().filter(params -> params.chipSize() == FLASH).isPresent();
        if (!fits || !Inspection.of("fuzzed", file).isSound()) {
            return;
        }

        Laws.holds(confirmed, "sound, but refused by the ROM", image.entries());
        for (DfuContent content : image.contents()) {
            Laws.same(
                    "flash at " + content.address(),
                    rom.flash().read(content.address(), content.size()),
                    content.data());
        }
    }

    private static boolean send(SimulatedRom rom, Bytes payload) {
        enumerate(rom);
        rom.control(DFU.detach(700));
        enumerate(rom);
        int block = 0;
        for (int at = 0; at < payload.length(); at += BLOCK) {
            var data = payload.slice(at, Math.min(at + BLOCK, payload.length()));
            if (!(rom.control(DFU.download(block++, data)) instanceof Reply.Ack)
                    || state(rom).isEmpty()) {
                return false;
            }
        }
        return rom.control(DFU.download(block, Bytes.EMPTY)) instanceof Reply.Ack
                && state(rom).equals(List.of(0, IDLE));
    }

    private static void enumerate(SimulatedRom rom) {
        rom.busReset();
        rom.control(ControlTransfer.out(0, 9, 1, 0, Bytes.EMPTY));
    }

    /** Status and state, once the ROM is no longer busy; nothing if it says an error or nothing. */
    private static List<Integer> state(SimulatedRom rom) {
        for (int polls = 0; polls < 1000; polls++) {
            if (!(rom.control(DFU.getStatus()) instanceof Reply.Ack ack)
                    || ack.data().u8(0) != 0) {
                return List.of();
            }
            int state = ack.data().u8(4);
            if (state == IDLE || state == 5) {
                return List.of(ack.data().u8(0), state);
            }
        }
        throw new AssertionError("the ROM is busy for ever");
    }
}
