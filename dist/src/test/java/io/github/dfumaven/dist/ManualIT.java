// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.dfumaven.cli.TopCommand;
import io.github.dfumaven.flasher.cli.FlasherTool;
import io.github.dfumaven.imgtool.cli.ImgTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages, as {@code man} shows them. */
class ManualIT {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> manShows() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/man")), "man is not installed (apt-get install man-db)");
        var pages = Installation.unpack(Built.archive("tar.gz"), folder, null)
                .home()
                .resolve("share/man");
        return Stream.<TopCommand>of(new ImgTool(), new FlasherTool())
                .flatMap(tool -> Tree.of(tool).all().stream())
                .map(command -> dynamicTest("man " + ManPage.name(command), () -> shows(pages, command)));
    }

    private void shows(Path pages, Tree command) throws Exception {
        var name = ManPage.name(command);
        var run = Installation.run(
                folder,
                Map.of("MANWIDTH", "80", "MAN_KEEP_FORMATTING", ""),
                List.of("man", "--warnings", "-M", pages.toString(), name));

        assertThat(run.err()).as("warnings of groff").isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80, "at most 80 columns");
        assertThat(run.out())
                .contains("NAME", name + " - ", "SYNOPSIS", "\n       " + command.words(), "EXIT STATUS", "SEE ALSO")
                // Variables of picocli, and its line ends. What values of NVS are filled with is called ${column} on
                // purpose.
                .doesNotContainPattern("\\$\\{([A-Z-]{3,}|sys:|env:|bundle:)")
                .doesNotContain("%n", "\\f");
        for (var option : command.options()) {
            assertThat(run.out()).contains(option.names());
        }
        command.below().forEach(child -> assertThat(run.out()).containsPattern("\n {7}" + child.name() + "[ \n]"));
    }
}
