// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell script that starts both tools, with a Java that only tells how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has launcher.cmd")
class LauncherTest {

    @TempDir
    private Path temp;

    private LauncherBench bench;
    private Path folder;
    private Path dist;
    private Path launcher;
    private Map<String, String> environment;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createDirectories(temp.toRealPath().resolve("work"));
        bench = new LauncherBench(folder, new LinkedHashMap<>());
        environment = bench.environment();
        dist = bench.install("dist");
        launcher = dist.resolve("bin/tool");
        environment.put("PATH", bench.jdk("jdk-21", "21.0.1") + "/bin:/usr/bin:/bin");
    }

    @Test
    void startsJavaFromThePath() throws Exception {
        environment.put("DFU_JAVA_OPTS", "-Dnone");

        var run = bench.run(launcher.toString(), "one");

        assertThat(run.out())
                .containsExactly(
                        "jdk-21",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Dnone",
                        "-Ddfu.terminal=",
                        "-cp",
                        dist + "/lib/*",
                        "com.example.Main",
                        "one");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as("that of the tool").isEqualTo(42);
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Files.writeString(folder.resolve("file.bin"), "");
        var arguments = List.of("a b", "", "*", "it's", "say \"so\"", "$HOME", "\\n", "-n", "größe", "`id`", "a\nb");
        assumeEncodable(arguments.toString());

        var run = bench.run(launcher.toString(), arguments.toArray(String[]::new));

        assertThat(String.join("\n", run.out())).endsWith("com.example.Main\n" + String.join("\n", arguments));
    }

    @Test
    void linksLeadHome() throws Exception {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.createSymbolicLink(folder.resolve("absolute"), launcher);
        Files.createSymbolicLink(folder.resolve("relative"), Path.of("dist/bin/tool"));
        Files.createSymbolicLink(folder.resolve("deep/er/chain"), Path.of("../../relative"));
        Files.createSymbolicLink(folder.resolve("linked"), dist);

        for (var link : List.of(
                "./absolute",
                "./relative",
                "deep/er/chain",
                "linked/bin/tool",
                "dist/bin/tool",
                folder + "/dist/lib/../bin//tool")) {
            assertThat(bench.run(link).out()).as(link).contains(dist + "/lib/*");
        }
        environment.merge("PATH", folder + ":", (old, first) -> first + old);
        assertThat(bench.run("relative").out()).as("from the PATH").contains(dist + "/lib/*");
    }

    /** Not every readlink can follow all of them at once: that of macOS could not before 12.3. */
    @Test
    void linksLeadHomeWithAReadlinkThatFollowsOne() throws Exception {
        LauncherBench.program(folder.resolve("bare/readlink"), """
                #!/bin/sh
                case $1 in -f) echo "readlink: illegal option -- f" >&2; exit 1 ;; esac
                exec /usr/bin/readlink "$@"
                """);
        environment.merge("PATH", folder + "/bare:", (old, first) -> first + old);

        linksLeadHome();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks  in it", "größe", "-n", "st*r", "quo'te\""})
    void theFolderMayHaveAnyName(String name) throws Exception {
        assumeEncodable(name);
        var moved = bench.install(name);

        assertThat(bench.run("./" + name + "/bin/tool").out()).contains(moved + "/lib/*");
        assertThat(bench.run(moved + "/bin/tool").out()).contains(moved + "/lib/*");
    }

    @Test
    void aColonInItsNameIsRefusedBecauseJavaCannotHaveOne() throws Exception {
        var run = bench.run(bench.install("a:b") + "/bin/tool");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .isEqualTo("tool: Java cannot load from a folder with a colon in its name: " + folder
                        + "/a:b; move it elsewhere.\n");
    }

    @Test
    void aCopyOfTheScriptAloneSaysWhatIsMissing() throws Exception {
        Files.createDirectories(folder.resolve("elsewhere/bin"));
        Files.copy(launcher, folder.resolve("elsewhere/bin/tool"), StandardCopyOption.COPY_ATTRIBUTES);

        var run = bench.run("elsewhere/bin/tool");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).startsWith("tool: " + folder + "/elsewhere/lib is missing; ");
    }

    @Test
    void cdpathLeadsNowhereElse() throws Exception {
        Files.createDirectories(folder.resolve("trap/dist/bin"));
        environment.put("CDPATH", folder.resolve("trap").toString());

        assertThat(bench.run("dist/bin/tool").out()).contains(dist + "/lib/*");
    }

    @Test
    void javaHomeWins() throws Exception {
        environment.put("JAVA_HOME", bench.jdk("jdk-17", "17.0.15").toString());

        assertThat(bench.run(launcher.toString()).out()).startsWith("jdk-17", "-XX:+UseSerialGC");
    }

    @Test
    void theJavaBesideItComesFirst() throws Exception {
        environment.put("JAVA_HOME", bench.jdk("jdk-17", "17.0.15").toString());
        bench.jdk("dist/runtime", "25.0.3");

        assertThat(bench.run(launcher.toString()).out()).startsWith("dist/runtime", "-XX:+UseSerialGC");
    }

    @Test
    void aWrongJavaHomeIsNamed() throws Exception {
        environment.put("JAVA_HOME", folder + "/no such jdk");
        Files.createDirectories(folder.resolve("odd/bin/java"));

        var run = bench.run(launcher.toString());
        environment.put("JAVA_HOME", folder + "/odd");
        var odd = bench.run(launcher.toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .isEqualTo("tool: JAVA_HOME is " + folder
                        + "/no such jdk, but there is no bin/java in it; point it at a Java 17 or newer.\n");
        assertThat(odd.err()).as("a folder is no program").contains("but there is no bin/java in it");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_412", "11.0.2", "16", "9-ea"})
    void anOldJavaIsRefusedInOneLine(String version) throws Exception {
        var home = bench.jdk("old", version);
        environment.put("JAVA_HOME", home.toString());
        var expected = "tool: " + home + "/bin/java is Java " + version
                + ", but 17 or newer is needed; set JAVA_HOME to one.\n";

        var run = bench.run(launcher.toString());
        Files.delete(home.resolve("release"));
        var asked = bench.run(launcher.toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).isEqualTo(expected);
        assertThat(asked.err()).as("told by the Java itself").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"17, false", "17.0.15, false", "21.0.1, false", "22, true", "25-ea, true", "26.0.1, true"})
    void newJavasAreToldOfTheNativeAccess(String version, boolean told) throws Exception {
        var home = bench.jdk("any", version);
        environment.put("JAVA_HOME", home.toString());

        var run = bench.run(launcher.toString());
        Files.delete(home.resolve("release"));
        var asked = bench.run(launcher.toString());

        assertThat(run.out().contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(told);
        assertThat(asked.out()).isEqualTo(run.out());
    }

    @Test
    void aJavaBehindLinksIsFoundOut() throws Exception {
        var home = bench.jdk("real", "11.0.2");
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("alternative"), home.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternative"));
        environment.put("PATH", bin + ":/usr/bin:/bin");

        assertThat(bench.run(launcher.toString()).err()).contains("is Java 11.0.2, but 17");
    }

    @Test
    void noJavaAtAllSaysSo() throws Exception {
        environment.put("PATH", "");

        var run = bench.run(launcher.toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).isEqualTo("tool: no Java found; install Java 17 or newer, or set JAVA_HOME to it.\n");
    }

    @Test
    void javaHomeIsEnoughWithoutAnyPath() throws Exception {
        environment.put("PATH", "");
        environment.put("JAVA_HOME", bench.jdk("alone", "21.0.1").toString());

        assertThat(bench.run(launcher.toString(), "x").out())
                .contains(dist + "/lib/*")
                .endsWith("x");
    }

    @ParameterizedTest
    @CsvSource({
        ", C.UTF-8",
        "C, C.UTF-8",
        "POSIX, C.UTF-8",
        "C.UTF-8, C.UTF-8",
        "de_DE.UTF-8, de_DE.UTF-8",
        "de_DE, de_DE",
        "not_INSTALLED.UTF-8, C.UTF-8"
    })
    void fileNamesMayHaveAnyLetterInTheBareLocale(String locale, String effective) throws Exception {
        LauncherBench.program(folder.resolve("jdk-21/bin/locale"), """
                #!/bin/sh
                case $1=${LC_ALL:-${LC_CTYPE:-$LANG}} in
                    charmap=not_*) echo 'locale: Cannot set LC_ALL' >&2; echo ANSI_X3.4-1968 ;;
                    charmap=*.UTF-8) echo UTF-8 ;;
                    charmap=*) echo ISO-8859-1 ;;
                esac
                """);
        for (var variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            environment.keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
            if (locale != null) {
                environment.put(variable, locale);
            }
            assertThat(bench.run(launcher.toString(), "show-locale").out())
                    .as("%s=%s", variable, locale)
                    .endsWith(effective);
        }
    }

    @Test
    void aClosedInputCannotBeReadRatherThanBeingAFileOfJava() throws Exception {
        LauncherBench.program(dist.resolve("closed"), "#!/bin/sh\nexec " + launcher + " show-input <&-\n");

        assertThat(bench.run(launcher.toString(), "show-input").out()).containsExactly("readable");
        assertThat(bench.run(dist.resolve("closed").toString()).out()).containsExactly("unreadable");
    }

    @Test
    void optionsForJavaAreSplitAtBlanksOnly() throws Exception {
        environment.put("DFU_JAVA_OPTS", "-Xmx64m  -Dpattern=*");

        assertThat(bench.run(launcher.toString()).out()).containsSubsequence("-Xmx64m", "-Dpattern=*", "-cp");
    }

    private static void assumeEncodable(String text) {
        var charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        Assumptions.assumeTrue(
                charset.newEncoder().canEncode(text),
                charset + " has no letters for " + text + "; run with LC_ALL=C.UTF-8");
    }
}
