// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.record.AttemptVerdict;
import io.github.dfumaven.record.RecordAddress;
import io.github.dfumaven.record.RowCounts;
import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.sim.SimulatedBoard;
import io.github.dfumaven.sim.SimulatedDevice;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A day on a production line: people plug boards in, pull some out too early, requests get lost, and they bring what has failed again, until all
 * are done.
 */
final class Day {

    private static final int PULLED_OUT_OF_10 = 2;
    private static final int FAULTY_OF_10 = 1;
    private static final int SEEN_AGAIN_OF_10 = 1;
    private static final int MOST_REQUESTS = 400;
    private static final int PATIENCE_SECONDS = 120;

    private record Board(int number, SimulatedRom rom) {}

    private final Path folder;
    private final RecordAddress address;
    private final int boards;
    private final int slots;
    private final Random random;
    private final Queue<Board> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger faulty = new AtomicInteger();
    private boolean isOverUsbIp;

    Day(Path folder, RecordAddress address, int boards, int slots, long seed) {
        this.folder = folder;
        this.address = address;
        this.boards = boards;
        this.slots = slots;
        this.random = new Random(seed);
    }

    /** Lets each station have its boards from a server of USB/IP. */
    Day overUsbIp() {
        isOverUsbIp = true;
        return this;
    }

    /** Lets stations work at the same time on one table, and holds the boards against the record in the end. */
    void work(int stations) throws Exception {
        var all = new ArrayList<Board>();
        for (int n = 1; n <= boards; n++) {
            all.add(new Board(n, Line.board(n)));
        }
        waiting.addAll(all);
        var lines = new ArrayList<Line>();
        var people = Executors.newCachedThreadPool();
        try {
            var hands = new ArrayList<Callable<Boolean>>();
            for (int station = 0; station < stations; station++) {
                var line = new Line(Files.createDirectories(folder.resolve("station" + station)), Line.CHIP, address);
                line.table(boards + 1); // or a station would end with the last one
                lines.add(line);
                if (isOverUsbIp) {
                    line.overUsbIp(IntStream.rangeClosed(1, slots)
                            .mapToObj(slot -> UsbPath.of(1, slot))
                            .toList());
                }
                for (int slot = 1; slot <= slots; slot++) {
                    hands.add(hand(line, UsbPath.of(1, slot)));
                }
            }
            for (var line : lines) {
                line.startWithRows("");
            }
            for (var done : people.invokeAll(hands)) {
                assertThat(done.get()).isTrue();
            }
            judge(lines.get(0), all);
        } finally {
            people.shutdown();
            for (var line : lines) {
                line.close();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "day: %d boards at %d stations with %d slots%s, %d failed and brought again (%d requests went wrong, the"
                        + " others were pulled out too early), %d brought once more%n",
                boards,
                stations,
                slots,
                isOverUsbIp ? " over USB/IP" : "",
                failed.get(),
                faulty.get(),
                refused.get());
    }

    private Callable<Boolean> hand(Line line, UsbPath path) {
        var events = new LinkedBlockingQueue<StationEvent>();
        line.others.add(event -> {
            if (event instanceof StationEvent.AtSlot at && at.path().ports().equals(path.ports())) {
                events.add(event);
            }
        });
        return () -> {
            int before = 0;
            for (var board = waiting.poll(); board != null; board = waiting.poll()) {
                if (board.number() == before) {
                    line.pass(2 * Place.RETURN.toSeconds()); // or it counts as the one that was flashed a moment ago
                }
                before = board.number();
                serve(line, path, board, events);
            }
            return true;
        };
    }

    private void serve(Line line, UsbPath path, Board board, BlockingQueue<StationEvent> events) throws Exception {
        events.clear();
        boolean pull = random.nextInt(10) < PULLED_OUT_OF_10;
        double when = random.nextDouble();
        line.bus.plug(path, device(board));
        var result = awaitEnd(line, path, events, pull, when);
        line.bus.unplug(path);
        awaitUnplugged(path, events);
        var verdict = result.end().verdict();
        if (verdict == AttemptVerdict.FAILED) {
            failed.incrementAndGet();
            waiting.add(board);
        } else if (verdict == AttemptVerdict.REFUSED) {
            assertThat(result.end().errorCode()).contains("board-already-done");
            refused.incrementAndGet();
        } else {
            assertThat(verdict).as("%s", result).isEqualTo(AttemptVerdict.CONFIRMED);
            if (random.nextInt(10) < SEEN_AGAIN_OF_10) {
                waiting.add(board);
            }
        }
    }

    /** Of some boards a request gets lost, or the answer to it. */
    private SimulatedDevice device(Board board) {
        var device = SimulatedBoard.inDownloadMode(board.rom());
        if (random.nextInt(10) >= FAULTY_OF_10) {
            return device;
        }
        faulty.incrementAndGet();
        int request = random.nextInt(MOST_REQUESTS);
        var fault = random.nextBoolean() ? FaultyDevice.STALL : FaultyDevice.SILENCE;
        return random.nextBoolean()
                ? FaultyDevice.atRequest(request, fault, device)
                : FaultyDevice.lostRequest(request, fault, device);
    }

    private static StationResult awaitEnd(
            Line line, UsbPath path, BlockingQueue<StationEvent> events, boolean pull, double when)
            throws InterruptedException {
        boolean isIn = true;
        while (true) {
            var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("what happens at %s", path).isNotNull();
            if (event instanceof StationEvent.End end) {
                return end.result();
            }
            if (pull && isIn && event instanceof StationEvent.Progress at && at.bytes() > when * at.total()) {
                isIn = false;
                line.bus.unplug(path);
            }
        }
    }

    /** Nobody puts a board where the station still sees another one. */
    private static void awaitUnplugged(UsbPath path, BlockingQueue<StationEvent> events) throws InterruptedException {
        StationEvent event;
        do {
            event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("the end of the board at %s", path).isNotNull();
        } while (!(event instanceof StationEvent.Unplugged));
    }

    /** No row twice, none lost, and each board holds what the record says. */
    private void judge(Line line, List<Board> all) throws IOException {
        var given = line.given();
        assertThat(line.records.counts("boards.csv")).isEqualTo(new RowCounts(1, 0, boards));
        assertThat(given.values()).doesNotHaveDuplicates().hasSize(boards);
        for (var board : all) {
            var mac = String.format(Locale.ROOT, "7c:df:a1:00:%02x:%02x", board.number() >> 8, board.number() & 0xff);
            assertThat(line.isFlashed(board.rom())).as(mac).isTrue();
            assertThat(given.get(mac)).as(mac).isEqualTo(line.rowOn(board.rom()).orElse("none") + " confirmed");
        }
    }
}
