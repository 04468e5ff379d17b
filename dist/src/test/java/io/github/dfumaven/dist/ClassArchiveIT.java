// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The archive of classes that the launchers make, with real Javas: it is made and taken, and whatever it is, the tools say the same. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "launcher.cmd does without")
class ClassArchiveIT {

    /** Which Java the tools run on. */
    enum On {
        OLDEST(System.getProperty("java.home")),
        NEWEST(System.getProperty("dfu.newestJava", "/usr/lib/jvm/temurin-25-jdk-amd64")),
        ITS_OWN("");

        private final String java;

        On(String java) {
            this.java = java;
        }
    }

    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource
    void itIsMadeBehindTheFirstRunAndTaken(On on) throws Exception {
        var tools = ArchivedTools.install(on.java, temp);
        Assumptions.assumeTrue(
                Files.exists(tools.archiveOfJava()),
                "a runtime of a JDK before 25 has no archive of classes to build on (-Ddist.jdk=)");
        var mains = Map.of(
                "dfu-imgtool", "io.github.dfumaven.imgtool.cli.ImgTool",
                "dfu-flasher", "io.github.dfumaven.flasher.cli.FlasherTool");
        for (var tool : mains.keySet()) {
            tools.runAndMake(tool);

            tools.version(tool);
            assertThat(tools.sources(tool))
                    .anyMatch(line -> line.contains(mains.get(tool) + " source: shared objects file"))
                    .anyMatch(line -> line.contains("picocli.CommandLine source: shared objects file"));
        }
    }

    /** As a runtime is that is made of a JDK before 25. */
    @Test
    void aJavaWithoutAnArchiveOfItsOwnRunsAsBefore() throws Exception {
        var tools = ArchivedTools.install(On.ITS_OWN.java, temp);
        Files.deleteIfExists(tools.archiveOfJava());

        tools.version("dfu-flasher");
        tools.until("[ -e '" + tools.place("dfu-flasher") + "/failed' ]");

        tools.version("dfu-flasher");
        assertThat(tools.takesIts("dfu-flasher")).isFalse();
    }

    /** Java opens all of them to find that a class is nowhere. */
    @Test
    void theImageToolHasNoJarOfTheFlasherOnItsClassPath() throws Exception {
        var tools = ArchivedTools.install(On.OLDEST.java, temp);

        assertThat(tools.classPath("dfu-imgtool").split(":", -1))
                .allMatch(jar -> Files.exists(Path.of(jar)), "exists")
                .anyMatch(jar -> jar.contains("/picocli-"))
                .anyMatch(jar -> jar.contains("/dfu-tools-"))
                .noneMatch(jar -> jar.contains("usb4java") || jar.contains("dfu-flasher"));
        assertThat(tools.classPath("dfu-flasher")).endsWith("/lib/*");
    }

    @ParameterizedTest
    @EnumSource(names = {"OLDEST", "NEWEST"})
    void whateverBecameOfItTheToolSaysTheSame(On on) throws Exception {
        var tools = ArchivedTools.install(on.java, temp);
        tools.runAndMake("dfu-imgtool");
        var classes = tools.place("dfu-imgtool").resolve("classes");
        var good = Files.readAllBytes(classes);

        // cut off, empty, another's, and one of another day
        for (int length : new int[] {good.length / 2, 100, 0}) {
            Files.delete(classes);
            Files.write(classes, Arrays.copyOf(good, length));
            tools.runAndMake("dfu-imgtool");
        }
        Files.delete(classes);
        Files.writeString(classes, "foreign");
        tools.runAndMake("dfu-imgtool");
        try (var jars = Files.list(tools.installation().home().resolve("lib"))) {
            for (var jar : jars.toList()) {
                Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
            }
        }
        tools.runAndMake("dfu-imgtool");
    }

    /** Java itself is not asked to tell what fits: this is what it says of one that does not, if it is made to look. */
    @ParameterizedTest
    @EnumSource(names = {"OLDEST", "NEWEST"})
    void oneThatOnlyJavaCanTellApartIsPassedOver(On on) throws Exception {
        var tools = ArchivedTools.install(on.java, temp);
        tools.runAndMake("dfu-imgtool");
        var place = tools.place("dfu-imgtool");
        var bytes = Files.readAllBytes(place.resolve("classes"));
        Arrays.fill(bytes, 0, 64, (byte) 0);
        var time = Files.getLastModifiedTime(place.resolve("classes"));
        var permissions = Files.getPosixFilePermissions(place.resolve("classes"));
        Assumptions.assumeTrue(place.resolve("classes").toFile().setWritable(true));
        try (var file = Files.newByteChannel(place.resolve("classes"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes));
        }
        Files.setPosixFilePermissions(place.resolve("classes"), permissions);
        Files.setLastModifiedTime(place.resolve("classes"), time);

        tools.version("dfu-imgtool");
        assertThat(tools.takesIts("dfu-imgtool")).as("what the launcher saw").isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"OLDEST", "NEWEST"})
    void aFullDiskIsLeftAlone(On on) throws Exception {
        var tools = ArchivedTools.install(on.java, temp);
        var mount = List.of(
                "mount", "-t", "tmpfs", "-o", "size=1m", "none", tools.cache().toString());
        Assumptions.assumeTrue(
                Installation.run(tools.folder(), Map.of(), mount).exit() == 0,
                "only root can mount a small file system");
        try {
            for (var tool : List.of("dfu-imgtool", "dfu-flasher")) {
                tools.version(tool);
                tools.until("[ -d '" + tools.place(tool) + "' ] && [ ! -h '" + tools.place(tool) + "/lock' ]");
            }
            try (var files = Files.walk(tools.cache())) {
                assertThat(files.filter(Files::isRegularFile).map(Path::getFileName))
                        .as("nothing is made, and nothing says that it cannot be: there may be room again")
                        .noneMatch(Set.of(Path.of("classes"), Path.of("failed"))::contains);
            }
        } finally {
            Installation.run(
                    tools.folder(),
                    Map.of(),
                    List.of("umount", "-l", tools.cache().toString()));
        }
    }
}
