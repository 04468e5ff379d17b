// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher makes an archive of classes, and when it has Java use one; the Java only tells how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "launcher.cmd does without")
class ClassArchiveTest {

    @TempDir
    private Path temp;

    private LauncherBench bench;
    private Path dist;
    private Path jdk;
    private Path cache;
    private Path place;
    private Path old;
    private Map<String, String> environment;

    @BeforeEach
    void install() throws IOException {
        var folder = Files.createDirectories(temp.toRealPath().resolve("wörk bäg"));
        cache = Files.createDirectories(folder.resolve("a cache"));
        bench = new LauncherBench(folder, new LinkedHashMap<>());
        environment = bench.environment();
        environment.putAll(Map.of("LC_ALL", "C.UTF-8", "PATH", "/usr/bin:/bin", "XDG_CACHE_HOME", cache.toString()));
        old = Files.writeString(folder.resolve("old"), "");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000_000_000L));
        dist = bench.install("dist");
        java("17.0.15");
    }

    private void java(String version) throws IOException {
        jdk = bench.jdk("jdk-" + version, version);
        environment.put("JAVA_HOME", jdk.toString());
        place = cache.resolve("dfu-tools/tool" + jdk + dist);
    }

    private List<String> run() throws Exception {
        var run = bench.run(dist.resolve("bin/tool").toString(), "word");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(42);
        assertThat(run.out()).endsWith("com.example.Main", "word");
        return run.out();
    }

    /** Runs the tool, and returns when what that has begun behind the run has ended. */
    private void runAndMake() throws Exception {
        var identity = place.resolve("identity");
        if (Files.exists(identity)) {
            Files.setLastModifiedTime(identity, FileTime.fromMillis(0));
        }
        assertThat(run()).noneMatch(word -> word.contains(cache.toString()));
        until("[ '" + identity + "' -nt '" + old + "' ] && [ ! -e '" + place + "/making' ]");
    }

    private void until(String condition) throws Exception {
        var waiting = "n=0; until " + condition + "; do n=$((n + 1)); [ $n -lt 300 ] || exit 1; sleep 0.1; done";
        assertThat(bench.run("/bin/sh", "-c", waiting).exit()).as(condition).isZero();
    }

    private String used() {
        return "-XX:SharedArchiveFile=" + place.resolve("classes");
    }

    /** What is filled in when it is built is not found inside of what the shell fills in. */
    @Test
    void whatTheBuildFillsInStandsByItself() throws IOException {
        assertThat(Files.readString(Path.of("src/main/dist/launcher.sh")))
                .doesNotContainPattern("\\$\\{[^}]*\\$\\{launcher");
    }

    @Test
    void theFirstRunHasOneMadeAndTheSecondUsesIt() throws Exception {
        runAndMake();

        assertThat(run())
                .startsWith("jdk-17.0.15", "-XX:+UseSerialGC", "-XX:-UsePerfData")
                .containsSubsequence("-Xlog:disable", used(), "-cp");
        assertThat(place.resolve("classes"))
                .content()
                .contains("-XX:+UseSerialGC -XX:-UsePerfData")
                .endsWith("io.github.dfumaven.cli.Rehearsal com.example.Main\n");
        try (var left = Files.list(place)) {
            assertThat(left.map(Path::getFileName)).map(Path::toString).containsOnly("classes", "identity");
        }
    }

    @ParameterizedTest
    @CsvSource({"21.0.1, true, SharedArchiveFile", "25, true, SharedArchiveFile", "25, false, AOTCache"})
    void whichKindDependsOnTheJavaAndOnNativeAccessWhichTurnsTheNewKindOff(
            String version, boolean announced, String kind) throws Exception {
        java(version);
        if (!announced) {
            var script = dist.resolve("bin/tool");
            Files.writeString(
                    script,
                    Files.readString(script).replace("native='--enable-native-access=ALL-UNNAMED'", "native=''"));
        }
        runAndMake();

        assertThat(run()).contains("-XX:" + kind + "=" + place.resolve("classes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dist/lib/tool.jar", "jdk-17.0.15/lib/modules", "jdk-17.0.15/lib/server/libjvm.so"})
    void anotherFileMeansAnotherArchive(String changed) throws Exception {
        runAndMake();
        Files.writeString(bench.folder().resolve(changed), "another one");

        runAndMake();

        assertThat(run()).contains(used());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dist", "with blanks  in it", "st*r [and] more"})
    void whereTheClassPathNamesItsJarsOnlyTheseCount(String name) throws Exception {
        Files.createDirectories(bench.folder().resolve("star [and] more/lib"));
        dist = bench.install(name);
        place = cache.resolve("dfu-tools/tool" + jdk + dist);
        var script = Files.readString(dist.resolve("bin/tool"));
        assertThat(script).contains("jars=\"$home/lib/*\"");
        LauncherBench.program(
                dist.resolve("bin/tool"),
                script.replace("jars=\"$home/lib/*\"", "jars=\"$home/lib/tool.jar:$home/lib/more.jar\""));
        Files.writeString(dist.resolve("lib/more.jar"), "classes");
        runAndMake();

        Files.writeString(dist.resolve("lib/other.jar"), "of another tool");
        assertThat(run()).contains(used());

        Files.writeString(dist.resolve("lib/more.jar"), "other classes");
        runAndMake();
        assertThat(run()).contains(used());
    }

    @Test
    void aJavaHomeMayBeRelative() throws Exception {
        environment.put("JAVA_HOME", String.valueOf(jdk.getFileName()));
        runAndMake();
        assertThat(run()).contains(used());

        Files.writeString(jdk.resolve("lib/modules"), "another one");
        runAndMake();
        assertThat(run()).contains(used());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foreign, and longer than what was there"})
    void aDamagedOneIsNotUsedAndMadeAnew(String content) throws Exception {
        runAndMake();
        Files.writeString(place.resolve("classes"), content);

        runAndMake();

        assertThat(run()).contains(used());
    }

    @Test
    void twoInstallationsDoNotTakeItFromEachOther() throws Exception {
        runAndMake();
        var first = used();
        var old = dist;
        dist = bench.install("another");
        place = cache.resolve("dfu-tools/tool" + jdk + dist);
        runAndMake();
        assertThat(run()).contains(used()).doesNotContain(first);

        dist = old;
        assertThat(run()).contains(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DFU_CLASS_ARCHIVE", "DFU_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void itIsSwitchedOffByItsVariableAndByOptionsThatItMayNotFit(String variable) throws Exception {
        runAndMake();
        environment.put(variable, "-Dany=thing");

        assertThat(run()).doesNotContain(used(), "-Xlog:disable");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsSaid() throws Exception {
        var file = Files.writeString(bench.folder().resolve("file"), "");
        for (var where : List.of(file.toString(), "/proc/no-such", "relative", "", "with:colon", "with%percent")) {
            environment.put("XDG_CACHE_HOME", where);
            assertThat(run()).as(where).doesNotContain("-Xlog:disable");
        }
        assertThat(file).isEmptyFile();
    }

    /** As with a Java that knows no such option: it would be asked each time. */
    @Test
    void whatDidNotWorkIsNotTriedAgain() throws Exception {
        Files.writeString(
                jdk.resolve("bin/java"),
                Files.readString(jdk.resolve("bin/java")).replace("echo \"$*\" >", "echo tried >>../../tries; : "));

        run();
        until("[ -e '" + place + "/failed' ] && [ ! -e '" + place + "/making' ]");
        run();
        until("[ ! -e '" + place + "/making' ]");

        assertThat(place.resolve("tries")).hasContent("tried");
        assertThat(place.resolve("classes")).doesNotExist();
    }

    @Test
    void whatWasLeftByOneThatWasKilledIsNoHindrance() throws Exception {
        Files.createDirectories(place.resolve("making/work"));
        Files.createSymbolicLink(place.resolve("lock"), Path.of("999999999"));

        runAndMake();

        assertThat(run()).contains(used());
    }

    @Test
    void manyAtOnceMakeOne() throws Exception {
        var runs = "for i in 1 2 3 4 5 6; do '" + dist + "/bin/tool' word & done; wait";
        assertThat(bench.run("/bin/sh", "-c", runs).err()).isEmpty();
        until("[ -e '" + place + "/identity' ] && [ ! -e '" + place + "/making' ]");

        assertThat(run()).contains(used());
    }
}
