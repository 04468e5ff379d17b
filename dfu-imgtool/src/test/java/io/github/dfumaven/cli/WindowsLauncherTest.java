// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script that starts both tools on Windows: how it is written, and under Wine's cmd what it does, with a Java that only tells how
 * it was called. Wine's cmd is stricter than that of Windows in what it understands.
 */
class WindowsLauncherTest {

    private static final Path SCRIPT = Path.of("src/main/dist/launcher.cmd");

    /** With a lone line feed cmd loses its place in a script, and letters beyond ASCII depend on a code page. */
    @Test
    void itIsWrittenAsCmdReadsIt() throws IOException {
        var script = Files.readString(SCRIPT, StandardCharsets.UTF_8);

        assertThat(script)
                .matches("(?s)\\p{ASCII}*")
                .startsWith("@echo off\r\n")
                .endsWith("\r\n");
        assertThat(script.replace("\r\n", "")).doesNotContain("\n", "\r", "\t");
        assertThat(script.chars().filter(letter -> letter == '(').count())
                .isEqualTo(script.chars().filter(letter -> letter == ')').count());
        assertThat(script.lines())
                .allSatisfy(line -> assertThat(
                                line.chars().filter(letter -> letter == '"').count() % 2)
                        .as(line)
                        .isZero());
    }

    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Wine is for other systems")
    class UnderWine {

        private static final String JAVA = """
                #include <stdio.h>
                #include <stdlib.h>
                #include <wchar.h>
                #include <windows.h>
                int wmain(int count, wchar_t **words) {
                    char text[4096];
                    if (count == 2 && !wcscmp(words[1], L"-version")) {
                        fprintf(stderr, "Picked up JAVA_TOOL_OPTIONS: -Da=b\\n");
                        fprintf(stderr, "openjdk version \\"%s\\" 2026-01-01\\n", getenv("STUB_VERSION"));
                        return 0;
                    }
                    for (int i = 0; i < count; i++) {
                        WideCharToMultiByte(CP_UTF8, 0, words[i], -1, text, sizeof text, 0, 0);
                        printf("%s\\n", text);
                    }
                    return 42;
                }
                """;

        private record Run(int exit, List<String> out, String err) {}

        @TempDir
        private static Path prefix;

        @TempDir
        private Path temp;

        private Path dist;
        private Path jdk;
        private final Map<String, String> environment = new LinkedHashMap<>();

        @BeforeEach
        void install() throws Exception {
            for (var program : List.of("wine", "x86_64-w64-mingw32-gcc")) {
                Assumptions.assumeTrue(
                        Files.isExecutable(Path.of("/usr/bin", program)),
                        program + " is not installed (apt-get install wine wine64 gcc-mingw-w64-x86-64)");
            }
            var root = temp.toRealPath();
            dist = Files.createDirectories(root.resolve("Wörk bäg/dist"));
            jdk = root.resolve("JDK (x86)");
            Files.createDirectories(dist.resolve("bin"));
            var script = Files.readString(SCRIPT)
                    .replace("${launcher.name}", "tool")
                    .replace("${launcher.main}", "com.example.Main")
                    .replace("${launcher.options}", "-XX:+UseSerialGC -XX:-UsePerfData")
                    .replace("${launcher.native}", "--enable-native-access=ALL-UNNAMED");
            Files.writeString(dist.resolve("bin/tool.cmd"), script);
            java(jdk);
            environment.put("STUB_VERSION", "17.0.15");
            environment.put("JAVA_HOME", windows(jdk));
        }

        /** Wine goes on for a while in the background, and writes. */
        @AfterAll
        static void endWine() throws IOException, InterruptedException {
            var server = Path.of("/usr/bin/wineserver");
            if (Files.isExecutable(server)) {
                var end = new ProcessBuilder(server.toString(), "-k", "-w");
                end.environment().put("WINEPREFIX", prefix.toString());
                end.start().waitFor(1, TimeUnit.MINUTES);
            }
        }

        private void java(Path home) throws Exception {
            var source = Files.writeString(temp.resolve("java.c"), JAVA);
            var exe = Files.createDirectories(home.resolve("bin")).resolve("java.exe");
            assertThat(start(List.of("x86_64-w64-mingw32-gcc", "-municode", "-o", exe.toString(), source.toString()))
                            .exit())
                    .isZero();
        }

        private static String windows(Path path) {
            return "Z:" + path.toString().replace('/', '\\');
        }

        private Run tool(String... words) throws Exception {
            var command = new ArrayList<>(List.of("wine", "cmd", "/c", "tool.cmd"));
            command.addAll(List.of(words));
            return start(command);
        }

        private Run start(List<String> command) throws Exception {
            var builder = new ProcessBuilder(command)
                    .directory(dist.resolve("bin").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(temp.resolve("out").toFile())
                    .redirectError(temp.resolve("err").toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "PATH", "/usr/bin:/bin",
                            "LC_ALL", "C.UTF-8",
                            "HOME", temp.toString(),
                            "WINEDEBUG", "-all",
                            "WINEPREFIX",
                                    Path.of("target/wine").toAbsolutePath().toString()));
            builder.environment().putAll(environment);
            var process = builder.start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(command.toString())
                    .isTrue();
            return new Run(
                    process.exitValue(),
                    Files.readString(temp.resolve("out")).lines().toList(),
                    Files.readString(temp.resolve("err")).replace("\r", ""));
        }

        @Test
        void argumentsArriveAsTheyAreAndTheExitCodeIsThatOfTheTool() throws Exception {
            var run = tool("create", "-o", "für S3.bin", "a*b", "it!s", "--x=1");

            assertThat(run.out())
                    .containsExactly(
                            windows(jdk) + "\\bin\\java.exe",
                            "-XX:+UseSerialGC",
                            "-XX:-UsePerfData",
                            "-cp",
                            windows(dist) + "\\lib\\*",
                            "com.example.Main",
                            "create",
                            "-o",
                            "für S3.bin",
                            "a*b",
                            "it!s",
                            "--x=1");
            assertThat(run.exit()).isEqualTo(42);
        }

        @ParameterizedTest
        @CsvSource({"17, false", "21.0.1, false", "22, true", "25-ea, true", "26.0.1+9, true"})
        void newJavasAreToldOfTheNativeAccess(String version, boolean told) throws Exception {
            environment.put("STUB_VERSION", version);

            assertThat(tool("x").out().contains("--enable-native-access=ALL-UNNAMED"))
                    .isEqualTo(told);
        }

        @ParameterizedTest
        @CsvSource({"1.8.0_412", "11.0.2", "16", "9-ea"})
        void anOldJavaIsRefused(String version) throws Exception {
            environment.put("STUB_VERSION", version);

            var run = tool("x");

            assertThat(run.err()).contains("bin\\java.exe\" is Java " + version + ", but 17 or newer is needed;");
            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.out()).isEmpty();
        }

        @Test
        void aMissingJavaIsTold() throws Exception {
            environment.put("JAVA_HOME", "Z:\\no such jdk");
            var wrong = tool("x");
            environment.remove("JAVA_HOME");
            var none = tool("x");

            assertThat(wrong.exit()).isEqualTo(4);
            assertThat(wrong.err()).contains("tool: JAVA_HOME is \"Z:\\no such jdk\", but there is no bin\\java.exe");
            assertThat(none.exit()).isEqualTo(4);
            assertThat(none.err()).contains("tool: no Java found; install Java 17 or newer");
        }

        @Test
        void theJavaBesideItComesFirstAndThatOfThePathLast() throws Exception {
            environment.remove("JAVA_HOME");
            environment.put("WINEPATH", windows(jdk) + "\\bin");
            assertThat(tool("x").out())
                    .startsWith(windows(jdk) + "\\bin\\java.exe")
                    .endsWith("x");

            java(dist.resolve("runtime"));
            environment.put("JAVA_HOME", windows(jdk));
            assertThat(tool("x").out())
                    .startsWith(windows(dist) + "\\runtime\\bin\\java.exe")
                    .endsWith("x");
        }
    }
}
