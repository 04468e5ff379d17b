// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SourcesTest {

    /** Every recipe gives the bytes whose SHA-256 stands beside it; {@code inputs()} throws where it does not. */
    @TestFactory
    Stream<DynamicTest> everyRecipeGivesTheBytesItPromises() {
        return List.of("mkdfu", "partition-table", "check-sizes", "image-info", "merge-bin", "dfu-inspect", "parttool")
                .stream()
                .map(category -> DynamicTest.dynamicTest(category, () -> {
                    for (var vector : Shared.recorded(category)) {
                        assertThat(vector.inputs()).isNotNull();
                    }
                }));
    }
}
