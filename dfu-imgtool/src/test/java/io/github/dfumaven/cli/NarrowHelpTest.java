// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NarrowHelpTest {

    private static final String USAGE = """
            Usage: tool job [-h] [--all]
                            [FILE]
            Does the whole of a job that takes
            more than a line to say.
                  [FILE]      The file.
                  --all       All of it, and more
                                than that.
              -h, --help      Show this help and exit.
            Commands:
              go    Goes.
            """;

    @Test
    void whatAnOptionDoesStandsBelowItsName() {
        assertThat(NarrowHelp.of(USAGE, 24).lines())
                .containsExactly(
                        "Usage: tool job [-h]",
                        "      [--all] [FILE]",
                        "Does the whole of a job",
                        "that takes more than a",
                        "line to say.",
                        "  [FILE]",
                        "      The file.",
                        "  --all",
                        "      All of it, and",
                        "      more than that.",
                        "  -h, --help",
                        "      Show this help and",
                        "      exit.",
                        "Commands:",
                        "  go",
                        "      Goes.");
    }

    @Test
    void aWordThatIsLongerThanALineIsCut() {
        assertThat(NarrowHelp.of("Abcdefghijklm", 10).lines()).containsExactly("Abcdefghij", "klm");
    }
}
