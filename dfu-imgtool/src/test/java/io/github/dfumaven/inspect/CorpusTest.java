// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dfumaven.chip.Chip;
import io.github.dfumaven.content.ContentKind;
import io.github.dfumaven.error.Wording;
import io.github.dfumaven.firmware.FileKind;
import io.github.dfumaven.partition.Partition;
import io.github.dfumaven.vectors.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Real files of many projects: what they are, and the facts that their index tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {

    private static final Map<String, FileKind> FORMATS = Map.ofEntries(
            Map.entry("bootloader-or-ram", FileKind.ESP_IMAGE),
            Map.entry("app", FileKind.ESP_IMAGE),
            Map.entry("ram-image", FileKind.ESP_IMAGE),
            Map.entry("partition-table", FileKind.PARTITION_TABLE),
            Map.entry("partition-csv", FileKind.PARTITION_TABLE),
            Map.entry("merged", FileKind.FLASH_IMAGE),
            Map.entry("merged-noapp", FileKind.FLASH_IMAGE),
            Map.entry("dfu-dfuse", FileKind.DFUSE),
            Map.entry("dfu-suffix", FileKind.DFU_SUFFIXED),
            Map.entry("dfu-cpio-esp", FileKind.DFU_IMAGE),
            Map.entry("uf2", FileKind.UF2));

    /** Not sound although the index, which looks at less, says so; and why. */
    private static final Map<String, String> DAMAGED = Map.of(
            "esptool-test/images/partitions_singleapp.bin", "no row of ff ends the table, which the reference refuses",
            "esp-idf/test_mkdfu/2/dfu.bin", "cut into parts of 5 bytes, which share a sector",
            "esp32s3/pansyhou-restful/build/dfu.bin", "made for 2 MB, but has files behind them");

    /** What the index does not know. */
    private static final Map<String, FileKind> KNOWN_TO_US =
            Map.of("esptool-test/images/not_4_byte_aligned.bin", FileKind.ESP_IMAGE);

    private static final String NEEDS_OPTIONS = "csv/esp-idf/partitions_efuse_emul_3.csv";

    private final Map<String, Integer> counts = new TreeMap<>();

    @AfterAll
    void count() {
        System.out.println("corpus: " + counts);
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsWhatItsIndexSays() throws IOException {
        var corpus = Shared.require().resolve("corpus");
        var index = JsonParser.parseString(Files.readString(corpus.resolve("index.json")))
                .getAsJsonObject();
        return StreamSupport.stream(index.getAsJsonArray("entries").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(entry -> DynamicTest.dynamicTest(entry.get("file").getAsString(), () -> check(entry, corpus)));
    }

    private void check(JsonObject entry, Path corpus) throws IOException {
        var file = entry.get("file").getAsString();
        var info = Inspection.of(corpus.resolve(file));
        var format = KNOWN_TO_US.getOrDefault(
                file, FORMATS.getOrDefault(entry.get("kind").getAsString(), FileKind.UNKNOWN));
        counts.merge(format.id() + (info.isSound() ? " sound" : " not sound"), 1, Integer::sum);

        assertThat(info.kind()).as("format (%s)", info.problems()).isEqualTo(format);
        assertThat(info.size()).isEqualTo(entry.get("size").getAsLong());
        assertThat(info.sha256().toHex()).isEqualTo(entry.get("sha256").getAsString());
        if (entry.has("ok") && !entry.get("ok").isJsonNull() && format != FileKind.UNKNOWN) {
            boolean sound = entry.get("ok").getAsBoolean() && !DAMAGED.containsKey(file);
            assertThat(info.isSound()).as("sound (%s)", info.problems()).isEqualTo(sound);
        }
        if (file.equals(NEEDS_OPTIONS)) {
            assertThat(info.problems().get(0).code().id()).isEqualTo("partition-bootloader-offset-missing");
        } else if (!KNOWN_TO_US.containsKey(file)) {
            facts(entry, info);
        }
        for (int width : Set.of(40, 80, 10_000)) {
            assertThat(InfoText.lines(info, Wording.PLAIN, width)).isNotEmpty();
        }
        assertThat(JsonParser.parseString(InfoJson.write(List.of(info), Wording.PLAIN)))
                .isNotNull();
    }

    private static void facts(JsonObject entry, ImageInfo info) {
        var verified = entry.getAsJsonObject("verified");
        switch (info.kind()) {
            case ESP_IMAGE -> {
                var image = info.image().orElseThrow();
                assertThat(info.target().map(CorpusTest::label))
                        .hasValue(entry.get("chip").getAsString());
                assertThat(image.segments()).hasSize(verified.get("segments").getAsInt());
                assertThat(image.length()).isEqualTo(verified.get("image_len").getAsInt());
            }
            case PARTITION_TABLE -> {
                if (verified.has("names") && info.isSound()) {
                    assertThat(info.partitions().stream().map(Partition::name))
                            .containsExactlyElementsOf(strings(verified.get("names")));
                }
                if (verified.has("rows")) {
                    assertThat(info.partitions()).hasSize(verified.get("rows").getAsInt());
                }
            }
            case FLASH_IMAGE -> merged(entry, verified, info);
            case DFU_IMAGE, DFUSE, DFU_SUFFIXED -> {
                var suffix = info.suffix().orElseThrow();
                assertThat(suffix.crcValid()).isEqualTo(verified.get("crc_ok").getAsBoolean());
                assertThat(String.format(Locale.ROOT, "%04x", suffix.fields().idVendor()))
                        .isEqualTo(verified.get("vid").getAsString());
            }
            case UF2 ->
                assertThat(info.contents().get(0).address())
                        .isEqualTo(Long.decode(verified.get("start").getAsString()));
            default -> assertThat(info.problems()).hasSize(1);
        }
    }

    private static void merged(JsonObject entry, JsonObject verified, ImageInfo info) {
        assertThat(info.target().map(CorpusTest::label))
                .hasValue(entry.get("chip").getAsString());
        var bootloader = info.contents().get(0);
        assertThat(bootloader.kind()).isEqualTo(ContentKind.BOOTLOADER);
        assertThat(bootloader.address())
                .isEqualTo(Long.decode(verified.get("boot_off").getAsString()));
        var table = info.contents().stream()
                .filter(content -> content.kind() == ContentKind.PARTITION_TABLE)
                .toList();
        assertThat(table).hasSize(1);
        assertThat(table.get(0).address())
                .isEqualTo(Long.decode(verified.get("pt_off").getAsString()));
        var apps = info.contents().stream()
                .filter(content -> content.kind() == ContentKind.APP)
                .map(app -> app.partition().orElse("") + " at 0x" + Long.toHexString(app.address()));
        assertThat(apps)
                .containsExactlyElementsOf(
                        StreamSupport.stream(verified.getAsJsonArray("apps").spliterator(), false)
                                .map(JsonElement::getAsJsonObject)
                                .map(app -> app.get("part").getAsString() + " at "
                                        + app.get("off").getAsString())
                                .toList());
    }

    private static String label(Chip chip) {
        var name = chip.target().toUpperCase(Locale.ROOT);
        return name.length() > 5 ? name.substring(0, 5) + "-" + name.substring(5) : name;
    }

    private static List<String> strings(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }
}
