// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static io.github.dfumaven.station.Line.SLOT;
import static io.github.dfumaven.station.Line.board;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.station.StationEvent.End;
import io.github.dfumaven.station.StationEvent.Progress;
import io.github.dfumaven.station.StationEvent.RecordAway;
import io.github.dfumaven.station.StationEvent.RecordBack;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on a disk that is full: a small one in memory, which only root can have. */
class FullDiskTest {

    private static final int LIMIT_SECONDS = 20;
    private static final int MOST_BOARDS = 20;

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "a disk of its own for the record needs the rights to mount one (root on Linux)");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private Path filler() {
        return disk.resolve("filler");
    }

    /** Writes until nothing more goes in. */
    private void fill() throws IOException {
        var page = new byte[4096];
        try (var out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(Files.getFileStore(disk).getUsableSpace()).isLessThan(page.length);
        }
    }

    private Line line() throws IOException {
        var line = new Line(folder, Line.CHIP, RecordAddress.of(disk.resolve("records.db")));
        line.table(MOST_BOARDS + 1);
        return line;
    }

    /** Somebody else has the file open, as for a look at the report, so that it is not made smaller when the station lets go of it. */
    private Records reader() throws IOException {
        var reader = Records.existing(RecordAddress.of(disk.resolve("records.db")));
        assertThat(reader.attempts(Instant.EPOCH)).isEmpty();
        return reader;
    }

    @Test
    void noBoardIsFlashedWhileTheRecordHasNoRoom() throws Exception {
        try (var line = line();
                var reader = reader()) {
            line.startWithRows("");
            line.plug(UsbPath.of(1, 50), board(50));
            assertThat(line.awaitEnd().end().verdict()).isEqualTo(AttemptVerdict.CONFIRMED);

            fill();
            var board = board(1);
            line.plug(SLOT, board);
            line.await(RecordAway.class, away -> away.text().contains("records.db: its disk has room for"));
            line.pass(30);
            assertThat(board.flash().read(0, 4 << 20).isAll(0xff)).isTrue();
            assertThat(line.count(RecordBack.class)).isZero();
            assertThat(reader.attempts(Instant.EPOCH)).hasSize(1);

            Files.delete(filler());
            line.await(RecordBack.class, back -> true);
            var result = line.awaitEnd();
            assertThat(result.end().verdict()).isEqualTo(AttemptVerdict.CONFIRMED);
            assertThat(line.rowOn(board)).isEqualTo(result.row());
            assertThat(reader.attempts(Instant.EPOCH)).hasSize(2);
        }
    }

    @Test
    void aBoardIsToldOfOnlyWhenThereIsRoomForItsResult() throws Exception {
        try (var line = line();
                var reader = reader()) {
            line.startWithRows("");
            var board = board(1);
            line.plug(SLOT, board);
            line.await(Progress.class, progress -> progress.bytes() > 0);
            fill();
            line.await(RecordAway.class, away -> true);
            line.pass(30);

            assertThat(line.isFlashed(board)).isTrue();
            assertThat(line.count(End.class)).isZero();
            assertThat(reader.rows()).extracting(row -> row.state()).isEqualTo(List.of("taken"));

            Files.delete(filler());
            assertThat(line.awaitEnd().end().verdict()).isEqualTo(AttemptVerdict.CONFIRMED);
            assertThat(reader.rows()).extracting(row -> row.state()).isEqualTo(List.of("confirmed"));
        }
    }
}
