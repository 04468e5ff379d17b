// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsPagesTest {

    private final SettingsTables tables;

    SettingsPagesTest() throws Exception {
        tables = new SettingsTables();
    }

    /** {@code -Ddocs.write} writes the tables instead of comparing them. */
    @Test
    void theTablesOfOptionsAreMadeOfTheCommands() throws IOException {
        GeneratedDocs.checkParts("commands.md", tables::of);
    }

    @Test
    void theTablesOfParametersAreMadeOfThePlugin() throws IOException {
        GeneratedDocs.checkParts("goals.md", tables::of);
    }

    @Test
    void everyCommandAndGoalIsInATable() throws IOException {
        var there = Stream.of(GeneratedDocs.parts("commands.md"), GeneratedDocs.parts("goals.md"))
                .flatMap(List::stream)
                .flatMap(what -> Stream.of(what.replaceFirst(" beside .*", "").split(", ")));

        assertThat(there).containsAll(tables.owners()).doesNotHaveDuplicates();
    }
}
