// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedRomTest {

    private static final Bytes CONTENT = Bytes.utf8("firmware".repeat(100));

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S3"})
    void aBlockOfMoreThan64BytesCrashesTheOlderChips(Chip chip) {
        var rom = Boards.inDfuMode(chip);

        assertThat(rom.control(dnload(Bytes.fill(0, 65)))).isInstanceOf(Reply.Silence.class);
        assertThat(rom.crash()).get().asString().contains("65 bytes");
        assertThat(rom.control(getStatus())).isInstanceOf(Reply.Silence.class);
        rom.powerCycle();
        assertThat(rom.crash()).isEmpty();
        assertThat(rom.control(getStatus())).isInstanceOf(Reply.Ack.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_P4", "ESP32_S31"})
    void aBlockOf4096BytesIsTakenByTheNewerChips(Chip chip) {
        var rom = Boards.inDfuMode(chip);

        send(rom, TinyArchive.of(0x1000, CONTENT, CONTENT.md5()), 4096);

        assertThat(verdict(rom)).isEqualTo(Bytes.hex("000001000200"));
        assertThat(rom.flash().read(0x1000, CONTENT.length())).isEqualTo(CONTENT);
    }

    @Test
    void onlyTheS2HasNoSerialOfItsOwn() {
        assertThat(serial(Boards.inRuntimeMode(Chip.ESP32_S2))).isEqualTo(UsbDescriptors.text("0"));
        assertThat(serial(Boards.inRuntimeMode(Chip.ESP32_P4))).isEqualTo(UsbDescriptors.text("7c:df:a1:00:00:01"));
    }

    @Test
    void aChipWithoutDfuIsNoBoard() {
        assertThatThrownBy(() -> Boards.inRuntimeMode(Chip.ESP32_C3)).hasMessageContaining("esp32c3");
    }

    @Test
    void anUploadOfMoreThan64BytesCrashesTheRom() {
        var rom = Boards.inDfuMode(Chip.ESP32_P4);

        assertThat(rom.control(ControlTransfer.in(0xa1, 2, 0, 2, 128))).isInstanceOf(Reply.Silence.class);
        assertThat(rom.crash()).isPresent();
    }

    @Test
    void anUploadBeforeTheFirstDownloadReadsNothingOfTheFlash() {
        var rom = Boards.inDfuMode(Chip.ESP32_S3);
        rom.flash().program(0, Bytes.fill(0x42, 64));

        assertThat(upload(rom)).isEqualTo(Bytes.fill(0, 64));
        rom.control(ControlTransfer.out(0x21, 6, 0, 2, Bytes.EMPTY));
        rom.control(dnload(Bytes.EMPTY));
        rom.control(getStatus());
        assertThat(upload(rom)).isEqualTo(Bytes.fill(0x42, 64));
    }

    @Test
    void aSizeThatOverflowsCrashesTheRom() {
        var rom = Boards.inDfuMode(Chip.ESP32_S3);
        var archive = TinyArchive.of(0x1000, CONTENT, CONTENT.md5()).toByteArray();
        System.arraycopy("ffffffff".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, archive, 212 + 54, 8);

        for (int at = 0; at + 64 <= archive.length && rom.crash().isEmpty(); at += 64) {
            rom.control(dnload(Bytes.copyOf(archive).slice(at, at + 64)));
        }
        assertThat(rom.crash()).contains("a size of the archive overflows");
    }

    @Test
    void leftoversAreInTheStatesTheyPromise() {
        assertThat(state(Boards.inRuntimeMode(Chip.ESP32_S3))).isEqualTo(0);
        assertThat(state(Boards.inDfuMode(Chip.ESP32_S3))).isEqualTo(2);
        assertThat(state(Boards.leftInDownload(Chip.ESP32_S3))).isEqualTo(5);
        assertThat(state(Boards.leftInUpload(Chip.ESP32_S3))).isEqualTo(9);
        assertThat(state(Boards.leftInError(Chip.ESP32_S3))).isEqualTo(10);
        assertThat(((Reply.Ack) Boards.leftWithBadFirmware(Chip.ESP32_S3).control(getStatus())).data())
                .isEqualTo(Bytes.hex("0a0001000a00"));
    }

    @Test
    void everyPrefixOfAnArchiveIsTakenWithoutAnException() {
        var archive =
                TinyArchive.of(0x1000, Bytes.fill(1, 300), Bytes.fill(1, 300).md5());
        for (int length = 0; length <= archive.length(); length++) {
            var rom = Boards.inDfuMode(Chip.ESP32_S3);
            send(rom, archive.slice(0, length), 64);
            int status = verdict(rom).u8(0);
            assertThat(status).as("%d bytes", length).isIn(0, 1, 10);
        }
    }

    @Test
    void randomRequestsGetAReplyAndNoException() {
        long seed = 7;
        var random = new Random(seed);
        for (var chip : Chip.withDfu()) {
            var rom = Boards.inDfuMode(chip);
            for (int i = 0; i < 20_000; i++) {
                rom.control(anything(random));
                if (random.nextInt(50) == 0) {
                    rom.busReset();
                }
                if (rom.crash().isPresent()) {
                    rom.powerCycle();
                }
            }
            assertThat(rom.flash().size()).as("seed %d", seed).isEqualTo(Boards.FLASH_SIZE);
        }
    }

    private static ControlTransfer anything(Random random) {
        int[] types = {0x00, 0x01, 0x02, 0x21, 0x21, 0x21, 0x40, 0x23};
        int type = types[random.nextInt(types.length)];
        int request = random.nextInt(12);
        int value = random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(4) << 8 | random.nextInt(4);
        int length = random.nextInt(70);
        return random.nextBoolean()
                ? ControlTransfer.in(type | 0x80, request, value, random.nextInt(4), length)
                : ControlTransfer.out(type, request, value, random.nextInt(4), Bytes.fill(random.nextInt(256), length));
    }

    private static void send(SimulatedRom rom, Bytes image, int blockSize) {
        for (int at = 0; at < image.length(); at += blockSize) {
            rom.control(dnload(image.slice(at, Math.min(at + blockSize, image.length()))));
        }
        rom.control(dnload(Bytes.EMPTY));
    }

    private static Bytes verdict(SimulatedRom rom) {
        return ((Reply.Ack) rom.control(getStatus())).data();
    }

    private static int state(SimulatedRom rom) {
        return ((Reply.Ack) rom.control(ControlTransfer.in(0xa1, 5, 0, 2, 1)))
                .data()
                .u8(0);
    }

    private static Bytes upload(SimulatedRom rom) {
        return ((Reply.Ack) rom.control(ControlTransfer.in(0xa1, 2, 0, 2, 64))).data();
    }

    private static Bytes serial(SimulatedRom rom) {
        return ((Reply.Ack) rom.control(ControlTransfer.in(0x80, 6, 0x303, 0x409, 255))).data();
    }

    private static ControlTransfer dnload(Bytes data) {
        return ControlTransfer.out(0x21, 1, 0, 2, data);
    }

    private static ControlTransfer getStatus() {
        return ControlTransfer.in(0xa1, 3, 0, 2, 6);
    }
}
