// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.uf2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.bytes.Bytes;
import io.github.dfumaven.bytes.Region;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real UF2 files of four makers. */
class Uf2CorpusTest {

    private static final Map<String, String> NAMES =
            Map.of("RP2040", "RP2040", "ESP32-S2", "esp32s2", "ESP32-S3", "esp32s3", "ESP32", "esp32");

    @TestFactory
    Stream<DynamicTest> realFilesAreReadAsTheIndexSays() throws IOException {
        return entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.get("file").getAsString(), () -> {
                    var file = Uf2File.parse(Bytes.read(Shared.require()
                            .resolve("corpus")
                            .resolve(entry.get("file").getAsString())));
                    var facts = entry.getAsJsonObject("verified");
                    assertThat(file.problems()).isEmpty();
                    assertThat(file.blocks()).isEqualTo(facts.get("blocks").getAsInt());
                    assertThat(file.families().stream().map(Uf2Family::toString))
                            .containsExactlyElementsOf(StreamSupport.stream(
                                            facts.getAsJsonArray("families").spliterator(), false)
                                    .map(JsonElement::getAsString)
                                    .map(name -> NAMES.getOrDefault(name, name))
                                    .toList());
                    assertThat(file.ranges()).hasSize(facts.get("files").getAsInt());
                    assertThat(file.ranges().get(0).address())
                            .isEqualTo(Long.decode(facts.get("start").getAsString()));
                }));
    }

    @Test
    void writingTheContentOfAnEsptoolFileAgainGivesTheSameFile() throws IOException {
        var original = Bytes.read(Shared.require().resolve("corpus/uf2/esp32fota-idf-uf2.bin"));
        var ranges = Uf2File.parse(original).ranges().stream().map(Uf2Range::region);
        var again = Uf2FileTest.write(Uf2FileTest.options(Chip.ESP32, true), ranges.toArray(Region[]::new));
        assertThat(again.sha256()).isEqualTo(original.sha256());
    }

    private static List<JsonObject> entries() throws IOException {
        var index = JsonParser.parseString(Files.readString(Shared.require().resolve("corpus/index.json")));
        var entries = StreamSupport.stream(
                        index.getAsJsonObject().getAsJsonArray("entries").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(entry -> entry.get("kind").getAsString().equals("uf2"))
                .toList();
        assertThat(entries).hasSizeGreaterThanOrEqualTo(5);
        return entries;
    }
}
