// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.cli.OptionWording;
import io.github.dfumaven.error.Wording;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void aBugIsToBeReportedWithTheFrontEndsOwnOption() {
        assertThat(Explanation.of(new IllegalStateException("oops"), new OptionWording()))
                .isEqualTo(new Explanation(
                        "internal-error",
                        "java.lang.IllegalStateException: oops",
                        "This is a bug: please report it with the output of the same command and --stacktrace."));
    }

    @Test
    void aMissingFileIsExplainedInTwoLines() {
        assertThat(Explanation.of(new NoSuchFileException("app.bin"), Wording.PLAIN)
                        .lines())
                .isEqualTo("app.bin: there is no such file [file-not-found]\n"
                        + "  Check the name and the folder; build the file first if it is made by a build.");
    }
}
