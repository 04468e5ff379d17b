// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedBoardsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101, Integer.MAX_VALUE})
    void aCountThatNoBusTakesIsRefused(int count) {
        assertThatThrownBy(() -> SimulatedBoards.of(Chip.ESP32_S3, count, Boards.FLASH_SIZE, SimulatedTiming.INSTANT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boardsStandAtTheirPathsWithTheirSerials() {
        var boards = SimulatedBoards.of(Chip.ESP32_S3, 10, Boards.FLASH_SIZE, SimulatedTiming.INSTANT)
                .list();

        assertThat(boards.stream().map(board -> board.path().toString()))
                .containsExactly("1-10", "1-2", "1-3", "1-4", "1-5", "1-6", "1-7", "1-8", "1-9", "1-11");
    }

    @Test
    void flashFilesAreMadeAndWrittenBack() throws IOException {
        var file = folder.resolve("flash.bin");
        var boards = SimulatedBoards.withFiles(Chip.ESP32_S2, 2, file, 1 << 20, SimulatedTiming.INSTANT);
        assertThat(Bytes.read(file).isAll(0xff)).isTrue();

        boards.list().get(1).rom().flash().program(5, Bytes.of(1));
        boards.save();

        assertThat(Files.size(folder.resolve("flash.bin.2"))).isEqualTo(1 << 20);
        assertThat(Bytes.read(folder.resolve("flash.bin.2")).slice(4, 7)).isEqualTo(Bytes.of(0xff, 1, 0xff));
        assertThat(Bytes.read(file).isAll(0xff)).isTrue();
    }

    @Test
    void aFileThatIsThereGivesTheFlashAndItsSize() throws IOException {
        var file = folder.resolve("flash.bin");
        Files.write(file, Bytes.fill(0x33, 2 << 20).toByteArray());

        var boards = SimulatedBoards.withFiles(Chip.ESP32_S2, 1, file, 8 << 20, SimulatedTiming.INSTANT);

        assertThat(boards.list().get(0).rom().flash().size()).isEqualTo(2 << 20);
    }

    @Test
    void aFileThatCannotBeWrittenDoesNotKeepTheOthersFromBeingWritten() throws IOException {
        var file = folder.resolve("flash.bin");
        var boards = SimulatedBoards.withFiles(Chip.ESP32_S2, 2, file, 1 << 20, SimulatedTiming.INSTANT);
        boards.list().forEach(board -> board.rom().flash().program(0, Bytes.of(7)));
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(boards::save).isInstanceOf(IOException.class);
        assertThat(Bytes.read(folder.resolve("flash.bin.2")).u8(0)).isEqualTo(7);
    }
}
