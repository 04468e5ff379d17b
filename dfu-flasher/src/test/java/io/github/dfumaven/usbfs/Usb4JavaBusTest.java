// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.usb.UsbPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real usb4java and its libusb, in a child process, on simulated devices. */
class Usb4JavaBusTest {

    private static final UsbPath PATH = UsbPath.of(1, 10);
    private static final String GETSTATUS = "a1:3:0:2:6";
    private static final String IDLE = "ack:000000000200";

    private UsbfsMock bench;

    @BeforeEach
    void start() {
        bench = UsbfsMock.start();
    }

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void anEmptyBusHasNoDevices() throws Exception {
        assertThat(probe("list")).containsExactly("nothing");
    }

    @Test
    void listsDevicesWithTheirExactDescriptorsAndWithoutHubs() throws Exception {
        var paths = List.of(UsbPath.of(1, 2, 4), PATH, UsbPath.of(2, 1));
        for (var path : paths) {
            bench.plug(path, new ProbeDevice());
        }

        var line = probe("list").get(0);

        var described = line.split(" \\| ", -1);
        assertThat(described).hasSize(4);
        assertThat(described[0]).startsWith("1-2 ").contains("vendorId=7531");
        assertThat(List.of(described).subList(1, 4))
                .containsExactly(describe(paths.get(0)), describe(paths.get(1)), describe(paths.get(2)));
    }

    @Test
    void listsWithoutOpening() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        probe("list");

        assertThat(bench.record()).containsExactly("1-10 arrives");
    }

    @Test
    void aDeviceWithoutAccessIsListedAndItsOpeningDenied() throws Exception {
        bench.deny(PATH);
        bench.plug(PATH, new ProbeDevice());

        assertThat(probe("list", "open 1-10")).containsExactly(describe(PATH), "USB_ACCESS");
    }

    @Test
    void transfersBothWays() throws Exception {
        var device = new ProbeDevice();
        bench.plug(PATH, device);

        var lines = probe(
                "open 1-10",
                "claim 1-10 2",
                "setting 1-10 2 1",
                "control 1-10 5000 21:1:0:2:00ff10a5",
                "control 1-10 5000 " + GETSTATUS,
                "control 1-10 5000 21:1:1:2:",
                "control 1-10 5000 " + GETSTATUS,
                "control 1-10 5000 c0:1:5a:0:4096",
                "control 1-10 5000 c0:6:0:0:8",
                "close 1-10");

        assertThat(lines)
                .containsExactly(
                        "ok",
                        "ok",
                        "ok",
                        "ack:",
                        "ack:000000000500",
                        "ack:",
                        IDLE,
                        "ack:" + "5a".repeat(4096),
                        "ack:07070707",
                        "ok");
        assertThat(device.downloaded()).isEqualTo(Bytes.hex("00ff10a5"));
        // The bench sees the file closed a moment after the child has gone on.
        BenchClock.await(() -> bench.record().contains("1-10 close"));
        assertThat(bench.record())
                .startsWith("1-10 arrives", "1-10 open", "1-10 claim 2", "1-10 setting 2 1")
                .endsWith("1-10 release 2", "1-10 close");
    }

    @Test
    void aPairIsSubmittedBeforeTheFirstOfItIsReaped() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        assertThat(probe("open 1-10", "control 1-10 5000 21:1:0:2:aabb " + GETSTATUS))
                .containsExactly("ok", "ack: ack:000000000500");

        assertThat(bench.record())
                .containsSubsequence(
                        "1-10 submit 21 01 0000 0002 0002 >",
                        "1-10 submit a1 03 0000 0002 0006 <",
                        "1-10 reap 21 01 0000 0002 0002 > 0",
                        "1-10 reap a1 03 0000 0002 0006 < 0");
    }

    @Test
    void aStallFailsItsOwnTransferOnly() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        assertThat(probe("open 1-10", "control 1-10 5000 c0:2:0:0:1 " + GETSTATUS + " c0:7:0:0:4 c0:1:9:0:2"))
                .containsExactly("ok", "USB_STALL " + IDLE + " USB_OVERFLOW ack:0909");
    }

    @Test
    void aTransferTooLongForLibusbFailsAlone() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        assertThat(probe("open 1-10", "control 1-10 5000 c0:1:0:0:65535 " + GETSTATUS))
                .containsExactly("ok", "USB_OTHER " + IDLE);
    }

    @Test
    void silenceTimesOutAndTakesTheRestAlong() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        var lines = probeWithTimes(
                "open 1-10", "control 1-10 300 c0:3:0:0:1 " + GETSTATUS, "control 1-10 5000 " + GETSTATUS);

        assertThat(lines.get(1)).startsWith("USB_TIMEOUT ");
        assertThat(millis(lines.get(1))).isBetween(290L, 10_000L);
        assertThat(lines.get(2)).as("the handle still works").startsWith(IDLE);
    }

    @Test
    void theTimeOfAQueuedTransferBeginsWhenItsTurnComes() throws Exception {
        bench.timing(UrbTiming.ofService(Duration.ofMillis(600)));
        bench.plug(PATH, new ProbeDevice());

        var lines = probeWithTimes(
                "open 1-10", "control 1-10 1100 c0:1:1:0:1 c0:1:2:0:1", "control 1-10 1100 c0:1:1:0:1 c0:3:0:0:1");

        assertThat(lines.get(1)).startsWith("ack:01 ack:02 ");
        assertThat(millis(lines.get(1))).isBetween(1190L, 10_000L);
        assertThat(lines.get(2)).startsWith("ack:01 USB_TIMEOUT ");
        assertThat(millis(lines.get(2))).isBetween(1690L, 10_000L);
    }

    @Test
    void pullingTheCableFailsAllThatIsQueued() throws Exception {
        bench.plug(PATH, new ProbeDevice().onPull(() -> bench.unplug(PATH)));

        assertThat(probe(
                        "open 1-10",
                        "claim 1-10 2",
                        "control 1-10 5000 c0:1:3:0:1 c0:5:0:0:1 " + GETSTATUS,
                        "control 1-10 5000 " + GETSTATUS,
                        "close 1-10",
                        "list"))
                .containsExactly("ok", "ok", "ack:03 USB_NO_DEVICE USB_NO_DEVICE", "USB_NO_DEVICE", "ok", "nothing");
    }

    @Test
    void aDeviceThatLeftIsAnotherOneWhenItComesBack() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        assertThat(probe(
                        "look 1-10",
                        "open 1-10",
                        "control 1-10 5000 40:4:c8:0:",
                        "close 1-10",
                        "await 1-10 d32",
                        "open-listed 1-10",
                        "open 1-10",
                        "control 1-10 5000 " + GETSTATUS))
                .containsExactly("ok", "ok", "USB_NO_DEVICE", "ok", "ok", "USB_NO_DEVICE", "ok", IDLE);
    }

    @Test
    void aResetThatChangesTheDeviceEndsTheHandle() throws Exception {
        bench.plug(PATH, new ProbeDevice());

        assertThat(probe(
                        "open 1-10",
                        "claim 1-10 2",
                        "reset 1-10",
                        "control 1-10 5000 21:0:3e8:2:",
                        "reset 1-10",
                        "control 1-10 5000 " + GETSTATUS,
                        "close 1-10",
                        "await 1-10 d33",
                        "open 1-10",
                        "control 1-10 5000 " + GETSTATUS))
                .containsExactly("ok", "ok", "ok", "ack:", "USB_NOT_FOUND", "USB_NO_DEVICE", "ok", "ok", "ok", IDLE);
    }

    @Test
    void anInterfaceHasOneOwner() throws Exception {
        bench.plug(PATH, new ProbeDevice());
        var other = bench.start(Children.java(
                Children.javaHome(),
                BusProbe.class,
                List.of("open 1-10", "claim 1-10 2", "control 1-10 60000 c0:3:0:0:1")));
        try {
            BenchClock.await(() -> bench.record().contains("1-10 submit c0 03 0000 0000 0001 <"));

            assertThat(probe("open 1-10", "claim 1-10 2", "claim 1-10 0")).containsExactly("ok", "USB_BUSY", "ok");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void handlesOfSeveralThreadsDoNotDisturbEachOther() throws Exception {
        var paths = List.of("1-1", "1-2", "1-3", "1-4");
        for (var path : paths) {
            bench.plug(UsbPath.parse(path), new ProbeDevice());
        }

        assertThat(probe("open 1-1", "open 1-2", "open 1-3", "open 1-4", "stress 200"))
                .endsWith("failures 0");
    }

    @Test
    void worksOnTheNewestJava() throws Exception {
        var home = Path.of(System.getProperty("dfu.newestJava", "/usr/lib/jvm/temurin-25-jdk-amd64"));
        Assumptions.assumeTrue(Files.isDirectory(home), "no JDK 25 in " + home + ", so it was not tested");
        bench.plug(PATH, new ProbeDevice().onPull(() -> bench.unplug(PATH)));

        assertThat(probe(
                        home,
                        "list",
                        "open 1-10",
                        "claim 1-10 2",
                        "control 1-10 5000 21:1:0:2:aabb " + GETSTATUS,
                        "control 1-10 200 c0:3:0:0:1",
                        "control 1-10 5000 c0:5:0:0:1 " + GETSTATUS))
                .containsExactly(
                        describe(PATH),
                        "ok",
                        "ok",
                        "ack: ack:000000000500",
                        "USB_TIMEOUT",
                        "USB_NO_DEVICE USB_NO_DEVICE");
    }

    private static String describe(UsbPath path) {
        return BusProbe.describe(ProbeDevice.expectedAt(path));
    }

    private List<String> probe(String... commands) throws Exception {
        return probe(Children.javaHome(), commands);
    }

    private List<String> probe(Path javaHome, String... commands) throws Exception {
        return lines(javaHome, commands).stream()
                .map(line -> line.replaceFirst(" @\\d+$", ""))
                .toList();
    }

    private List<String> probeWithTimes(String... commands) throws Exception {
        return lines(Children.javaHome(), commands);
    }

    private List<String> lines(Path javaHome, String... commands) throws Exception {
        var finished = bench.run(Children.java(javaHome, BusProbe.class, List.of(commands)));
        assertThat(finished.exitCode()).as(finished.toString()).isZero();
        return finished.out().lines().toList();
    }

    private static long millis(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf('@') + 1));
    }
}
