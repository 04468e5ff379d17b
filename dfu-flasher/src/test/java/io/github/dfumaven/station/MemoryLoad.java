// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.usb.UsbPath;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station that flashes a thousand boards has no more of them in memory in the end than after the first hundred. */
class MemoryLoad {

    private static final int FIRST = 100;
    private static final int BOARDS = 1000;
    private static final int SLOTS = 8;
    private static final int MOST_BYTES_A_BOARD = 1024;
    private static final int LEAK = 3 << 10;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void aThousandBoardsLeaveNothingBehind() throws Exception {
        assertThat(bytesABoard(BOARDS, event -> {})).isLessThan(MOST_BYTES_A_BOARD);
    }

    /** Or the check above would not say much. */
    @Test
    void aLeakOfAFewKilobytesABoardIsSeen() throws Exception {
        var leak = new ArrayList<byte[]>();
        assertThat(bytesABoard(BOARDS / 4, event -> {
                    if (event instanceof StationEvent.End) {
                        leak.add(new byte[LEAK]);
                    }
                }))
                .isGreaterThan(MOST_BYTES_A_BOARD);
        assertThat(leak).hasSize(BOARDS / 4);
    }

    /** Returns how much more is in the heap in the end than after the first boards, for each board between. */
    private double bytesABoard(int boards, StationListener other) throws Exception {
        try (var line = new Line(folder)) {
            line.table(boards + 1);
            line.forget();
            line.others.add(other);
            var ends = new LinkedBlockingQueue<StationEvent.AtSlot>();
            line.others.add(event -> {
                if (event instanceof StationEvent.End || event instanceof StationEvent.Unplugged) {
                    ends.add((StationEvent.AtSlot) event);
                }
            });
            line.startWithRows("");
            var free = new ArrayDeque<UsbPath>();
            for (int slot = 1; slot <= SLOTS; slot++) {
                free.add(UsbPath.of(1, slot));
            }
            work(line, free, ends, 0, FIRST);
            long first = heap();
            work(line, free, ends, FIRST, boards);
            long last = heap();
            double each = (double) (last - first) / (boards - FIRST);
            System.out.printf(
                    Locale.ROOT,
                    "load: heap %d KiB after %d boards, %d KiB after %d: %.0f bytes a board%n",
                    first >> 10,
                    FIRST,
                    last >> 10,
                    boards,
                    each);
            return each;
        }
    }

    /** Has boards flashed, and waits until none is at work. */
    private static void work(Line line, Deque<UsbPath> free, BlockingQueue<StationEvent.AtSlot> ends, int from, int to)
            throws InterruptedException {
        int plugged = from;
        for (int gone = from; gone < to; ) {
            while (plugged < to && !free.isEmpty()) {
                plugged++;
                line.plug(free.remove(), Line.board(plugged));
            }
            var event = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("the board after %d", gone).isNotNull();
            if (event instanceof StationEvent.End end) {
                assertThat(end.result().end().verdict()).isEqualTo(AttemptVerdict.CONFIRMED);
                line.bus.unplug(end.path());
            } else {
                free.add(event.path());
                gone++;
            }
        }
    }

    /** Returns bytes that are in use when all is collected that can be: the least of a few looks. */
    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int looks : List.of(1, 2, 3, 4)) {
            for (int n = 0; n < looks; n++) {
                System.gc();
            }
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
