// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NorFlashTest {

    @TempDir
    Path folder;

    @Test
    void programmingOnlyClearsBits() {
        var flash = NorFlash.blank(NorFlash.BLOCK);
        flash.program(100, Bytes.of(0xf0));
        flash.program(100, Bytes.of(0x3c));

        assertThat(flash.read(99, 3)).isEqualTo(Bytes.of(0xff, 0x30, 0xff));
    }

    @Test
    void erasingTouchesTheWholeUnitAndNothingElse() {
        var flash = NorFlash.of(Bytes.fill(0, 3 * NorFlash.BLOCK));
        flash.erase4k(NorFlash.SECTOR + 7);
        flash.erase64k(2L * NorFlash.BLOCK - 1);

        assertThat(flash.read(0, NorFlash.SECTOR).isAll(0)).isTrue();
        assertThat(flash.read(NorFlash.SECTOR, NorFlash.SECTOR).isAll(0xff)).isTrue();
        assertThat(flash.read(2 * NorFlash.SECTOR, 14 * NorFlash.SECTOR).isAll(0))
                .isTrue();
        assertThat(flash.read(NorFlash.BLOCK, NorFlash.BLOCK).isAll(0xff)).isTrue();
        assertThat(flash.read(2 * NorFlash.BLOCK, NorFlash.BLOCK).isAll(0)).isTrue();
    }

    @Test
    void commandsThatContinueEachOtherAreJoined() {
        var flash = NorFlash.blank(NorFlash.BLOCK);
        flash.erase4k(0);
        flash.program(0, Bytes.fill(0, 32));
        flash.program(32, Bytes.fill(0, 32));
        flash.program(96, Bytes.fill(0, 4));

        assertThat(flash.operations().toString()).isEqualTo("[erase-4k 0x0+4096, program 0x0+64, program 0x60+4]");
    }

    @Test
    void anAddressBeyondTheEndWraps() {
        var flash = NorFlash.blank(2 * NorFlash.SECTOR);
        flash.program(3 * NorFlash.SECTOR - 1, Bytes.of(1, 2));

        assertThat(flash.read(NorFlash.SECTOR - 1, 2)).isEqualTo(Bytes.of(1, 2));
        assertThat(flash.read(5 * NorFlash.SECTOR - 1, 2)).isEqualTo(Bytes.of(1, 2));
    }

    @Test
    void commandsTakeTheTimeTheyAreSaidToTake() {
        var flash = NorFlash.blank(NorFlash.BLOCK, FlashTiming.TYPICAL);
        flash.erase4k(0);
        flash.erase64k(0);
        flash.program(0, Bytes.fill(0, 33));

        assertThat(flash.takeBusy()).isEqualTo(Duration.ofNanos(195_200_000));
        assertThat(flash.takeBusy()).isZero();
    }

    @Test
    void aFileComesBackAsItWas() throws IOException {
        var content = Bytes.concat(java.util.List.of(
                Bytes.fill(0xff, NorFlash.SECTOR), Bytes.fill(0x11, NorFlash.SECTOR), Bytes.fill(0xff, 4096)));
        var file = folder.resolve("flash.bin");
        Files.write(file, content.toByteArray());

        var flash = NorFlash.load(file, FlashTiming.INSTANT);
        flash.save(file);

        assertThat(flash.size()).isEqualTo(content.length());
        assertThat(Bytes.read(file)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4097})
    void aFileThatIsNoFlashIsRefused(int length) throws IOException {
        var file = folder.resolve("flash.bin");
        Files.write(file, new byte[length]);

        assertThatThrownBy(() -> NorFlash.load(file, FlashTiming.INSTANT))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class, e -> assertThat(e.code()).isEqualTo(SimError.BAD_FLASH_FILE));
    }

    @Test
    void aFileThatIsTooLongIsRefusedBeforeItIsRead() throws IOException {
        var file = folder.resolve("huge.bin");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), NorFlash.MAX_SIZE + NorFlash.SECTOR - 1);
        }

        assertThatThrownBy(() -> NorFlash.load(file, FlashTiming.INSTANT)).isInstanceOf(InvalidRequestException.class);
    }
}
