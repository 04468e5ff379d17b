// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.device.ChipFacts;
import io.github.dfumaven.flash.BoardIdentity;
import io.github.dfumaven.flash.Cancellation;
import io.github.dfumaven.flash.Flashers;
import io.github.dfumaven.flash.ProgressListener;
import io.github.dfumaven.flash.Selection;
import io.github.dfumaven.sim.ChipInside;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Boards of another host tell what they are: an answer without a byte goes over the wire as such. */
@Timeout(60)
class BoardsOverUsbIpTest {

    @ParameterizedTest
    @EnumSource(names = {"ESP32_S2", "ESP32_S3", "ESP32_S31"})
    void twoBoardsAreToldApart(Chip chip) throws IOException {
        var boards = Bench.boards(chip, 2);
        boards.list().forEach(board -> new ChipInside(board.rom()).revise(1, 0));
        try (var server = Bench.serve(boards);
                var bus = UsbIpHosts.open(Bench.hosts(server))) {
            var told = Flashers.of(bus).identify(Selection.any(), true, ProgressListener.NONE, new Cancellation());

            assertThat(told).extracting(BoardIdentity::error).allMatch(error -> error.isEmpty());
            assertThat(told)
                    .extracting(board -> board.facts().map(ChipFacts::words).orElseThrow())
                    .allMatch(words -> words.contains(" v1.0, ") && words.endsWith("flash chip ef4016 of 4 MB"))
                    .anyMatch(words -> words.contains("7c:df:a1:00:00:01"))
                    .anyMatch(words -> words.contains("7c:df:a1:00:00:02"));
        }
        assertThat(boards.list()).allMatch(board -> new ChipInside(board.rom()).hasOwnStrings());
    }
}
