// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.flashmap.FlashMap;
import io.github.dfumaven.fuzz.Laws;
import io.github.dfumaven.fuzz.Repair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of any kind, explained and drawn: what {@code info}, {@code verify} and the report show. */
class InspectionFuzzTest {

    static Stream<byte[]> seeds() {
        // what a merged image holds, close enough together for a fuzzer: bootloader at 0, table, app
        var flash = Samples.flash(0, Samples.bootloader(), 0x8000, Samples.table(), 0x10000, Samples.app());
        return Stream.of(
                        Samples.app(),
                        Samples.bootloader(),
                        Samples.table(),
                        Samples.uf2(),
                        Samples.dfuSe(),
                        Samples.ti(),
                        flash,
                        Samples.image(Chip.ESP32_S2, 2, true),
                        Bytes.utf8(":00000001FF\n"),
                        Bytes.utf8("nvs,data,nvs,0x9000,24K\n"),
                        Bytes.utf8("S00600004844521B\r\nS9030000FC\r\n"),
                        Bytes.utf8("<!DOCTYPE html>"),
                        Bytes.utf8("{\"a\": 1}"),
                        Bytes.hex("7f454c460101010000"))
                .map(Bytes::toByteArray);
    }

    @MethodSource("seeds")
    @FuzzTest
    void everyFileIsExplainedInHarmlessWords(byte[] input) {
        var file = Bytes.copyOf(input);
        tell(file);
        var repaired = Repair.image(file);
        if (!repaired.equals(file)) {
            tell(repaired);
        }
    }

    private static void tell(Bytes file) {
        Laws.read(file.length(), () -> {
            var info = Inspection.of("fuzzed", file);
            Laws.harmless(info.problems());
            for (int width : new int[] {40, 120}) {
                InfoText.lines(info, Wording.PLAIN, width).forEach(Laws::harmless);
            }
            var json = InfoJson.write(List.of(info), Wording.PLAIN);
            json.lines().forEach(line -> Laws.holds(line.chars().allMatch(c -> c >= ' '), "raw control", line));
            Laws.holds(JsonParser.parseString(json).isJsonObject(), "no object", json);
            FlashMap.find(info).ifPresent(map -> map.toUtf8().lines().forEach(line -> Laws.harmless(line.strip())));
            return info;
        });
    }
}
