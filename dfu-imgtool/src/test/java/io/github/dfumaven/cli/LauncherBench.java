// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Installs the launcher with a Java that only tells how it was called, and runs it.
 *
 * @param folder where it is all made
 * @param environment of what is run, and nothing else
 */
record LauncherBench(Path folder, Map<String, String> environment) {

    private static final Path SCRIPT = Path.of("src/main/dist/launcher.sh");

    record Run(int exit, List<String> out, String err) {}

    Path install(String name) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/tool.jar"), "classes");
        var script = Files.readString(SCRIPT)
                .replace("${launcher.name}", "tool")
                .replace("${launcher.main}", "com.example.Main")
                .replace("${launcher.options}", "-XX:+UseSerialGC -XX:-UsePerfData")
                .replace("${launcher.native}", "--enable-native-access=ALL-UNNAMED");
        program(home.resolve("bin/tool"), script);
        return home;
    }

    /** A Java that tells its name and arguments, one a line, or its version; an archive of it holds how it was called. */
    Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        program(home.resolve("bin/java"), String.format(Locale.ROOT, """
                #!/bin/sh
                case $* in
                    -version) echo 'openjdk version "%s" 2026-01-01' >&2; exit 0 ;;
                    *show-input)
                        { true 3<&0; } 2>/dev/null || { echo closed; exit 0; }
                        cat >/dev/null 2>&1 && echo readable || echo unreadable
                        exit 0
                        ;;
                    *show-locale) echo "${LC_ALL:-${LC_CTYPE:-$LANG}}"; exit 0 ;;
                esac
                for word; do
                    case $word in
                        -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo "$*" >"${word#*=}"; exit 0 ;;
                    esac
                done
                echo %s
                printf '%%s\\n' "$@"
                exit 42
                """, version, name));
        Files.createDirectories(home.resolve("lib/server"));
        Files.writeString(home.resolve("lib/modules"), version);
        Files.writeString(home.resolve("lib/server/libjvm.so"), version);
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Some One\"\nJAVA_VERSION_DATE=\"2026-01-01\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    Run run(String program, String... arguments) throws Exception {
        // Quoting is left to nobody: the arguments reach the script as they are, in UTF-8.
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\"", program));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out.lines().toList(), Files.readString(folder.resolve("stderr")));
    }
}
