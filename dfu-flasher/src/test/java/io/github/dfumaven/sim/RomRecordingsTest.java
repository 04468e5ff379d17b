// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dfumaven.vectors.Shared;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RomRecordingsTest {

    /** Scenarios that read memory and registers as string descriptors. */
    private static final List<String> NOT_SIMULATED = List.of("-flash-id", "-strings-moved");

    private static int alike;

    @TestFactory
    Stream<DynamicTest> theSimulatedRomAnswersAsTheRomDoes() {
        var recordings = Shared.cases("rom");
        assertThat(recordings).isNotEmpty();
        return Shared.tests(recordings, recording -> {
            assumeTrue(
                    NOT_SIMULATED.stream().noneMatch(recording.id()::endsWith),
                    "the simulated ROM does not read its memory and registers yet: " + recording.id());
            new RomRecording(recording).play();
            alike++;
        });
    }

    @AfterAll
    static void count() {
        System.out.println("golden rom: " + alike + " recordings replayed, every answer and the flash alike");
    }
}
