// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES =
            List.of("dfu.all", "dfu.artifact", "dfu.dryRun", "dfu.path", "dfu.serial", "dfu.usb", "dfu.wait");

    @ParameterizedTest
    @CsvSource({
        "dfu.serail, dfu.serial",
        "dfu.dryrun, dfu.dryRun",
        "dfu.dry-run, dfu.dryRun",
        "dfu.pth, dfu.path",
        "dfu.waitt, dfu.wait",
        "dfu.al, dfu.all",
        "dfu., dfu.all"
    })
    void aMistypedNameLeadsToTheOneThatWasMeant(String typed, String meant) {
        assertThat(NearestName.of(typed, NAMES)).contains(meant);
    }

    @Test
    void swappedNeighboursAreOneChange() {
        assertThat(NearestName.of("ab", List.of("a", "ba"))).contains("a");
        assertThat(NearestName.of("abc", List.of("axx", "acb"))).contains("acb");
    }

    @Test
    void ofNoNamesNoneIsNear() {
        assertThat(NearestName.of("dfu.all", List.of())).isEmpty();
    }
}
