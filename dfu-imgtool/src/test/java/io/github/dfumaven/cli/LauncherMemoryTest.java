// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much memory Java is told to begin with, and in pages of which size. */
class LauncherMemoryTest {

    private static final Path PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final String LARGE = "-XX:+UseTransparentHugePages";

    @TempDir
    private Path folder;

    private LauncherBench bench;
    private String launcher;

    @BeforeEach
    void install() throws Exception {
        bench = new LauncherBench(folder, new LinkedHashMap<>());
        launcher = bench.install("dist").resolve("bin/tool").toString();
        bench.environment().put("PATH", bench.jdk("jdk", "21.0.1") + "/bin:/usr/bin:/bin");
    }

    /** Where Linux has none, Java warns; where there is no Linux, it does not start with such an option. */
    @Test
    void isTakenSparinglyAndInLargePagesWhereThereAre() throws Exception {
        var enabled = Files.exists(PAGES) ? Files.readString(PAGES) : "[never]";
        var options = bench.run(launcher).out();

        assertThat(options).containsSubsequence("-Xms32m", "-Xmn24m", "-cp");
        assertThat(options.contains(LARGE)).as(enabled).isEqualTo(!enabled.contains("[never]"));
    }

    @Test
    void aSettingThatIsNotUnderstoodIsNone() throws Exception {
        for (var setting : List.of("", "always madvise [never]", "[sometimes] madvise")) {
            other(setting);
            assertThat(bench.run(launcher).out()).as(setting).contains("-cp").doesNotContain(LARGE);
        }
        for (var setting : List.of("[always] madvise never", "always [madvise] never")) {
            other(setting);
            assertThat(bench.run(launcher).out()).as(setting).contains(LARGE);
        }
    }

    /** {@code -Xms} beside a smaller {@code -Xmx} would keep Java from starting. */
    @ParameterizedTest
    @ValueSource(strings = {"DFU_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void isLeftToWhoTellsJavaSomethingElse(String variable) throws Exception {
        bench.environment().put(variable, "-Xmx16m");

        assertThat(bench.run(launcher).out()).contains("-cp").doesNotContain("-Xms32m", "-Xmn24m", LARGE);
    }

    private void other(String setting) throws Exception {
        var file = Files.writeString(folder.resolve("enabled"), setting + "\n");
        var script = Path.of(launcher);
        var text = Files.readString(script).replaceFirst("<\\S+/enabled", "<" + file);
        LauncherBench.program(script, text);
    }
}
