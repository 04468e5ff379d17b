// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.vectors.Shared;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RomRecordingsTest {

    private static int alike;

    @TestFactory
    Stream<DynamicTest> theSimulatedRomAnswersAsTheRomDoes() {
        var recordings = Shared.recorded("rom");
        assertThat(recordings).isNotEmpty();
        return Shared.tests(recordings, recording -> {
            new RomRecording(recording).play();
            alike++;
        });
    }

    @AfterAll
    static void count() {
        System.out.println("golden rom: " + alike + " recordings replayed, every answer and the flash alike");
    }
}
