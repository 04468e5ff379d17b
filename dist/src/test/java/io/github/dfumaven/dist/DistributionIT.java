// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.dist.Installation.Run;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archives in a folder with blanks and umlauts, without Maven, on the Java of this build, a newer one, and their own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the .cmd files are looked at by CommandFileTest")
class DistributionIT {

    private static final Path OLDEST = Path.of(System.getProperty("java.home"));
    private static final Path NEWEST =
            Path.of(System.getProperty("dfu.newestJava", "/usr/lib/jvm/temurin-25-jdk-amd64"));

    @TempDir
    private Path folder;

    @TestFactory
    @DisplayName("tar.gz on the Java of this build")
    Stream<DynamicTest> onThisJava() throws Exception {
        return all(Built.archive("tar.gz"), OLDEST);
    }

    @TestFactory
    @DisplayName("tar.gz on a newer Java")
    Stream<DynamicTest> onANewerJava() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(NEWEST), "no newer JDK at " + NEWEST + " (-Ddfu.newestJava=)");
        return all(Built.archive("tar.gz"), NEWEST);
    }

    @TestFactory
    @DisplayName("archive with its own Java, and no other")
    Stream<DynamicTest> onItsOwnJava() throws Exception {
        return all(Built.withRuntime(), null);
    }

    private Stream<DynamicTest> all(Path archive, @Nullable Path java) throws Exception {
        var installation = Installation.unpack(archive, folder, java);
        var tests = new ArrayList<DynamicTest>();
        for (var tool : List.<TopCommand>of(new ImgTool(), new FlasherTool())) {
            for (var command : Tree.of(tool).all()) {
                tests.add(dynamicTest(command.words() + " --help", () -> helps(installation, command)));
            }
            tests.add(dynamicTest(Tree.of(tool).name() + " --version", () -> tellsItsVersion(installation, tool)));
        }
        tests.add(dynamicTest("an image is built, explained and flashed", () -> buildsAndFlashes(installation)));
        tests.add(dynamicTest("a station flashes, records and hears Ctrl-C", () -> stationHearsCtrlC(installation)));
        tests.add(dynamicTest("the natives of libusb are loaded", () -> loadsLibusb(installation)));
        tests.add(dynamicTest("the natives for serial ports are loaded", () -> loadsSerialPorts(installation)));
        return tests.stream();
    }

    private static void helps(Installation installation, Tree command) throws Exception {
        var words = new ArrayList<>(List.of(command.words().split(" ", -1)));
        words.add("--help");

        var run = run(installation, words);

        assertThat(run).isEqualTo(new Run(0, run.out(), ""));
        assertThat(run.out()).startsWith("Usage: " + command.words()).contains("--help");
    }

    private static void tellsItsVersion(Installation installation, TopCommand tool) throws Exception {
        var name = Tree.of(tool).name();

        assertThat(installation.run(name, "--version")).isEqualTo(new Run(0, name + " " + Built.VERSION + "\n", ""));
    }

    private static Run run(Installation installation, List<String> words) throws Exception {
        return installation.run(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    }

    private static void buildsAndFlashes(Installation installation) throws Exception {
        Files.write(installation.work().resolve("däta.bin"), new byte[100_000]);
        assertThat(installation.run(
                        "dfu-imgtool", "create", "--target", "esp32s3", "-o", "für S3.bin", "0x10000", "däta.bin"))
                .extracting(Run::exit)
                .isEqualTo(0);

        var info = installation.run("dfu-imgtool", "info", "für S3.bin");
        assertThat(info.exit()).as(info.err()).isZero();
        assertThat(info.out()).contains("für S3.bin: DFU image for esp32s3", "däta.bin");

        var flashed = installation.run("dfu-flasher", "flash", "--usb", "sim", "für S3.bin");
        assertThat(flashed.exit()).as(flashed.err()).isZero();
        assertThat(flashed.out() + flashed.err()).contains("SIMULATED", "flashed and confirmed");
    }

    /** The program that is called after each board presses Ctrl-C. */
    private static void stationHearsCtrlC(Installation installation) throws Exception {
        Files.writeString(installation.work().resolve("job.json"), "{\"image\": \"für S3.bin\"}");
        var hook = Files.writeString(installation.work().resolve("press.sh"), "#!/bin/sh\nkill -INT $PPID\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));

        var run = installation.hearing(
                "dfu-flasher", "station", "job.json", "--usb", "sim", "--http", "0", "--hook", "./press.sh");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(130);
        assertThat(run.err())
                .contains("The page for the operator: http://", "No further board is taken", "1 confirmed, 0 failed");
        var report = installation.run("dfu-flasher", "station", "report", "--records", "station-records.db");
        assertThat(report.out()).as(report.err()).contains("1 attempts, 1 confirmed", "yield 100.0 %");
    }

    /** There may be no USB here, and then libusb says so. */
    private static void loadsLibusb(Installation installation) throws Exception {
        assertThat(installation.run("dfu-flasher", "list").err()).doesNotContain("cannot be loaded");
    }

    private static void loadsSerialPorts(Installation installation) throws Exception {
        var run = installation.run("dfu-flasher", "monitor", "--port", "/dev/there-is-none", "--timeout", "100ms");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).doesNotContain("serial-unavailable");
    }

    @Test
    void theZipHasWhatTheTarHasAndTheLaunchersCanBeRun() throws Exception {
        var tar = Installation.unpack(Built.archive("tar.gz"), folder, OLDEST);
        var unpacked = new TreeMap<String, String>();
        var zipped = new TreeMap<String, String>();
        collect(tar.home(), unpacked);

        var options = Map.of("enablePosixFileAttributes", "true");
        try (var zip = FileSystems.newFileSystem(Built.archive("zip"), options)) {
            collect(zip.getPath("/dfu-tools-" + Built.VERSION), zipped);
        }

        assertThat(zipped).isEqualTo(unpacked);
        assertThat(zipped)
                .containsEntry("bin/dfu-imgtool", "rwxr-xr-x")
                .containsEntry("bin/dfu-flasher", "rwxr-xr-x")
                .containsEntry("bin/dfu-flasher.cmd", "rw-r--r--");
    }

    private static void collect(Path root, Map<String, String> found) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        root.relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }
}
