// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.sim.TinyArchive;
import io.github.dfumaven.usb.ControlTransfer;
import io.github.dfumaven.usb.UsbPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every control transfer of a small download over real libusb fails once, in every way: never a false success, never a
 * hang, always a fitting code, and with restarts the download is survived. One child process flashes several boards at
 * a time, because failing takes it long.
 */
class FaultsOverLibusbTest {

    private static final Bytes CONTENT = Bytes.fill(0x5a, 160);
    private static final int ADDRESS = 0x1000;
    private static final Bytes BLANK = Bytes.fill(0xff, ADDRESS);
    private static final int BOARDS = 8;
    private static final long LIMIT_SECONDS = 90;

    /** The detach is the first two requests. */
    private static final int REQUESTS_OF_DETACH = 2;

    private static final int RESTARTS = 2;
    private static final int PIPELINE = 8;

    /** From which mode, with how many restarts, and how many blocks at a time. */
    private record Way(boolean detach, int restarts, int pipeline) {}

    private record Case(WireFault fault, int request, Way way) {

        SimulatedRom board() {
            return way.detach() ? Boards.inRuntimeMode(Chip.ESP32_S3) : Boards.inDfuMode(Chip.ESP32_S3);
        }
    }

    @TempDir
    private Path folder;

    private final Map<String, SynchronousQueue<String>> answers = new ConcurrentHashMap<>();
    private UsbfsMock bench;
    private Process child;
    private PrintStream commands;

    @BeforeEach
    void start() throws IOException {
        bench = UsbfsMock.start();
        var file = Files.write(folder.resolve("tiny.bin"), archive().toByteArray());
        child = bench.start(Children.java(Children.javaHome(), FlashProbe.class, List.of(file.toString())));
        commands = new PrintStream(child.getOutputStream(), true, StandardCharsets.US_ASCII);
        var reader = child.inputReader(StandardCharsets.US_ASCII);
        var thread = new Thread(() -> hear(reader), "answers of the child");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (child != null) {
            child.destroyForcibly().waitFor();
        }
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void everyRequestMayFailOnce() throws Exception {
        var cases = new ConcurrentLinkedQueue<Case>();
        // What takes the longest to fail begins: the detach, and in each way the last requests.
        for (var way : List.of(
                new Way(true, RESTARTS, 1),
                new Way(false, RESTARTS, 1),
                new Way(false, 0, 1),
                new Way(false, RESTARTS, PIPELINE))) {
            for (int n = requestsOfADownload(way) - 1; n >= 0; n--) {
                for (var fault : WireFault.values()) {
                    cases.add(new Case(fault, n, way));
                }
            }
        }
        for (int n = 0; n < REQUESTS_OF_DETACH; n++) {
            for (var fault : WireFault.values()) {
                cases.add(new Case(fault, n, new Way(true, 0, 1)));
            }
        }
        int count = cases.size();
        var outcomes = new TreeMap<String, Map<String, Integer>>();

        var threads = Executors.newFixedThreadPool(BOARDS);
        try {
            var work = new ArrayList<Callable<Void>>();
            for (int port = 1; port <= BOARDS; port++) {
                var path = UsbPath.of(1, port);
                work.add(() -> work(path, cases, outcomes));
            }
            for (var found : threads.invokeAll(work)) {
                found.get();
            }
        } finally {
            threads.shutdownNow();
        }

        outcomes.forEach((fault, seen) -> System.out.println("faults over libusb " + fault + ": " + seen));
        System.out.println("faults over libusb: " + count + " cases");
        assertThat(outcomes).hasSize(2 * WireFault.values().length);
        assertThat(count).isGreaterThan(800);
    }

    private Void work(UsbPath path, Queue<Case> cases, Map<String, Map<String, Integer>> outcomes) throws Exception {
        var place = plug(path);
        for (var found = cases.poll(); found != null; found = cases.poll()) {
            var rom = found.board();
            var faulty = found.fault().at(found.request(), rom);
            boolean detach = found.way().detach();
            if (detach) {
                bench.unplug(path);
                bench.plug(path, faulty);
            } else {
                place.put(faulty);
            }
            var outcome = flash(path, found.fault().timeout, found.way());
            judge(found, faulty, rom, outcome);
            var row = found.fault() + " with " + found.way().restarts() + " restarts";
            synchronized (outcomes) {
                outcomes.computeIfAbsent(row, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
            }
            if (detach || found.fault() == WireFault.UNPLUGGED) {
                bench.unplug(path);
                place = plug(path);
            }
        }
        return null;
    }

    private static void judge(Case sample, FaultyDevice faulty, SimulatedRom rom, String outcome) {
        assertThat(faulty.faulted()).as("%s came to pass, %s", sample, outcome).isTrue();
        assertThat(rom.crash()).as("%s", sample).isEmpty();
        boolean ofDetach = sample.way().detach() && sample.request() < REQUESTS_OF_DETACH;
        if (sample.fault() != WireFault.UNPLUGGED
                && (ofDetach || (sample.way().restarts() > 0 && !sample.fault().lasts()))) {
            assertThat(outcome).as("%s is survived", sample).isEqualTo("flashed");
        }
        if (outcome.equals("flashed")) {
            assertThat(rom.flash().read(ADDRESS, CONTENT.length()))
                    .as("%s was called a success", sample)
                    .isEqualTo(CONTENT);
        } else {
            assertThat(outcome).as("%s", sample).isIn(sample.fault().codes);
        }
        assertThat(rom.flash().read(0, ADDRESS))
                .as("%s is not taken for raw data", sample)
                .isEqualTo(BLANK);
        if (sample.fault() != WireFault.UNPLUGGED) {
            assertThat(stateOf(rom))
                    .as("%s leaves the board in dfuIDLE", sample)
                    .isEqualTo(2);
        }
    }

    /** Alone on the bus, for whoever flashes asks all boards for their texts. A text that is missing does no harm. */
    @Test
    void everyRequestForATextMayFailOnce() throws Exception {
        var path = UsbPath.of(1, 1);
        int cases = 0;
        for (boolean detach : new boolean[] {true, false}) {
            var way = new Way(detach, 0, 1);
            int texts = submitted(way, " 80 06 03.*");
            assertThat(texts).isPositive();
            for (int n = 0; n < texts; n++) {
                for (var fault : WireFault.values()) {
                    var rom = new Case(fault, n, way).board();
                    var faulty = fault.atText(n, rom);
                    bench.plug(path, faulty);
                    var outcome = flash(path, fault.timeout, way);
                    assertThat(faulty.faulted()).as("%s at text %d", fault, n).isTrue();
                    assertThat(outcome)
                            .as("%s at text %d", fault, n)
                            .isIn(
                                    fault == WireFault.UNPLUGGED
                                            ? Set.of("usb-no-device", "no-device")
                                            : Set.of("flashed"));
                    assertThat(rom.flash().read(ADDRESS, CONTENT.length()).equals(CONTENT))
                            .isEqualTo(outcome.equals("flashed"));
                    bench.unplug(path);
                    cases++;
                }
            }
        }
        System.out.println("faults over libusb, texts: " + cases + " cases");
    }

    /** Returns how many DFU requests a download without any fault takes. */
    private int requestsOfADownload(Way way) throws Exception {
        return submitted(way, " [2a]1 .*");
    }

    /** Returns how many transfers of one kind a download without any fault takes. */
    private int submitted(Way way, String pattern) throws Exception {
        var path = UsbPath.of(1, BOARDS + 1);
        var rom = new Case(WireFault.STALL, 0, way).board();
        int before = bench.record().size();
        bench.plug(path, rom);

        assertThat(flash(path, WireFault.Timeout.PATIENT, way)).isEqualTo("flashed");

        assertThat(rom.flash().read(ADDRESS, CONTENT.length())).isEqualTo(CONTENT);
        var record = bench.record();
        bench.unplug(path);
        return (int) record.subList(before, record.size()).stream()
                .filter(line -> line.matches(path + " submit" + pattern))
                .count();
    }

    private SwappedDevice plug(UsbPath path) {
        var place = new SwappedDevice(Boards.inDfuMode(Chip.ESP32_S3));
        bench.plug(path, place);
        return place;
    }

    private String flash(UsbPath path, int timeout, Way way) throws InterruptedException {
        var mine = answers.computeIfAbsent(path.toString(), key -> new SynchronousQueue<>());
        commands.println(String.format(Locale.ROOT, "%s %d %d %d", path, timeout, way.restarts(), way.pipeline()));
        var answer = mine.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(answer).as("answer within %d s", LIMIT_SECONDS).isNotNull();
        return answer;
    }

    private void hear(BufferedReader reader) {
        reader.lines().forEach(line -> {
            var words = line.split(" ", 2);
            try {
                answers.computeIfAbsent(words[0], key -> new SynchronousQueue<>())
                        .put(words[1]);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Bytes archive() {
        return TinyArchive.of(ADDRESS, CONTENT, CONTENT.md5());
    }

    private static int stateOf(SimulatedRom rom) {
        return rom.control(ControlTransfer.in(0xa1, 3, 0, 2, 6)) instanceof Reply.Ack ack
                ? ack.data().u8(4)
                : -1;
    }
}
