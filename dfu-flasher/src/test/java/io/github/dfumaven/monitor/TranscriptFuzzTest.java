// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.monitor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dfumaven.elf.ElfFile;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.text.TextWidth;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a board prints, in pieces, becomes harmless lines. */
class TranscriptFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Firmware.XTENSA_PANIC,
                        Firmware.RISC_V_PANIC,
                        "\033[0;32mI (31) boot\033[0m\r\nesp> \033[",
                        "Backtrace: 0x400d1f29:0x3ffb5140 |<-CORRUPTED\n\u009b31m \u202e \ud83d\ude00\t\r\r\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void everyLineIsHarmless(byte[] input) throws Exception {
        var elf = ElfFile.parse(Firmware.RISC_V);
        var request = MonitorRequest.builder().timestamps(true).build();
        Laws.read(input.length, () -> {
            var heard = new Heard();
            var decoder = Optional.of(new PanicDecoder(elf, SourceLines.NONE));
            var transcript = new Transcript(request, heard, LogFile.open(Optional.empty()), decoder, Clock.systemUTC());
            int half = input.length / 2;
            transcript.add(input, half);
            transcript.pause();
            var rest = Arrays.copyOfRange(input, half, input.length);
            transcript.add(rest, rest.length);
            transcript.pause();
            transcript.cut();
            heard.lines().forEach(line -> Laws.holds(TextWidth.isHarmless(line), "harmless", line));
            return heard.lines().size();
        });
    }
}
