// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.usbfs.Children;
import io.github.dfumaven.usbfs.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Boards that a real Linux kernel has on its bus: dfu-util and dfu-flasher in the guest, dfu-flasher against its
 * server.
 */
@Tag("kernel")
class RealKernelIT {

    private static final Path TOOL = Path.of(System.getProperty("it.flasher"));
    /** Far more than it takes on a busy machine: it only ends what hangs. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TempDir
    private static Path bootFolder;

    @TempDir
    private Path folder;

    private static Guest guest;
    private static KernelPackage kernel;

    @BeforeAll
    static void boot() throws IOException, InterruptedException {
        Requirements.check();
        kernel = KernelPackage.find();
        guest = Guest.boot(kernel, bootFolder);
        System.out.println("Linux " + kernel.version() + " is up; "
                + guest.run("dfu-util", "--version").out().lines().findFirst().orElseThrow());
        mustWork(guest.run("usbipd", "-D"));
        mustWork(guest.shell(script("gadget.sh")));
    }

    @AfterAll
    static void shutDown() throws IOException, InterruptedException {
        if (guest != null) {
            System.out.println(boardLog());
            System.out.println(guest.shell("dmesg | grep -i 'usb\\|vhci\\|out of memory' | tail -n 120")
                    .out());
            guest.close();
        }
    }

    @AfterEach
    void unplug() throws IOException {
        mustWork(guest.shell(script("unplug.sh")));
    }

    @Test
    void dfuUtilListsDetachesAndFlashes() throws Exception {
        var image = Firmwares.image(folder);
        try (var server = server()) {
            keepAttached(server);
            assertThat(untilListed("dfu-util -l", "Found Runtime")).containsPattern(line("Runtime", 2, "1-1"));

            assertThat(guest.run("dfu-util", "-e").out()).contains("Device will detach");
            assertThat(untilListed("dfu-util -l", "Found DFU")).containsPattern(line("DFU", 2, "1-1"));

            var flashing = guest.run("dfu-util", "-d", "303a:", "-D", image.toString());
            assertThat(flashing.exitCode()).as(flashing.toString()).isZero();
        }
        assertFlashed();
    }

    @Test
    void dfuFlasherListsInBothModes() throws Exception {
        try (var server = server()) {
            keepAttached(server);
            assertThat(untilListed(ours("list"), "Found Runtime")).containsPattern(line("Runtime", 2, "1-1"));

            var detaching = guest.shell(ours("detach"));
            assertThat(detaching.exitCode()).as(detaching.toString()).isZero();

            assertThat(untilListed(ours("list"), "Found DFU")).containsPattern(line("DFU", 2, "1-1"));
            var json = only(guest.shell(ours("list --json")));
            assertThat(json.get("mode").getAsString()).isEqualTo("dfu");
            assertThat(json.get("target").getAsString()).isEqualTo("esp32s3");
            assertThat(json.get("path").getAsString()).isEqualTo("1-1");
            assertThat(json.get("interface").getAsInt()).isEqualTo(2);
            assertThat(json.get("openable").getAsBoolean()).isTrue();
        }
    }

    @Test
    void dfuFlasherFlashesInOneCommandFromRuntimeMode() throws Exception {
        var image = Firmwares.image(folder);
        try (var server = server()) {
            keepAttached(server);
            untilListed(ours("list"), "Found Runtime");

            var flashing = guest.shell(ours("flash " + image));

            assertThat(flashing.exitCode()).as(flashing.toString()).isZero();
            assertThat(flashing.out()).contains("1-1 (esp32s3): flashed and confirmed");
        }
        assertFlashed();
    }

    @Test
    void aDamagedArchiveIsRefusedByTheFlasherAndByTheBoard() throws Exception {
        var image = Firmwares.damaged(folder);
        try (var server = server()) {
            keepAttached(server);
            untilListed(ours("list"), "Found Runtime");

            var checked = guest.shell(ours("flash " + image));
            assertThat(checked.exitCode()).as(checked.toString()).isEqualTo(1);

            var forced = guest.shell(ours("flash --force " + image));
            assertThat(forced.exitCode()).as(forced.toString()).isEqualTo(3);
            assertThat(forced.err()).contains("[verify-failed]");
        }
    }

    @Test
    void theKernelsOwnServerExportsABoardThatIsListed() throws Exception {
        plugIntoGuest();

        var listed = host("list");
        assertThat(listed.exitCode()).as(listed.toString()).isZero();
        assertThat(listed.out()).containsPattern(line("Runtime", 0, exported() + "/\\d+-1"));

        var json = only(host("list", "--json"));
        assertThat(json.get("mode").getAsString()).isEqualTo("runtime");
        assertThat(json.get("configuration").getAsInt()).isEqualTo(1);
        assertThat(json.get("openable").getAsBoolean()).isTrue();
    }

    @Test
    void aBoardOfTheKernelsOwnServerIsFlashedInOneCommand() throws Exception {
        var image = Firmwares.image(folder);
        plugIntoGuest();

        var flashing = host("flash", image.toString());

        assertThat(flashing.exitCode()).as(flashing + boardLog()).isZero();
        assertThat(flashing.out()).contains("(esp32s3): flashed and confirmed");
        var flash = guest.shell("kill $(cat /board.pid); ended /board.pid; sha256sum /host/run/flash.bin");
        assertThat(flash.out()).startsWith(Firmwares.sha256OfFlash());
    }

    @Test
    void aBoardWhoseCableIsPulledOutWhileItIsFlashedIsSaidToBeGone() throws Exception {
        var image = Firmwares.image(folder);
        plugIntoGuest("20");

        var flashing = host("flash", image.toString());

        assertThat(flashing.exitCode()).as(flashing + boardLog()).isEqualTo(3);
        assertThat(flashing.err()).contains("GETSTATUS after block 19", "is empty now", "[usb-no-device]");
        assertThat(boardLog()).contains("the cable is pulled out");
    }

    /** The driver of the kernel and jSerialComm; the application's side is the kernel's as well. */
    @Test
    void aBoardIsMonitoredAcrossANewEnumeration() throws Exception {
        var modules = kernel.load(List.of("cdc-acm", "usb_f_acm")).stream()
                .map(module -> module.toAbsolutePath().toString())
                .collect(Collectors.joining(" "));

        var monitored = guest.shell("MODULES='" + modules + "'\nMONITOR=\""
                + ours("monitor --until second --fail panic --timeout 5m") + "\"\n" + script("monitor.sh"));

        assertThat(monitored.exitCode()).as(monitored.toString()).isZero();
        assertThat(monitored.out())
                .contains("typed: help\n")
                .containsSubsequence(
                        "first\nsecond\n", ", vendor 1209, Board is open at 115200 baud", "is gone", "is back");
    }

    private SimulateServer server() throws IOException {
        return SimulateServer.start(TOOL, folder.resolve("flash.bin"));
    }

    private void assertFlashed() throws IOException {
        assertThat(Files.readAllBytes(folder.resolve("flash.bin"))).isEqualTo(Firmwares.flash());
    }

    private static void keepAttached(SimulateServer server) throws IOException {
        mustWork(guest.shell("touch /keep\nPORT=" + server.port() + "\n(\n" + script("keep-attached.sh")
                + ") >/keeping.log 2>&1 &\necho $! >/keeping.pid"));
    }

    /** Starts a board on the guest's own bus, and waits until it is exported. */
    private static void plugIntoGuest(String... more) throws IOException {
        var classes = System.getProperty("it.classes") + ":"
                + TOOL.resolveSibling("../lib").normalize() + "/*";
        var command = new ArrayList<>(List.of(
                "host",
                Children.javaHome().resolve("bin/java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "'" + classes + "'",
                FunctionFsBoard.class.getName(),
                "/sys/kernel/config/usb_gadget/esp32s3",
                "/run/dfu",
                "/run/flash.bin"));
        command.addAll(List.of(more));
        mustWork(guest.shell("rm -f /host/run/flash.bin\n" + String.join(" ", command)
                + " >>/host/run/board.log 2>&1 &\necho $! >/board.pid\n" + script("exported.sh")));
    }

    /** What all boards of the guest's own bus have said. */
    private static String boardLog() throws IOException {
        return guest.shell("cat /host/run/board.log").out();
    }

    private static String exported() {
        return "127.0.0.1:" + guest.usbIpPort();
    }

    /** Runs dfu-flasher on this machine, with the boards of the guest. */
    private static Finished host(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(TOOL.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--usb", "usbip://" + exported()));
        return Children.finish(new ProcessBuilder(command).start(), LIMIT);
    }

    /** Returns the line of shell that runs dfu-flasher in the guest, with the Java of this machine. */
    private static String ours(String arguments) {
        return "host JAVA_HOME=" + Children.javaHome()
                + " DFU_JAVA_OPTS='-Djava.io.tmpdir=/run/tmp -XX:-UsePerfData -XX:TieredStopAtLevel=1' " + TOOL + " "
                + arguments;
    }

    /** Lists until something is listed, and returns that. */
    private static String untilListed(String list, String what) throws IOException {
        var listed = guest.shell("for i in $(seq 300); do out=$(" + (list.startsWith("host ") ? "" : "host ") + list
                + " 2>&1); case $out in *'" + what
                + "'*) echo \"$out\"; exit;; esac; sleep 0.5; done; echo \"$out\"; exit 1");
        mustWork(listed);
        return listed.out();
    }

    private static String line(String mode, int interfaceNumber, String path) {
        return String.format(
                Locale.ROOT,
                "Found %s: \\[303a:0009] ver=0728, devnum=\\d+, cfg=1, intf=%d, path=\"%s\", alt=0, name=\"UNKNOWN\","
                        + " serial=\"7c:df:a1:00:00:01\"",
                mode,
                interfaceNumber,
                path);
    }

    private static JsonObject only(Finished listed) {
        assertThat(listed.exitCode()).as(listed.toString()).isZero();
        var all = JsonParser.parseString(listed.out()).getAsJsonArray();
        assertThat(all).as(listed.toString()).hasSize(1);
        return all.get(0).getAsJsonObject();
    }

    private static void mustWork(Finished finished) {
        assertThat(finished.exitCode()).as(finished.toString()).isZero();
    }

    private static String script(String name) throws IOException {
        try (var in = RealKernelIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
