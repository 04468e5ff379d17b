// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.sim.Boards;
import io.github.dfumaven.sim.SimulatedRom;
import io.github.dfumaven.usb.UsbPath;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user runs it, over the real libusb, beside the real dfu-util. */
class FlasherToolTest {

    private static final UsbPath FIRST = UsbPath.of(1, 10);
    private static final UsbPath SECOND = UsbPath.of(1, 2);

    /** What is in the image of dalli-dogi, and where in flash. */
    private static final Map<String, Integer> FIRMWARE = Map.of(
            "bootloader/bootloader.bin",
            0x1000,
            "partition_table/partition-table.bin",
            0x8000,
            "GOTLALEM.bin",
            0x10000);

    @TempDir
    private Path folder;

    private UsbfsMock bench;

    /** A board that is meant, and another one. */
    private record Pair(SimulatedRom meant, SimulatedRom beside) {

        static Pair plug(UsbfsMock bench) {
            var pair = new Pair(Boards.inRuntimeMode(Chip.ESP32_S2), Boards.inRuntimeMode(Chip.ESP32_S2));
            bench.plug(FIRST, pair.meant);
            bench.plug(SECOND, pair.beside);
            return pair;
        }

        Bytes content() {
            return meant.flash().read(0, (int) Boards.FLASH_SIZE);
        }
    }

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

    /** Both start from runtime mode, and each has to leave alone what is beside its board; at the same time, for both wait a lot. */
    @Test
    void leavesTheSameBytesInFlashAsDfuUtil() throws Exception {
        UsbfsMock.requireDfuUtil();
        var build = Shared.require().resolve("corpus/esp32s2/dalli-dogi/build");
        Assumptions.assumeTrue(Files.isDirectory(build), "the firmware dalli-dogi is not there, so it was not flashed");
        var file = build.resolve("dfu.bin").toRealPath().toString();
        var ours = Pair.plug(bench);
        var thread = Executors.newSingleThreadExecutor();
        try (var another = UsbfsMock.start()) {
            var theirs = Pair.plug(another);
            var running = thread.submit(() -> dfuUtil(another, "-p", "1-10", "-D", file));
            var our = tool("flash", "--path", "1-10", file);
            var their = running.get();

            assertThat(our.exitCode()).as(our.toString()).isZero();
            assertThat(our.out()).startsWith("1-10 (esp32s2): flashed and confirmed, ");
            assertThat(their.exitCode()).as(their.toString()).isZero();
            assertThat(their.out()).contains("state(2) = dfuIDLE, status(0) = No error condition is present");
            for (var used : List.of(bench, another)) {
                assertThat(used.record()).containsSubsequence("1-10 arrives", "1-10 leaves", "1-10 arrives");
            }
            for (var name : FIRMWARE.keySet()) {
                var content = Bytes.read(build.resolve(name));
                assertThat(ours.meant().flash().read(FIRMWARE.get(name), content.length()))
                        .as(name)
                        .isEqualTo(content);
            }
            assertThat(ours.content().equals(theirs.content()))
                    .as("all of the flash is alike")
                    .isTrue();
            for (var pair : List.of(ours, theirs)) {
                assertThat(pair.beside().flash().operations()).isEmpty();
                assertThat(pair.meant().crash()).isEmpty();
            }
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void listsWhatDfuUtilLists() throws Exception {
        UsbfsMock.requireDfuUtil();
        bench.plug(FIRST, Boards.inRuntimeMode(Chip.ESP32_S2));
        bench.plug(SECOND, Boards.inDfuMode(Chip.ESP32_S2));
        bench.plug(UsbPath.of(1, 3, 4), Boards.inDfuMode(Chip.ESP32_S3));
        bench.plug(UsbPath.of(2, 1), Boards.inRuntimeMode(Chip.ESP32_P4));

        var our = tool("list");
        var their = dfuUtil("-l");

        assertThat(our.exitCode()).as(our.toString()).isZero();
        assertThat(our.err()).isEmpty();
        assertThat(our.out().lines())
                .hasSize(4)
                .containsExactlyInAnyOrderElementsOf(their.out()
                        .lines()
                        .filter(line -> line.startsWith("Found "))
                        .toList());
    }

    @Test
    void anImageForAnotherChipEndsWith1() throws Exception {
        var board = Boards.inRuntimeMode(Chip.ESP32_S2);
        bench.plug(FIRST, board);

        var done = tool("flash", "--path", "1-10", file(Archives.archive(Chip.ESP32_S3)));

        assertRefused(done, 1, "[wrong-device]");
        assertThat(bench.record()).as("nothing was sent").noneMatch(line -> line.contains("submit 21"));
    }

    @Test
    void noBoardEndsWith3() throws Exception {
        assertRefused(tool("flash", file(Archives.archive(Chip.ESP32_S2))), 3, "[no-device]");
    }

    @Test
    void severalBoardsWithoutAChoiceEndWith3() throws Exception {
        bench.plug(FIRST, Boards.inRuntimeMode(Chip.ESP32_S2));
        bench.plug(SECOND, Boards.inDfuMode(Chip.ESP32_S2));

        var done = tool("flash", file(Archives.archive(Chip.ESP32_S2)));

        assertRefused(done, 3, "[several-devices]");
        assertThat(done.err()).contains("path=\"1-10\"", "path=\"1-2\"", "--path", "--all");
        assertThat(bench.record()).as("nothing was sent").noneMatch(line -> line.contains("submit 21"));
    }

    /** The verdict that dfu-util hears and does not believe: it ends with 0. */
    @Test
    void aDamagedArchiveEndsWith3WhereDfuUtilEndsWith0() throws Exception {
        UsbfsMock.requireDfuUtil();
        bench.plug(FIRST, Boards.inDfuMode(Chip.ESP32_S2));
        bench.plug(SECOND, Boards.inDfuMode(Chip.ESP32_S2));
        var file = file(Archives.damaged(Chip.ESP32_S2));

        var refused = tool("flash", "-p", "1-10", file);
        assertThat(bench.record()).as("nothing was sent").noneMatch(line -> line.contains("submit 21"));
        var forced = tool("flash", "-p", "1-10", "--force", file);
        var their = dfuUtil("-p", "1-2", "-D", file);

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertRefused(forced, 3, "[verify-failed]");
        assertThat(forced.out()).startsWith("1-10 (esp32s2): FAILED");
        assertThat(their.exitCode()).as(their.toString()).isZero();
        assertThat(their.out()).contains("state(10) = dfuERROR, status(10)", "Done!");
    }

    @Test
    void flashesSeveralBoardsWithoutAWordOfTheNewestJava() throws Exception {
        var home = Path.of(System.getProperty("dfu.newestJava", "/usr/lib/jvm/temurin-25-jdk-amd64"));
        Assumptions.assumeTrue(Files.isDirectory(home), "no JDK 25 in " + home + ", so it was not tested");
        var first = Boards.inRuntimeMode(Chip.ESP32_S3);
        var second = Boards.inRuntimeMode(Chip.ESP32_S3);
        bench.plug(FIRST, first);
        bench.plug(SECOND, second);
        // As the launcher does for Java 22 and newer.
        var options = List.of("--enable-native-access=ALL-UNNAMED");
        var arguments = List.of("flash", "--all", file(Archives.archive(Chip.ESP32_S3)));

        var done = bench.run(Children.java(home, options, FlasherTool.class, arguments));

        assertThat(done.exitCode()).as(done.toString()).isZero();
        // the files of the archive are noise, which is told
        assertThat(done.err()
                        .lines()
                        .filter(line -> !line.contains("[content-unknown]") && !line.startsWith("  Check that this")))
                .allMatch(line -> line.startsWith("1-10: ")
                        || line.startsWith("1-2: ")
                        || line.startsWith("Press RESET on each"));
        Archives.assertHeldBy(first);
        Archives.assertHeldBy(second);
    }

    private static void assertRefused(Finished done, int exitCode, String code) {
        assertThat(done.exitCode()).as(done.toString()).isEqualTo(exitCode);
        assertThat(done.err()).contains(code).doesNotContain("Exception", "\tat ");
    }

    private String file(Bytes content) throws IOException {
        return Files.write(folder.resolve("dfu.bin"), content.toByteArray()).toString();
    }

    private Finished tool(String... arguments) throws Exception {
        return bench.run(Children.java(Children.javaHome(), FlasherTool.class, List.of(arguments)));
    }

    private Finished dfuUtil(String... arguments) throws Exception {
        return dfuUtil(bench, arguments);
    }

    private static Finished dfuUtil(UsbfsMock bench, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("dfu-util"));
        command.addAll(List.of(arguments));
        return bench.run(command);
    }
}
