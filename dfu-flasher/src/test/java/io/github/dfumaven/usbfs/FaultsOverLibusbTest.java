// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bus.ControlTransfer;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.FaultyDevice;
import io.github.dfumaven.sim.Reply;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.usbfs.FaultBench.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every control transfer of a small download over real libusb fails once, in every way: never a false success, never a
 * hang, always a fitting code, and with restarts the download is survived. One child process flashes several boards at
 * a time, because failing takes it long. {@link TextFaultsOverLibusbTest} has the requests for texts.
 */
class FaultsOverLibusbTest {

    private static final Bytes BLANK = Bytes.fill(0xff, FaultBench.ADDRESS);
    private static final int BOARDS = 16;

    /** The detach is the first two requests. */
    private static final int REQUESTS_OF_DETACH = 2;

    private static final int RESTARTS = 2;
    private static final int PIPELINE = 8;

    private record Case(WireFault fault, int request, Way way) {}

    @TempDir
    private Path folder;

    private FaultBench faults;

    @BeforeEach
    void start() throws IOException {
        faults = new FaultBench(folder);
    }

    @AfterEach
    void stop() {
        if (faults != null) {
            faults.close();
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
            var rom = found.way().board();
            var faulty = found.fault().at(found.request(), rom);
            boolean detach = found.way().detach();
            if (detach) {
                faults.bench().unplug(path);
                faults.bench().plug(path, faulty);
            } else {
                place.put(faulty);
            }
            var outcome = faults.flash(path, found.fault().timeout, found.way());
            judge(found, faulty, rom, outcome);
            var row = found.fault() + " with " + found.way().restarts() + " restarts";
            synchronized (outcomes) {
                outcomes.computeIfAbsent(row, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
            }
            if (detach || found.fault() == WireFault.UNPLUGGED) {
                faults.bench().unplug(path);
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
            assertThat(FaultBench.isHeldBy(rom))
                    .as("%s was called a success", sample)
                    .isTrue();
        } else {
            assertThat(outcome).as("%s", sample).isIn(sample.fault().codes);
        }
        assertThat(rom.flash().read(0, FaultBench.ADDRESS))
                .as("%s is not taken for raw data", sample)
                .isEqualTo(BLANK);
        if (sample.fault() != WireFault.UNPLUGGED) {
            assertThat(stateOf(rom))
                    .as("%s leaves the board in dfuIDLE", sample)
                    .isEqualTo(2);
        }
    }

    /** Returns how many DFU requests a download without any fault takes. */
    private int requestsOfADownload(Way way) throws Exception {
        return faults.submitted(way, " [2a]1 .*");
    }

    private SwappedDevice plug(UsbPath path) {
        var place = new SwappedDevice(Boards.inDfuMode(Chip.ESP32_S3));
        faults.bench().plug(path, place);
        return place;
    }

    private static int stateOf(SimulatedRom rom) {
        return rom.control(ControlTransfer.in(0xa1, 3, 0, 2, 6)) instanceof Reply.Ack ack
                ? ack.data().u8(4)
                : -1;
    }
}
