// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people read which chips there are, they read of all of them: a new chip is not forgotten in prose. */
class ChipListsTest {

    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "pom.xml",
                "site/src/site/markdown/index.md",
                "site/src/site/markdown/hardware.md",
                "dfu-maven-plugin/src/main/java/io/github/dfumaven/maven/CreateMojo.java"
            })
    void allAreNamed(String file) throws IOException {
        var text = Files.readString(ROOT.resolve(file));

        assertThat(Chip.withDfu()).isNotEmpty().allMatch(chip -> names(text, chip));
    }

    @Test
    void theTablesOfChipsHaveTheirIdsAndPlaces() throws IOException {
        for (var chip : Chip.withDfu()) {
            var ids = String.format(Locale.ROOT, "%04x:%04x", Chip.VENDOR_ID, chip.productId());
            var place =
                    String.format(Locale.ROOT, "0x%x", chip.bootloaderAddress().orElseThrow());
            assertThat(Files.readString(ROOT.resolve("README.md")))
                    .contains("| `" + chip.target() + "` | " + ids + " | " + place + " |");
            assertThat(Files.readString(ROOT.resolve("site/src/site/markdown/hardware.md")))
                    .containsPattern("(?m)^\\| " + label(chip) + " \\|.*\\| " + ids + " \\|$");
        }
    }

    private static boolean names(String text, Chip chip) {
        var shortened = label(chip).substring("ESP32-".length());
        return Pattern.compile("\\b(" + chip.target() + "|" + label(chip) + "|" + shortened + ")\\b")
                .matcher(text)
                .find();
    }

    private static String label(Chip chip) {
        return chip.name().replace('_', '-');
    }
}
